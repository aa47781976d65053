import { Hint } from './fields.tsx';
import { useField } from './form.tsx';

interface TickProps {
  name: string;
  label: string;
  hint?: string;
}

/** One yes or no among others, kept as true or false. */
export function Tick({ name, label, hint }: TickProps) {
  const { id, value, set } = useField(name);
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        id={id}
        name={name}
        type="checkbox"
        checked={value === true}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => set(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
      <Hint id={id} className="govuk-checkboxes__hint">
        {hint}
      </Hint>
    </div>
  );
}
