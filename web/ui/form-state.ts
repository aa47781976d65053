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
  onConflict?: (current: unknown, value: z.output<S>) => Promise<void> | void;
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

/** What could not be sent is sent again by itself: when the connection is back, and every so often. */
function useRetry(waiting: boolean, send: (how: { byItself: boolean }) => Promise<void>): void {
  const again = useRef(send);
  again.current = send;
  useEffect(() => {
    if (!waiting) return;
    const retry = (): void => void again.current({ byItself: true });
    const timer = setInterval(retry, retryEvery);
    addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      removeEventListener('online', retry);
    };
  }, [waiting]);
}

/** Sends what was answered, with a key that stays the same until it succeeds. */
async function submitted<S extends z.ZodType>(props: FormStateProps<S>, value: z.output<S>): Promise<Outcome | null> {
  const { onSubmit, onConflict, draft, ids } = props;
  const keyName = draft ?? location.pathname;
  try {
    await onSubmit(value, { key: keyFor(keyName, value) });
    dropKey(keyName);
    return null;
  } catch (error) {
    if (!(error instanceof ServiceProblem) || error.status !== 412 || onConflict === undefined) {
      return outcomeOf(error, ids);
    }
    return settleConflict(async () => onConflict(error.current, value), ids);
  }
}

/** What was typed stays in the form while the other’s version is fetched, and where that fails. */
async function settleConflict(settle: () => Promise<void>, ids: string | undefined): Promise<Outcome> {
  try {
    await settle();
    return nothingWrong;
  } catch (error) {
    return outcomeOf(error, ids);
  }
}

export function useFormState<S extends z.ZodType>(props: FormStateProps<S>) {
  const form = useDraft(props.draft, props.initial);
  const [outcome, setOutcome] = useState(nothingWrong);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const tried = useRef<Values | null>(null);
  useWarningBeforeLeaving(form.dirty);

  const send = async ({ byItself } = { byItself: false }): Promise<void> => {
    if (busy) return;
    tried.current = form.values;
    const parsed = props.schema.safeParse(form.values);
    // The focus goes to the summary when someone pressed the button, not while they read on.
    if (!byItself) setAttempt((before) => before + 1);
    if (!parsed.success) {
      setOutcome({ ...nothingWrong, errors: errorsOfIssues(parsed.error.issues, props.ids) });
      return;
    }
    setBusy(true);
    const problem = await submitted(props, parsed.data);
    if (problem === null) form.settle();
    setOutcome(problem ?? nothingWrong);
    setBusy(false);
  };

  // Words that are being changed since wait for the button.
  const waiting = outcome.waiting && tried.current === form.values;
  useRetry(waiting, send);
  return { ...form, ...outcome, waiting, attempt, busy, send };
}
