import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EvidenceFileDraft, EvidenceLinkDraft } from '#shared/evidence/schema.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { useDone } from '../plans/plan-data.ts';
import { RowPage } from '../plans/row/row-page.tsx';
import { DateField } from '../ui/date-field.tsx';
import { inWords, today } from '../ui/dates.ts';
import { Select, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { FileField } from './file-field.tsx';
import { sendFile } from './send-file.ts';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/evidence/new');

type Kind = 'link' | 'file';

/** A link or a file that shows how a row was carried out. */
export function EvidenceAddPage() {
  const place = route.useParams();
  return (
    <RowPage title="Add evidence" place={place}>
      {(view) =>
        view.evidence.can.add ? (
          <AddEvidence view={view} place={place} />
        ) : (
          <NotAllowedWords>The owner of an action adds evidence to it, or an editor.</NotAllowedWords>
        )
      }
    </RowPage>
  );
}

interface AddProps {
  view: NodeView;
  place: NodePlace;
}

function AddEvidence({ view, place }: AddProps) {
  const [kind, setKind] = useState<Kind>('link');
  return (
    <>
      <div className="govuk-form-group">
        <fieldset className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">What do you add?</legend>
          <div className="govuk-radios govuk-radios--small govuk-radios--inline">
            {(['link', 'file'] as const).map((each) => (
              <div className="govuk-radios__item" key={each}>
                <input
                  className="govuk-radios__input"
                  id={`kind-${each}`}
                  type="radio"
                  name="kind"
                  checked={kind === each}
                  onChange={() => setKind(each)}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={`kind-${each}`}>
                  {each === 'link' ? 'A link' : 'A file'}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      </div>
      {kind === 'link' ? <AddLink view={view} place={place} /> : <AddFile view={view} place={place} />}
    </>
  );
}

const nothing = { title: '', note: '', update: null };

/** Says what was done, and goes back to the row. */
function useAdded(place: NodePlace) {
  const done = useDone(place);
  const navigate = useNavigate();
  return async (words: string, recorded: Parameters<typeof done>[1]): Promise<void> => {
    await done(words, recorded);
    await navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
  };
}

const cancelTo = (place: NodePlace) => (
  <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
    Cancel
  </Link>
);

function AddLink({ view, place }: AddProps) {
  const added = useAdded(place);
  return (
    <Form
      schema={EvidenceLinkDraft}
      initial={{ ...nothing, on: today(), href: '' }}
      draft={`${place.authority}.evidence-link.${place.node}`}
      submit="Add link"
      cancel={cancelTo(place)}
      onSubmit={async (value, { key }) => added('Added the link.', await api.addEvidenceLink(place, value, { key }))}
    >
      <TextField name="href" label="Web address" hint="Beginning with https://" type="url" spellCheck={false} />
      <AboutFields view={view} />
    </Form>
  );
}

function AddFile({ view, place }: AddProps) {
  const added = useAdded(place);
  const [file, setFile] = useState<File | null>(null);
  return (
    <Form
      schema={EvidenceFileDraft}
      initial={{ ...nothing, on: today(), file: null }}
      submit="Add file"
      cancel={cancelTo(place)}
      onSubmit={async (value, { key }) => {
        const recorded = await api.addEvidenceFile(place, value, { key });
        if (file !== null && recorded.upload !== null) await sendFile(recorded.upload, file);
        await added('Added the file. It can be opened once it was found clean.', recorded);
      }}
    >
      <FileField name="file" onFile={setFile} />
      <AboutFields view={view} />
    </Form>
  );
}

function AboutFields({ view }: Pick<AddProps, 'view'>) {
  const updates = view.updates.map(({ id, effectiveOn }) => ({
    value: id,
    label: `The update for ${inWords(effectiveOn)}`,
  }));
  return (
    <>
      <TextField name="title" label="What does it show?" hint="For example, minutes of the panel of 12 May" />
      <DateField name="on" label="Which date is it from?" />
      {updates.length > 0 && (
        <Select
          name="update"
          label="What does it bear out?"
          none=""
          choices={[{ value: '', label: 'The action as a whole' }, ...updates]}
        />
      )}
      <TextArea name="note" label="Note" hint="Optional" rows={3} />
    </>
  );
}
