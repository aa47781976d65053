import type { ReactNode } from 'react';
import { describedBy, FieldError, groupClass, Hint } from './fields.tsx';
import { useField } from './form.tsx';

interface ChoiceProps {
  /** The answer whose problem is shown here. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  choices: { value: string; label: string }[];
  choose: (value: string) => void;
}

/** A choice that says more than one answer of the form, or that an answer is not there. */
export function Choice({ name, label, hint, value, choices, choose }: ChoiceProps) {
  const { id, error } = useField(name);
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} error={error} />
      <select
        className={error === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        value={value}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => choose(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
