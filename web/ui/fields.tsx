import type { ReactNode } from 'react';
import { useField } from './form.tsx';
import { counted, countWords } from './words.ts';

interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** How large the label is: a page with one question has its label large. */
  size?: 's' | 'm';
}

export function describedBy(id: string, hint: unknown, error: string | undefined): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p className="govuk-error-message" id={`${id}-error`}>
      <span className="govuk-visually-hidden">Error:</span> {error}
    </p>
  );
}

interface HintProps {
  id: string;
  /** Beside a radio or a box it stands further in. */
  className?: string;
  children: ReactNode;
}

export function Hint({ id, className = '', children }: HintProps) {
  if (children === undefined) return null;
  return (
    <div className={`govuk-hint ${className}`.trim()} id={`${id}-hint`}>
      {children}
    </div>
  );
}

export function groupClass(error: string | undefined): string {
  return error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error';
}

interface GroupProps {
  id: string;
  label: ReactNode;
  hint: ReactNode;
  size: 's' | 'm';
  error: string | undefined;
  children: ReactNode;
}

/** One box that answers one question. */
function Labelled({ id, label, hint, size, error, children }: GroupProps) {
  return (
    <div className={groupClass(error)}>
      <label className={`govuk-label govuk-label--${size}`} htmlFor={id}>
        {label}
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'url' | 'color';
  width?: '3' | '4' | '5' | '10' | '20' | '30';
  autoComplete?: string;
  spellCheck?: boolean;
}

export function TextField({
  name,
  label,
  hint,
  size = 's',
  type = 'text',
  width,
  autoComplete,
  spellCheck,
}: TextFieldProps) {
  const { id, text, error, set } = useField(name);
  const classes = ['govuk-input', width && `govuk-input--width-${width}`, error && 'govuk-input--error'];
  return (
    <Labelled id={id} label={label} hint={hint} size={size} error={error}>
      <input
        className={classes.filter(Boolean).join(' ')}
        id={id}
        name={name}
        type={type}
        value={text}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => set(event.target.value)}
      />
    </Labelled>
  );
}

interface TextAreaProps extends FieldProps {
  rows?: number;
  /** How many words fit where this is printed; the count is said under the box. */
  fits?: number;
}

export function TextArea({ name, label, hint, size = 's', rows = 4, fits }: TextAreaProps) {
  const { id, text, error, set } = useField(name);
  const words = countWords(text);
  const described = [describedBy(id, hint, error), fits === undefined ? undefined : `${id}-count`].filter(Boolean);
  return (
    <Labelled id={id} label={label} hint={hint} size={size} error={error}>
      <textarea
        className={error === undefined ? 'govuk-textarea' : 'govuk-textarea govuk-textarea--error'}
        id={id}
        name={name}
        rows={rows}
        value={text}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => set(event.target.value)}
      />
      {fits !== undefined && (
        <p className={words > fits ? 'pb-count pb-count--over' : 'pb-count'} id={`${id}-count`}>
          {words > fits
            ? `${counted(words, 'word')}: ${counted(words - fits, 'word')} more than fit a row of the report`
            : `${counted(words, 'word')} of the ${fits} that fit a row of the report`}
        </p>
      )}
    </Labelled>
  );
}

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

interface ChoiceProps extends FieldProps {
  choices: Choice[];
  /** The value that stands for “no answer”, kept as null. */
  none?: string;
  inline?: boolean;
}

/** Several boxes that answer one question. */
function Group({ id, label, hint, size, error, children }: GroupProps) {
  return (
    <div className={groupClass(error)} id={id}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, hint, error)}>
        <legend className={`govuk-fieldset__legend govuk-fieldset__legend--${size}`}>{label}</legend>
        <Hint id={id}>{hint}</Hint>
        <FieldError id={id} error={error} />
        {children}
      </fieldset>
    </div>
  );
}

interface RadioGroupProps extends Omit<GroupProps, 'children' | 'hint' | 'size'> {
  name: string;
  hint?: ReactNode;
  size?: 's' | 'm';
  choices: readonly Choice[];
  chosen: unknown;
  choose: (value: string) => void;
  inline?: boolean;
}

/** One of several, whatever the answer is made of. */
export function RadioGroup(props: RadioGroupProps) {
  const { id, name, label, hint, size = 's', error, choices, chosen, choose, inline = false } = props;
  return (
    <Group id={id} label={label} hint={hint} size={size} error={error}>
      <div className={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
        {choices.map((choice) => (
          <div className="govuk-radios__item" key={choice.value}>
            <input
              className="govuk-radios__input"
              id={`${id}-choice-${choice.value}`}
              name={name}
              type="radio"
              value={choice.value}
              checked={chosen === choice.value}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-choice-${choice.value}-hint`}
              onChange={() => choose(choice.value)}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={`${id}-choice-${choice.value}`}>
              {choice.label}
            </label>
            <Hint id={`${id}-choice-${choice.value}`} className="govuk-radios__hint">
              {choice.hint}
            </Hint>
          </div>
        ))}
      </div>
    </Group>
  );
}

export function Radios({ name, none, ...asked }: ChoiceProps) {
  const { id, value, error, set } = useField(name);
  return (
    <RadioGroup
      {...{ ...asked, id, name, error }}
      chosen={value === null ? none : value}
      choose={(chosen) => set(chosen === none ? null : chosen)}
    />
  );
}

export function Select({ name, label, hint, size = 's', choices, none }: ChoiceProps) {
  const { id, value, error, set } = useField(name);
  return (
    <Labelled id={id} label={label} hint={hint} size={size} error={error}>
      <select
        className={error === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        name={name}
        value={typeof value === 'string' ? value : (none ?? '')}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => set(event.target.value === none ? null : event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Several answers at once, kept as a list. */
export function Checkboxes({ name, label, hint, size = 's', choices }: ChoiceProps) {
  const { id, value, error, set } = useField(name);
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  return (
    <Group id={id} label={label} hint={hint} size={size} error={error}>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {choices.map((choice) => (
          <div className="govuk-checkboxes__item" key={choice.value}>
            <input
              className="govuk-checkboxes__input"
              id={`${id}-${choice.value}`}
              name={name}
              type="checkbox"
              checked={chosen.includes(choice.value)}
              onChange={(event) =>
                set(event.target.checked ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value))
              }
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${choice.value}`}>
              {choice.label}
            </label>
          </div>
        ))}
      </div>
    </Group>
  );
}
