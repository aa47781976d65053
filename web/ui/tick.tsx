import type { ReactNode } from 'react';
import { Hint } from './fields.tsx';
import { useField } from './form.tsx';

interface TickBoxProps {
  id: string;
  name?: string;
  label: ReactNode;
  hint?: string | undefined;
  checked: boolean;
  /** What is asked for is still on its way. */
  busy?: boolean;
  onChange: (ticked: boolean) => void;
}

/** One box to tick, whatever is made of it; it stands among others within `govuk-checkboxes`. */
export function TickBox({ id, name, label, hint, checked, busy, onChange }: TickBoxProps) {
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        id={id}
        name={name}
        type="checkbox"
        checked={checked}
        aria-disabled={busy}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
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

interface TickProps {
  name: string;
  label: string;
  hint?: string;
}

/** One yes or no among others of a form, kept as true or false. */
export function Tick({ name, label, hint }: TickProps) {
  const { id, value, set } = useField(name);
  return <TickBox {...{ id, name, label, hint }} checked={value === true} onChange={set} />;
}
