import { useCallback, useEffect, useRef, useState } from 'react';
import type * as z from 'zod';
import { dropDraft, dropKey, keepDraft, keyFor, readDraft } from '../drafts.ts';
import { inPlainWords, mayPass, ServiceProblem, SignInNeeded } from '../problems.ts';
import { sessionState } from '../session.ts';
import { errorsOfIssues, errorsOfProblems, type FieldError } from './form-errors.ts';
import { type Values, withValue } from './form-values.ts';

export interface Submission {
  key: string;
}

interface FormStateProps<S extends z.ZodType> {
  schema: S;
  initial: Values;
  onSubmit: (value: z.output<S>, submission: Submission) => Promise<void>;
  draft?: string;
  ids?: string;
  onConflict?: (current: unknown, value: z.output<S>) => void;
}

const retryEvery = 15_000;

/** Keeps what is typed, with a moment’s rest so that not every letter is a write. */
function useDraft(name: string | undefined, initial: Values) {
  const [kept] = useState(() => (name === undefined ? null : readDraft(name)));
  const [values, setValues] = useState<Values>(kept?.values ?? initial);
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [restoredAt, setRestoredAt] = useState(kept?.keptAt ?? null);
  const [dirty, setDirty] = useState(kept !== null);
  useEffect(() => {
    if (!dirty || name === undefined) return;
    const timer = setTimeout(() => setKeptAt(keepDraft(name, values).keptAt), 400);
    return () => clearTimeout(timer);
  }, [dirty, name, values]);
  const set = useCallback((field: string, value: unknown) => {
    setDirty(true);
    setValues((before) => withValue(before, field, value));
  }, []);
  const settle = useCallback(() => {
    setDirty(false);
    setKeptAt(null);
    setRestoredAt(null);
    if (name !== undefined) dropDraft(name);
  }, [name]);
  const startAgain = useCallback(() => {
    settle();
    setValues(initial);
  }, [settle, initial]);
  return { values, set, keptAt, restoredAt, dirty, settle, startAgain };
}

/** Closing the window with words not sent asks first; leaving for the sign-in does not. */
function useWarningBeforeLeaving(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent): void => {
      if (sessionState() === 'signed-in') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
}

interface Outcome {
  errors: FieldError[];
  trouble: string | null;
  waiting: boolean;
}
const nothingWrong: Outcome = { errors: [], trouble: null, waiting: false };

function outcomeOf(error: unknown, ids: string | undefined): Outcome {
  if (error instanceof SignInNeeded) return nothingWrong;
  if (error instanceof ServiceProblem && error.errors.length > 0) {
    return { errors: errorsOfProblems(error.errors, ids), trouble: null, waiting: false };
  }
  return { errors: [], trouble: inPlainWords(error), waiting: mayPass(error) };
}

export function useFormState<S extends z.ZodType>(props: FormStateProps<S>) {
  const { schema, initial, onSubmit, draft, ids, onConflict } = props;
  const form = useDraft(draft, initial);
  const [outcome, setOutcome] = useState(nothingWrong);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  useWarningBeforeLeaving(form.dirty);
  const keyName = draft ?? location.pathname;

  const send = async (): Promise<void> => {
    if (busy) return;
    const parsed = schema.safeParse(form.values);
    setAttempt((before) => before + 1);
    if (!parsed.success) {
      setOutcome({ ...nothingWrong, errors: errorsOfIssues(parsed.error.issues, ids) });
      return;
    }
    setBusy(true);
    try {
      await onSubmit(parsed.data, { key: keyFor(keyName, parsed.data) });
      dropKey(keyName);
      form.settle();
      setOutcome(nothingWrong);
    } catch (error) {
      const conflict = error instanceof ServiceProblem && error.status === 412 && onConflict !== undefined;
      if (conflict) onConflict(error.current, parsed.data);
      setOutcome(conflict ? nothingWrong : outcomeOf(error, ids));
    } finally {
      setBusy(false);
    }
  };

  // What could not be sent is sent again by itself: when the connection is back, and every so often.
  const again = useRef(send);
  again.current = send;
  useEffect(() => {
    if (!outcome.waiting) return;
    const retry = (): void => void again.current();
    const timer = setInterval(retry, retryEvery);
    addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      removeEventListener('online', retry);
    };
  }, [outcome.waiting]);

  return { ...form, ...outcome, attempt, busy, send };
}
