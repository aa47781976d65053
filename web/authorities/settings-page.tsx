import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { contrastWithWhite } from '#shared/authorities/accent.ts';
import { type Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { api } from '../api.ts';
import { SchemesSection, ShapesSection } from '../settings/offered-section.tsx';
import { StrandsSection } from '../settings/strands-section.tsx';
import { useSaveSettings } from '../settings/use-save-settings.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { textAt, type Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { type Clash, useVersioned } from '../ui/use-versioned.ts';
import { AccentPreview } from './accent-preview.tsx';
import { settingsQuery } from './settings-data.ts';

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
            {data.can.change ? (
              <SettingsForm opened={data} authority={authority} />
            ) : (
              <p className="govuk-body">Administrators change these.</p>
            )}
            <ShapesSection settings={data} authority={authority} />
            <SchemesSection settings={data} authority={authority} />
            <StrandsSection settings={data} authority={authority} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const answersOf = ({ name, accent }: Settings): Values => ({ name, accent });

function sidesOf({ mine, theirs }: Clash<Settings, SettingsChange>): Side[] {
  const asItIs = (words: string): string => words;
  return [
    { name: 'name', label: 'Name', mine: mine.name ?? '', theirs: theirs.name, show: asItIs },
    { name: 'accent', label: 'Colour', mine: mine.accent ?? '', theirs: theirs.accent, show: asItIs },
  ];
}

function SettingsForm({ opened, authority }: { opened: Settings; authority: string }) {
  const versioned = useVersioned<Settings, SettingsChange>(opened, answersOf);
  const { clash } = versioned;
  if (clash === null) return <ChangeSettings versioned={versioned} authority={authority} />;
  return <ConflictPanel sides={sidesOf(clash)} onChosen={(chosen) => versioned.goOn(clash.theirs, chosen)} />;
}

interface ChangeProps {
  versioned: ReturnType<typeof useVersioned<Settings, SettingsChange>>;
  authority: string;
}

function ChangeSettings({ versioned, authority }: ChangeProps) {
  const { base, values, setClash, goOn } = versioned;
  const save = useSaveSettings(authority);
  const handleSubmit = async (value: SettingsChange, { key }: Submission): Promise<void> => {
    const saved = await save(value, { version: base.version, key }, 'The settings were saved.');
    goOn(saved, answersOf(saved));
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
      {(typed) => <SettingsFields typed={typed} />}
    </Form>
  );
}

function SettingsFields({ typed }: { typed: Values }) {
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
    </>
  );
}
