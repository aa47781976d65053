import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { contrastWithWhite } from '#shared/authorities/accent.ts';
import { type Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { textAt, type Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { type Clash, useVersioned } from '../ui/use-versioned.ts';
import { AccentPreview } from './accent-preview.tsx';
import { meQuery } from './place.ts';
import { settingsQuery } from './settings-data.ts';
import { shapesWithStatuses } from './shape-statuses.ts';
import { ShapesSection } from './shapes-section.tsx';

const route = getRouteApi('/$authority/settings');

export function SettingsPage() {
  const { authority } = route.useParams();
  const settings = useQuery(settingsQuery(authority));
  return (
    <Page
      title="Settings"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/people" params={{ authority }} key="people">
          People and settings
        </Link>,
      ]}
    >
      <Loaded query={settings} waiting={<GreyLines lines={10} />}>
        {(data) => (
          <>
            {data.can.change ? <SettingsForm opened={data} authority={authority} /> : <SettingsRead settings={data} />}
            <ShapesSection shapes={data.shapes} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SettingsRead({ settings }: { settings: Settings }) {
  return (
    <>
      <p className="govuk-body">Administrators change these.</p>
      <h2 className="govuk-heading-m">Statuses of {settings.name}</h2>
      <dl className="govuk-summary-list">
        {settings.statuses.map((status) => (
          <div className="govuk-summary-list__row" key={status.key}>
            <dt className="govuk-summary-list__key">
              <StatusTag status={status} />
            </dt>
            <dd className="govuk-summary-list__value">{status.definition}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const answersOf = ({ name, accent, statuses }: Settings): Values => ({ name, accent, statuses });

function statusWords(statuses: Settings['statuses'] | undefined): string {
  return (statuses ?? []).map(({ label, definition }) => `${label}: ${definition}`).join('\n');
}

function sidesOf({ mine, theirs }: Clash<Settings, SettingsChange>): Side[] {
  const asItIs = (words: string): string => words;
  return [
    { name: 'name', label: 'Name', mine: mine.name ?? '', theirs: theirs.name, show: asItIs },
    { name: 'accent', label: 'Colour', mine: mine.accent ?? '', theirs: theirs.accent, show: asItIs },
    {
      name: 'statuses',
      label: 'Statuses',
      mine: statusWords(mine.statuses),
      theirs: statusWords(theirs.statuses),
      show: asItIs,
    },
  ];
}

function SettingsForm({ opened, authority }: { opened: Settings; authority: string }) {
  const versioned = useVersioned<Settings, SettingsChange>(opened, answersOf);
  const { clash } = versioned;
  if (clash === null) return <ChangeSettings versioned={versioned} authority={authority} />;
  const { mine, theirs } = clash;
  return (
    <ConflictPanel
      sides={sidesOf(clash)}
      onChosen={(chosen) => {
        const statuses = chosen.statuses === statusWords(mine.statuses) ? mine.statuses : theirs.statuses;
        versioned.goOn(theirs, { ...chosen, statuses });
      }}
    />
  );
}

interface ChangeProps {
  versioned: ReturnType<typeof useVersioned<Settings, SettingsChange>>;
  authority: string;
}

function ChangeSettings({ versioned, authority }: ChangeProps) {
  const { base, values, setClash, goOn } = versioned;
  const client = useQueryClient();
  const tell = useNotices();
  const handleSubmit = async (value: SettingsChange, { key }: Submission): Promise<void> => {
    const shapes = shapesWithStatuses(base.shapes, base.statuses, value.statuses ?? base.statuses);
    const saved = await api.changeSettings(authority, { ...value, shapes }, { version: base.version, key });
    goOn(saved, answersOf(saved));
    await client.invalidateQueries({ queryKey: [authority] });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    tell({ words: 'The settings were saved.' });
  };
  return (
    <Form
      key={base.version}
      schema={SettingsChange}
      initial={values}
      draft={`${authority}.settings.${base.version}`}
      submit="Save settings"
      onConflict={async (_current, mine) => setClash({ mine, theirs: await api.settings(authority) })}
      onSubmit={handleSubmit}
    >
      {(typed) => <SettingsFields typed={typed} statuses={base.statuses} />}
    </Form>
  );
}

function SettingsFields({ typed, statuses }: { typed: Values; statuses: Settings['statuses'] }) {
  return (
    <>
      <TextField name="name" label="Name of the authority" />
      <TextField
        name="accent"
        label="Colour of the band"
        hint="As # and six digits or letters, like #1d70b8. White words must be easy to read on it."
        width="10"
        spellCheck={false}
      />
      <AccentPreview accent={textAt(typed, 'accent')} name={textAt(typed, 'name')} contrast={contrastWithWhite} />
      <h2 className="govuk-heading-m">Statuses</h2>
      <p className="govuk-body">Plans made from now on use these words. A plan made before keeps its own.</p>
      {statuses.map((status, place) => (
        <fieldset className="govuk-fieldset pb-status-edit" key={status.key}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            <StatusTag status={{ ...status, label: textAt(typed, `statuses.${place}.label`) || status.label }} />
          </legend>
          <TextField name={`statuses.${place}.label`} label="Words" width="20" />
          <TextArea name={`statuses.${place}.definition`} label="What it means" rows={2} />
        </fieldset>
      ))}
    </>
  );
}
