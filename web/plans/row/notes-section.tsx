import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Compartment } from '#shared/ids.ts';
import { NoteDraft } from '#shared/plans/notes.ts';
import type { NodePlace } from '../../api/plans.ts';
import { api } from '../../api.ts';
import { compartmentNames } from '../../authorities/names.ts';
import { instantInWords } from '../../ui/dates.ts';
import { TextArea } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';

interface NotesProps {
  compartment: Compartment;
  place: NodePlace;
  names: (person: string | null) => string;
}

/** Notes that only those cleared for the compartment ever see; they are in no print and no export. */
export function NotesSection({ compartment, place, names }: NotesProps) {
  const queryKey = [place.authority, 'notes', place.plan, place.node, compartment];
  const notes = useQuery({ queryKey, queryFn: ({ signal }) => api.notes(place, compartment, signal) });
  const id = `notes-${compartment}`;
  return (
    <section className="pb-restricted pb-no-print" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        Restricted notes: {compartmentNames[compartment].toLowerCase()}
      </h2>
      <p className="govuk-body pb-small">
        Only people cleared for {compartmentNames[compartment].toLowerCase()} see these. They are left out of prints and
        exports.
      </p>
      <Loaded query={notes} waiting={<GreyLines lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="govuk-body">No notes yet.</p>
          ) : (
            <ul className="pb-waiting">
              {items.map((note) => (
                <li className="pb-plan-line" key={note.id}>
                  <p className="govuk-body pb-words">{note.text}</p>
                  <p className="pb-waiting__line">
                    {names(note.by)}, {instantInWords(note.recordedAt)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <AddNote key={notes.data?.items.length ?? 0} compartment={compartment} place={place} queryKey={queryKey} />
    </section>
  );
}

function AddNote({ compartment, place, queryKey }: Omit<NotesProps, 'names'> & { queryKey: string[] }) {
  const client = useQueryClient();
  return (
    <Form
      schema={NoteDraft}
      ids={`note-${compartment}`}
      initial={{ text: '' }}
      draft={`${place.authority}.note.${place.node}.${compartment}`}
      submit="Add note"
      onSubmit={async (value, how) => {
        await api.addNote({ ...place, compartment }, value, how);
        await client.invalidateQueries({ queryKey });
      }}
    >
      <TextArea name="text" label="Add a note" rows={3} />
    </Form>
  );
}
