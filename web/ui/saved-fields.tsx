import type { ReactNode } from 'react';
import { textAt, type Values, valueAt } from './form-values.ts';
import type { FieldNote } from './use-autosave.ts';

interface Saving {
  values: Values;
  notes: Record<string, FieldNote>;
  set: (name: string, value: unknown) => void;
}

interface SavedProps {
  saving: Saving;
  name: string;
  label: ReactNode;
  hint?: string;
  /** The label is heard and not seen. */
  quiet?: boolean;
}

const idOf = (name: string): string => `saved-${name.replaceAll('.', '-')}`;

function Frame({ saving, name, label, hint, quiet = false, children }: SavedProps & { children: ReactNode }) {
  const id = idOf(name);
  const note = saving.notes[name];
  const wrong = note?.tone === 'error';
  return (
    <div className={wrong ? 'govuk-form-group govuk-form-group--error pb-autosave' : 'govuk-form-group pb-autosave'}>
      <label className={quiet ? 'govuk-visually-hidden' : 'govuk-label govuk-label--s'} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      <p className={`pb-saved pb-saved--${note?.tone ?? 'saved'}`} id={`${id}-note`} role="status">
        {note?.words}
      </p>
    </div>
  );
}

const described = (props: SavedProps): string =>
  [props.hint === undefined ? '' : `${idOf(props.name)}-hint`, `${idOf(props.name)}-note`].filter(Boolean).join(' ');

/** A line that is saved as it is typed, and says so. */
export function SavedText(props: SavedProps & { width?: '3' | '10' | '20'; inputMode?: 'numeric' }) {
  const { saving, name, width, inputMode } = props;
  return (
    <Frame {...props}>
      <input
        className={width === undefined ? 'govuk-input' : `govuk-input govuk-input--width-${width}`}
        id={idOf(name)}
        type="text"
        inputMode={inputMode}
        value={textAt(saving.values, name)}
        aria-describedby={described(props)}
        onChange={(event) => saving.set(name, event.target.value)}
      />
    </Frame>
  );
}

export function SavedArea(props: SavedProps & { rows?: number }) {
  const { saving, name, rows = 4 } = props;
  return (
    <Frame {...props}>
      <textarea
        className="govuk-textarea"
        id={idOf(name)}
        rows={rows}
        value={textAt(saving.values, name)}
        aria-describedby={described(props)}
        onChange={(event) => saving.set(name, event.target.value)}
      />
    </Frame>
  );
}

export function SavedSelect(props: SavedProps & { choices: { value: string; label: string }[] }) {
  const { saving, name, choices } = props;
  const value = valueAt(saving.values, name);
  return (
    <Frame {...props}>
      <select
        className="govuk-select"
        id={idOf(name)}
        value={typeof value === 'string' ? value : ''}
        aria-describedby={described(props)}
        onChange={(event) => saving.set(name, event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
