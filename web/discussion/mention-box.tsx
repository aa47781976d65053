import { useRef, useState } from 'react';
import { asSent, mentionsIn } from '#shared/discussion/mentions.ts';
import { usePlace } from '../authorities/place.ts';
import { describedBy, FieldError, groupClass, Hint } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { counted, listed } from '../ui/words.ts';
import { useMention } from './use-mention.ts';

export interface Mentionable {
  id: string;
  name: string;
  left: boolean;
  outside: boolean;
}

interface BoxProps {
  label: string;
  people: Mentionable[];
  /** Whom of several people with one name is meant. */
  chosen: string[];
  choose: (people: string[]) => void;
}

/** Words in which people are mentioned: by “@” and a name, or from a list for whoever would rather choose there. */
export function MentionBox({ label, people, chosen, choose }: BoxProps) {
  const { id, text, error, set } = useField('words');
  const box = useRef<HTMLTextAreaElement>(null);
  const here = people.filter((person) => !person.left && !person.outside);
  const put = (words: string, person: Mentionable): void => {
    set(words);
    choose([...chosen, person.id]);
  };
  const mention = useMention({ text, people: here, box, put });
  const { offered, current } = mention;
  const { seat } = usePlace();
  const mentioned = mentionsIn(asSent(text, here, chosen)).filter((each) => each !== seat?.person);
  const told = mentioned.map((person) => here.find(({ id: own }) => own === person)?.name ?? '');
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <Hint id={id}>Type @ and a name to mention somebody. They find it on their home page and in their mail.</Hint>
      <FieldError id={id} error={error} />
      <textarea
        className={error === undefined ? 'govuk-textarea pb-mentions__box' : 'govuk-textarea govuk-textarea--error'}
        ref={box}
        id={id}
        name="words"
        rows={3}
        value={text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={offered.length === 0 ? undefined : `${id}-people`}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.id}`}
        aria-describedby={describedBy(id, label, error)}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => {
          set(event.target.value);
          mention.look();
        }}
        onClick={mention.look}
        onBlur={mention.leave}
        onKeyDown={mention.onKeyDown}
      />
      {offered.length > 0 && (
        <div className="pb-mentions" role="listbox" id={`${id}-people`} aria-label="People who can be mentioned">
          {offered.map((person) => (
            // The keyboard stays in the box, which says where it stands in the list.
            <div
              className="pb-combo__item"
              role="option"
              tabIndex={-1}
              key={person.id}
              id={`${id}-${person.id}`}
              aria-selected={person === current}
              data-focused={person === current || undefined}
              onPointerDown={(event) => {
                event.preventDefault();
                mention.take(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <p className="govuk-visually-hidden" role="status">
        {offered.length > 0 &&
          `${counted(offered.length, 'person', 'people')} can be mentioned. Up and down, then Enter.`}
      </p>
      <p className="pb-mentions__told pb-small" role="status">
        {told.length > 0 && `${listed(told)} will be told.`}
      </p>
      <ChooseMention id={id} people={here} take={mention.take} />
    </div>
  );
}

function ChooseMention({
  id,
  people,
  take,
}: {
  id: string;
  people: Mentionable[];
  take: (person: Mentionable) => void;
}) {
  const [person, setPerson] = useState('');
  const found = people.find((each) => each.id === person);
  return (
    <details className="govuk-details pb-mentions__choose">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Choose whom to mention from a list</span>
      </summary>
      <div className="govuk-details__text">
        <label className="govuk-label" htmlFor={`${id}-whom`}>
          Person
        </label>
        <div className="pb-mentions__row">
          <select
            className="govuk-select"
            id={`${id}-whom`}
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          >
            <option value="">Choose a person</option>
            {people.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={found === undefined}
            onClick={() => found !== undefined && take(found)}
          >
            Mention
          </button>
        </div>
      </div>
    </details>
  );
}
