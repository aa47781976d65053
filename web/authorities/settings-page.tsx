import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { contrastWithWhite } from '#shared/authorities/accent.ts';
import { type Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { textAt, type Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { AccentPreview } from './accent-preview.tsx';
import { meQuery } from './place.ts';
import { settingsQuery } from './settings-data.ts';
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

function SettingsForm({ opened, authority }: { opened: Settings; authority: string }) {
  // The settings as they were when this form was opened: later answers must not move the ground under it.
  const [base, setBase] = useState(opened);
  const [values, setValues] = useState(() => answersOf(opened));
  const [conflict, setConflict] = useState<{ mine: SettingsChange; theirs: Settings } | null>(null);
  const client = useQueryClient();
  const tell = useNotices();

  if (conflict !== null) {
    const { mine, theirs } = conflict;
    const mineStatuses = statusWords(mine.statuses);
    const sides: Side[] = [
      { name: 'name', label: 'Name', mine: mine.name ?? '', theirs: theirs.name, show: (name) => name },
      { name: 'accent', label: 'Colour', mine: mine.accent ?? '', theirs: theirs.accent, show: (colour) => colour },
      {
        name: 'statuses',
        label: 'Statuses',
        mine: mineStatuses,
        theirs: statusWords(theirs.statuses),
        show: (words) => words,
      },
    ];
    return (
      <ConflictPanel
        sides={sides}
        onChosen={(chosen) => {
          setValues({ ...chosen, statuses: chosen.statuses === mineStatuses ? mine.statuses : theirs.statuses });
          setBase(theirs);
          setConflict(null);
        }}
      />
    );
  }
  return (
    <Form
      key={base.version}
      schema={SettingsChange}
      initial={values}
      draft={`${authority}.settings.${base.version}`}
      submit="Save settings"
      onConflict={(_current, mine) => {
        void api.settings(authority).then((theirs) => setConflict({ mine, theirs }));
      }}
      onSubmit={async (value, { key }) => {
        const saved = await api.changeSettings(authority, value, { version: base.version, key });
        setValues(answersOf(saved));
        setBase(saved);
        await client.invalidateQueries({ queryKey: [authority] });
        await client.invalidateQueries({ queryKey: meQuery.queryKey });
        tell({ words: 'The settings were saved.' });
      }}
    >
      {(typed) => (
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
          {base.statuses.map((status, place) => (
            <fieldset className="govuk-fieldset pb-status-edit" key={status.key}>
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
                <StatusTag status={{ ...status, label: textAt(typed, `statuses.${place}.label`) || status.label }} />
              </legend>
              <TextField name={`statuses.${place}.label`} label="Words" width="20" />
              <TextArea name={`statuses.${place}.definition`} label="What it means" rows={2} />
            </fieldset>
          ))}
        </>
      )}
    </Form>
  );
}
