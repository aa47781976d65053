import { type MouseEvent, useEffect, useRef } from 'react';
import type { FieldError } from './form-errors.ts';

interface ErrorSummaryProps {
  errors: FieldError[];
  trouble: string | null;
  /** Counts the tries, so that the focus comes back to the summary each time. */
  attempt: number;
  waiting: boolean;
}

/** The field itself, or the first of a group that the error speaks of. */
function fieldAt(id: string): HTMLElement | null {
  const found = document.getElementById(id);
  if (found === null) return null;
  return found.matches('input,textarea,select,button') ? found : found.querySelector('input,textarea,select,button');
}

function goTo(event: MouseEvent, id: string): void {
  const field = fieldAt(id);
  if (field === null) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  (field.closest('.govuk-form-group') ?? field).scrollIntoView({ block: 'center' });
}

export function ErrorSummary({ errors, trouble, attempt, waiting }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || trouble !== null;
  useEffect(() => {
    if (shown && attempt > 0) summary.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div className="govuk-error-summary" ref={summary} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{trouble === null ? 'There is a problem' : 'This was not saved'}</h2>
        <div className="govuk-error-summary__body">
          {trouble !== null && <p>{trouble} Nothing that you typed is lost.</p>}
          {waiting && (
            <p>It will be sent again by itself as soon as the service can be reached. You can also try again now.</p>
          )}
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ id, message }) => (
              <li key={id}>
                <a href={`#${id}`} onClick={(event) => goTo(event, id)}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
