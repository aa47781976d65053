import { useField } from './form.tsx';

/** One yes or no among others, kept as true or false. */
export function Tick({ name, label }: { name: string; label: string }) {
  const { id, value, set } = useField(name);
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        id={id}
        name={name}
        type="checkbox"
        checked={value === true}
        onChange={(event) => set(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
