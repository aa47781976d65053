import { FieldError, groupClass } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';

/** Questions one under the other; they stay as they were asked once the consultation is open. */
export function QuestionsField() {
  const { id, value, error, set } = useField('questions');
  const questions = Array.isArray(value) ? value.map(String) : [];
  const change = (place: number, words: string): void =>
    set(questions.map((each, at) => (at === place ? words : each)));
  return (
    <div className={groupClass(error)} id={id}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Questions (optional)</legend>
        <div className="govuk-hint">They cannot be changed once the consultation is open</div>
        <FieldError id={id} error={error} />
        {questions.map((question, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
          <Question key={place} place={place} words={question} change={change} />
        ))}
        <div className="govuk-button-group">
          <button className="pb-link-button" type="button" onClick={() => set([...questions, ''])}>
            Add a question
          </button>
          {questions.length > 0 && (
            <button className="pb-link-button" type="button" onClick={() => set(questions.slice(0, -1))}>
              Take out the last question
            </button>
          )}
        </div>
      </fieldset>
    </div>
  );
}

interface QuestionProps {
  place: number;
  words: string;
  change: (place: number, words: string) => void;
}

function Question({ place, words, change }: QuestionProps) {
  const { id, error } = useField(`questions.${place}`);
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label" htmlFor={id}>
        Question {place + 1}
      </label>
      <FieldError id={id} error={error} />
      <input
        className={error === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id={id}
        value={words}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => change(place, event.target.value)}
      />
    </div>
  );
}
