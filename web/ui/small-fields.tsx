import { useId } from 'react';
import { today } from './dates.ts';

interface SmallProps {
  label: string;
  value: string;
  choose: (value: string) => void;
}

interface SmallSelectProps extends SmallProps {
  choices: readonly { value: string; label: string }[];
}

/** A choice among the tools of a page, which is no answer of a form. */
export function SmallSelect({ label, value, choices, choose }: SmallSelectProps) {
  const id = useId();
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select pb-small" id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {choices.map((choice) => (
          <option key={`${choice.value} ${choice.label}`} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A day up to today, among the tools of a page. */
export function SmallDate({ label, value, required = false, choose }: SmallProps & { required?: boolean }) {
  const id = useId();
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor={id}>
        {label}
      </label>
      <input
        className="govuk-input pb-small pb-as-at__date"
        id={id}
        type="date"
        max={today()}
        value={value}
        required={required}
        onChange={({ target }) => choose(target.value)}
      />
    </div>
  );
}
