import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { isLongEnough, tooShort } from '#shared/search/words.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { describedBy, FieldError, groupClass, Hint } from '../ui/fields.tsx';
import { useErrorInTitle } from '../ui/page.tsx';

const id = 'search';

interface FormProps {
  authority: string;
  name: string;
  /** What the address says was searched for. */
  asked: string | undefined;
}

/** The form of the search. What was sent stands in the address, and so does what is wrong with it. */
export function SearchForm({ authority, name, asked }: FormProps) {
  const navigate = useNavigate();
  const [words, setWords] = useState(asked ?? '');
  // Another search may come from elsewhere, like the way back; the form stays, and the focus in it.
  useEffect(() => setWords(asked ?? ''), [asked]);
  const [attempt, setAttempt] = useState(1);
  const error = asked === undefined || isLongEnough(asked) ? undefined : tooShort;
  useErrorInTitle(error !== undefined);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    // Where enough was typed the focus stays in the field while what was wrong before goes away.
    if (!isLongEnough(words)) setAttempt((before) => before + 1);
    void navigate({ to: '/$authority/search', params: { authority }, search: { q: words.trim() }, resetScroll: false });
  };
  return (
    <>
      <ErrorSummary
        errors={error === undefined ? [] : [{ id, name: 'q', message: error }]}
        trouble={null}
        attempt={attempt}
        waiting={false}
      />
      <search>
        <form className="pb-search" noValidate onSubmit={handleSubmit}>
          <div className={groupClass(error)}>
            <label className="govuk-label govuk-label--s" htmlFor={id}>
              Search {name}
            </label>
            <Hint id={id}>
              Words of a plan, an action, a board, a meeting or a decision, the name of a school or a person, or a URN
            </Hint>
            <FieldError id={id} error={error} />
            <div className="pb-search__line">
              <input
                className={
                  error === undefined
                    ? 'govuk-input pb-search__words'
                    : 'govuk-input govuk-input--error pb-search__words'
                }
                id={id}
                name="q"
                type="search"
                autoComplete="off"
                maxLength={200}
                value={words}
                aria-describedby={describedBy(id, true, error)}
                aria-invalid={error === undefined ? undefined : true}
                onChange={(event) => setWords(event.target.value)}
              />
              <button className="govuk-button pb-search__button" type="submit">
                Search
              </button>
            </div>
          </div>
        </form>
      </search>
    </>
  );
}
