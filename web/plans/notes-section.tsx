import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Compartment } from '#shared/ids.ts';
import { api, type NodePlace } from '../api.ts';
import { compartmentNames } from '../authorities/place.ts';
import { inPlainWords } from '../problems.ts';
import { instantInWords } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';

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
      <AddNote compartment={compartment} place={place} queryKey={queryKey} />
    </section>
  );
}

function AddNote({ compartment, place, queryKey }: Omit<NotesProps, 'names'> & { queryKey: string[] }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const id = `note-${compartment}`;
  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') {
      setWrong('Enter the note');
      return;
    }
    try {
      await api.addNote(place, compartment, { text: text.trim() });
      setText('');
      setWrong(null);
      await client.invalidateQueries({ queryKey });
    } catch (error) {
      setWrong(`The note was not saved. ${inPlainWords(error)}`);
    }
  };
  return (
    <form className="pb-form" noValidate onSubmit={(event) => void handleSubmit(event)}>
      <div className={wrong === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
        <label className="govuk-label" htmlFor={id}>
          Add a note
        </label>
        {wrong !== null && (
          <p className="govuk-error-message" id={`${id}-error`} role="alert">
            <span className="govuk-visually-hidden">Error:</span> {wrong}
          </p>
        )}
        <textarea
          className="govuk-textarea"
          id={id}
          rows={3}
          value={text}
          aria-describedby={wrong === null ? undefined : `${id}-error`}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <button className="govuk-button govuk-button--secondary" type="submit">
        Add note
      </button>
    </form>
  );
}
