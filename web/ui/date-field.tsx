import { type ReactNode, useState } from 'react';
import { type DateParts, dateFrom, partsOf } from './dates.ts';
import { describedBy, FieldError, groupClass, Hint } from './fields.tsx';
import { useField } from './form.tsx';

interface DateFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Whether three empty boxes mean “no date” rather than a wrong one. */
  optional?: boolean;
}

const boxes: { part: keyof DateParts; label: string; width: string }[] = [
  { part: 'day', label: 'Day', width: '2' },
  { part: 'month', label: 'Month', width: '2' },
  { part: 'year', label: 'Year', width: '4' },
];

/** A date in three boxes. What is typed stays in the boxes as typed; the form holds it as one date. */
export function DateField({ name, label, hint = 'For example, 27 3 2027', optional = false }: DateFieldProps) {
  const { id, text, error, set } = useField(name);
  const [typed, setTyped] = useState<DateParts>(partsOf(text));
  // The form may be given another date from outside, as when one starts again.
  const parts = dateFrom(typed) === text ? typed : partsOf(text);
  const handleChange = (part: keyof DateParts, value: string): void => {
    const next = { ...parts, [part]: value.trim() };
    setTyped(next);
    const date = dateFrom(next);
    set(date === '' && optional ? null : date);
  };
  return (
    <div className={groupClass(error)}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, hint, error)}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        <Hint id={id}>{hint}</Hint>
        <FieldError id={id} error={error} />
        <div className="govuk-date-input" id={id}>
          {boxes.map(({ part, label: word, width }) => (
            <div className="govuk-date-input__item" key={part}>
              <label className="govuk-label govuk-date-input__label" htmlFor={`${id}-${part}`}>
                {word}
              </label>
              <input
                className={`govuk-input govuk-date-input__input govuk-input--width-${width}${error ? ' govuk-input--error' : ''}`}
                id={`${id}-${part}`}
                type="text"
                inputMode={part === 'month' ? 'text' : 'numeric'}
                autoComplete="off"
                value={parts[part]}
                onChange={(event) => handleChange(part, event.target.value)}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
