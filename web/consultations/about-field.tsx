import { rowsInOrder } from '#shared/consultations/rows-in-order.ts';
import { groupClass } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { shortened } from '../ui/words.ts';

interface AboutProps {
  rows: readonly { id: string; parent: string | null; order: string; title: string }[];
  questions: readonly string[];
}

/** One choice for what a comment is about: the whole, a question or a row. */
export function AboutField({ rows, questions }: AboutProps) {
  const node = useField('node');
  const question = useField('question');
  const error = node.error ?? question.error;
  const chosen = typeof question.value === 'number' ? `question-${question.value}` : node.text;
  const choose = (value: string): void => {
    const asked = /^question-(\d+)$/.exec(value)?.[1];
    question.set(asked === undefined ? null : Number(asked));
    node.set(asked === undefined && value !== '' ? value : null);
  };
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={node.id}>
        What is the comment about?
      </label>
      {error !== undefined && (
        <p className="govuk-error-message" id={`${node.id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <select
        className="govuk-select pb-wide-select"
        id={node.id}
        value={chosen}
        aria-describedby={error === undefined ? undefined : `${node.id}-error`}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">The draft as a whole</option>
        {questions.length > 0 && (
          <optgroup label="A question">
            {questions.map((words, at) => (
              <option value={`question-${at + 1}`} key={words}>
                {at + 1}. {shortened(words, 80)}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="A part of the draft">
          {rowsInOrder(rows).map(({ id, title, depth }) => (
            <option value={id} key={id}>
              {'– '.repeat(depth)}
              {shortened(title, 80)}
            </option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}
