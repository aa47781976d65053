import { createContext, type FormEvent, type ReactNode, useContext, useMemo } from 'react';
import type * as z from 'zod';
import { timeInWords } from './dates.ts';
import { ErrorSummary } from './error-summary.tsx';
import { type FieldError, fieldId } from './form-errors.ts';
import { type Submission, useFormState } from './form-state.ts';
import { textAt, type Values, valueAt } from './form-values.ts';
import { useErrorInTitle } from './page.tsx';

export interface FormProps<S extends z.ZodType> {
  schema: S;
  initial: Values;
  /** Sends what was answered; it is called again with the same key until it succeeds. */
  onSubmit: (value: z.output<S>, submission: Submission) => Promise<void>;
  submit: string;
  /** The name under which what is typed is kept in this tab; without one nothing is kept. */
  draft?: string;
  /** What the ids of its fields begin with, where another form is on the page. */
  ids?: string;
  /** Someone else was first: fetches what they made of it. What was typed stays as it is. */
  onConflict?: (current: unknown, value: z.output<S>) => Promise<void> | void;
  cancel?: ReactNode;
  children: ReactNode | ((values: Values) => ReactNode);
}

interface FormContext {
  ids: string | undefined;
  values: Values;
  errors: FieldError[];
  set: (name: string, value: unknown) => void;
}

const Context = createContext<FormContext | null>(null);

export function useFormContext(): FormContext {
  const context = useContext(Context);
  if (context === null) throw new Error('A field stands outside a form');
  return context;
}

/** One answer of the form round it: what was typed, what is wrong with it, and where the page shows it. */
export function useField(name: string) {
  const { ids, values, errors, set } = useFormContext();
  const id = fieldId(name, ids);
  return {
    id,
    value: valueAt(values, name),
    text: textAt(values, name),
    error: errors.find((error) => error.id === id)?.message,
    set: (value: unknown) => set(name, value),
  };
}

/**
 * A form whose rules are one schema, shared with the service; all that is wrong is shown at once, on top and beside. Under
 * another draft’s name it is another form: what was typed for one thing never stands in the form of another.
 */
export function Form<S extends z.ZodType>(props: FormProps<S>) {
  return <FormOfDraft key={props.draft} {...props} />;
}

function FormOfDraft<S extends z.ZodType>(props: FormProps<S>) {
  const { ids, submit, cancel, children } = props;
  const form = useFormState(props);
  useErrorInTitle(form.errors.length > 0 || form.trouble !== null);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void form.send();
  };
  const context = useMemo(
    () => ({ ids, values: form.values, errors: form.errors, set: form.set }),
    [ids, form.values, form.errors, form.set],
  );
  return (
    <Context.Provider value={context}>
      <form className="pb-form" noValidate onSubmit={handleSubmit}>
        <ErrorSummary errors={form.errors} trouble={form.trouble} attempt={form.attempt} waiting={form.waiting} />
        {form.restoredAt !== null && <Restored at={form.restoredAt} startAgain={form.startAgain} />}
        {typeof children === 'function' ? children(form.values) : children}
        <div className="govuk-button-group pb-form__end">
          <button className="govuk-button" type="submit" aria-disabled={form.busy}>
            {form.busy ? 'Sending…' : submit}
          </button>
          {cancel}
          <p className="pb-saved" role="status">
            {form.keptAt !== null && `Saved in this tab ${timeInWords(form.keptAt)}`}
          </p>
        </div>
      </form>
    </Context.Provider>
  );
}

function Restored({ at, startAgain }: { at: string; startAgain: () => void }) {
  return (
    <div className="govuk-inset-text">
      This is what you had typed at {timeInWords(at)} and not sent yet.{' '}
      <button className="pb-link-button" type="button" onClick={startAgain}>
        Start again without it
      </button>
    </div>
  );
}
