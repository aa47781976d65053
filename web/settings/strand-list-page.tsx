import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { type Strand, StrandKind } from '#shared/plans/strand.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { kindNames, leadingInWords } from '../strands/strand-words.ts';
import { strandsQuery } from '../strands/strands-data.ts';
import { FieldError, groupClass, Hint, Select, TextArea, TextField } from '../ui/fields.tsx';
import { Form, useField } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { settled, unusedKey } from './edited-parts.ts';
import { PartList, type Ways } from './part-list.tsx';
import { settingsCrumbs } from './settings-crumbs.tsx';
import { useSaveSettings } from './use-save-settings.ts';

const route = getRouteApi('/$authority/settings/strands');

/** The authority’s list of strands, strategies and day-to-day business. */
export function StrandListPage() {
  const { authority } = route.useParams();
  const settings = useQuery(settingsQuery(authority));
  return (
    <Page title="Strands, strategies and day-to-day business" crumbs={settingsCrumbs(authority)}>
      <Loaded query={settings} waiting={<GreyLines lines={8} />}>
        {(data) =>
          data.can.change ? (
            <ListForm settings={data} authority={authority} />
          ) : (
            <NotAllowedWords>Administrators change this list.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

interface FormProps {
  settings: Settings;
  authority: string;
}

function ListForm({ settings, authority }: FormProps) {
  const { strands: stood = [], version } = settings;
  const [save, refresh, tell] = [useSaveSettings(authority), useRefresh(authority), useNotices()];
  const navigate = useNavigate();
  const handleSubmit = async ({ strands = [] }: SettingsChange, { key }: Submission): Promise<void> => {
    const { parts } = settled(strands, stood, ({ name }) => name);
    await save({ strands: parts }, { version, key }, 'The list was saved.');
    await navigate({ to: '/$authority/strands', params: { authority } });
  };
  return (
    <Form
      key={version}
      schema={SettingsChange}
      initial={{ strands: stood }}
      draft={`${authority}.settings.strands.${version}`}
      submit="Save the list"
      cancel={
        <Link className="govuk-link" to="/$authority/strands" params={{ authority }}>
          Cancel
        </Link>
      }
      onConflict={async () => {
        await refresh();
        tell({ words: 'Somebody changed the settings meanwhile. Look at the list again before you change it.' });
      }}
      onSubmit={handleSubmit}
    >
      <Strands stood={stood} authority={authority} />
    </Form>
  );
}

const ways: Ways<Strand> = {
  ...{ tag: 'Ended', retire: 'End', bringBack: 'Go on with it', remove: 'Remove for good' },
  ...{ putBack: 'Put it back, ended', atOnce: false, stays: () => false },
  leaves: ({ name }) => `“${name}” goes for good when this is saved.`,
};

const blank = (parts: readonly Strand[]): Strand => ({ key: unusedKey(parts), kind: 'strand', name: '', about: '' });

function Strands({ stood, authority }: { stood: readonly Strand[]; authority: string }) {
  const leading = useQuery(strandsQuery(authority)).data?.items ?? [];
  return (
    <PartList<Strand>
      name="strands"
      heading="The list"
      hint="In the order in which they are offered. One that has ended is offered no more; what leads to it can still be read."
      one="strand"
      nameOf={({ name }) => name}
      about={({ kind, about }) => (about === '' ? kindNames[kind].one : `${kindNames[kind].one}. ${about}`)}
      kept={({ key }) => {
        const found = leading.find((each) => each.key === key);
        return found === undefined || found.handedOver + found.referring === 0 ? null : `${leadingInWords(found)}.`;
      }}
      fields={(own) => <StrandFields name={own} />}
      blank={blank}
      stood={stood}
      ways={ways}
    />
  );
}

function StrandFields({ name }: { name: string }) {
  return (
    <>
      <Select
        name={`${name}.kind`}
        label="What is it?"
        choices={StrandKind.options.map((value) => ({ value, label: kindNames[value].one }))}
      />
      <TextField name={`${name}.name`} label="Name" />
      <TextArea name={`${name}.about`} label="What is it about?" hint="Optional, in a sentence or two" rows={2} />
      <AddressField name={`${name}.href`} />
    </>
  );
}

/** A web address, or none. */
function AddressField({ name }: { name: string }) {
  const { id, text, error, set } = useField(name);
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        Web address
      </label>
      <Hint id={id}>Optional: where it is published. It begins with https://</Hint>
      <FieldError id={id} error={error} />
      <input
        className={error === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id={id}
        type="url"
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  );
}
