import { keptInWords, type StatusUse } from '#shared/authorities/status-uses.ts';
import { type Status, StatusColour, type StatusMeaning, type StatusScheme, StatusShape } from '#shared/vocabulary.ts';
import { Choice } from '../ui/choice.tsx';
import { Select, TextArea, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { Tick } from '../ui/tick.tsx';
import { blankStatus, partsOf } from './edited-parts.ts';
import { PartList } from './part-list.tsx';

const named = (words: readonly string[]) =>
  words.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` }));

const meanings: Record<StatusMeaning, string> = {
  complete: 'The action is complete',
  'day-to-day': 'It is day-to-day business now',
  'moving-forward': 'It is a key action moving forward',
  'handed-over': 'It goes on in another plan or strand',
};

interface SchemeFieldsProps {
  /** Where the scheme stands in the form. */
  name: string;
  stood: StatusScheme | undefined;
  /** What updates gave of it so far, by the key of a status. */
  uses?: Record<string, StatusUse>;
}

/** A scheme of statuses: each with words, what they mean, a colour and a shape, so that colour never stands alone. */
export function SchemeFields({ name, stood, uses = {} }: SchemeFieldsProps) {
  const statuses = partsOf<Status>(useField(`${name}.statuses`).value);
  const ends = statuses.some(({ terminal, retired }) => terminal && !retired);
  return (
    <>
      <TextField name={`${name}.name`} label="Name of the scheme" hint="As people choose it, like “RAG”" />
      <PartList<Status>
        name={`${name}.statuses`}
        heading="Statuses"
        hint="In the order in which they are offered. Each has words and a shape of its own: nobody has to tell colours apart."
        one="status"
        nameOf={(status) => status.label}
        show={(status) => <StatusTag status={{ ...status, label: status.label || 'New status' }} />}
        about={({ definition, terminal }) => (
          <>
            {definition}
            {terminal && <span className="pb-parts__ends">Ends an action</span>}
          </>
        )}
        kept={({ key }) => {
          const use = uses[key];
          return use === undefined ? null : keptInWords(use);
        }}
        fields={(own, status) => <StatusFields name={own} status={status} />}
        blank={(parts) => blankStatus(parts, { colours: StatusColour.options, shapes: StatusShape.options })}
        stood={stood?.statuses ?? []}
      />
      {!ends && (
        <div className="govuk-inset-text">
          None of these ends an action: it stays open until it is removed. Tick “No more updates are expected” where a
          status ends it.
        </div>
      )}
    </>
  );
}

function StatusFields({ name, status }: { name: string; status: Status }) {
  const { set } = useField(name);
  const { means, ...plain } = status;
  return (
    <>
      <TextField name={`${name}.label`} label="Words" width="20" />
      <TextArea name={`${name}.definition`} label="What it means" hint="Shown to whoever chooses it" rows={2} />
      <Select name={`${name}.shape`} label="Shape" choices={named(StatusShape.options)} />
      <Select name={`${name}.colour`} label="Colour" choices={named(StatusColour.options)} />
      <div className="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
        <Tick name={`${name}.terminal`} label="No more updates are expected" />
        <Tick name={`${name}.concern`} label="It counts as needing attention" />
      </div>
      <Choice
        name={`${name}.means`}
        label="What does it say when an action is handed over?"
        value={means ?? 'nothing'}
        choices={[
          { value: 'nothing', label: 'Nothing more than its words' },
          ...Object.entries(meanings).map(([value, label]) => ({ value, label })),
        ]}
        choose={(chosen) => set(chosen === 'nothing' ? plain : { ...plain, means: chosen })}
      />
    </>
  );
}
