import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '#shared/problem.ts';
import { dropDraft, keepDraft, readDraft } from '../drafts.ts';
import { inPlainWords, mayPass, ServiceProblem, SignInNeeded } from '../problems.ts';
import { sessionState } from '../session.ts';
import { timeInWords } from './dates.ts';
import { nameOfPointer } from './form-errors.ts';
import { type Values, withValue } from './form-values.ts';

/** What is said by a field: that it waits, that it was saved and when, or what is wrong with it. */
export interface FieldNote {
  tone: 'waiting' | 'saved' | 'trouble' | 'error';
  words: string;
}

interface AutosaveOptions {
  initial: Values;
  /** The name under which words not saved yet are kept in this tab. */
  draft: string;
  /** What is wrong with the fields named; these wait until they are put right, and the others are sent. */
  check: (names: string[], values: Values) => FieldProblem[];
  /** Sends the fields named; answers what the service has made of them, like the ids of new rows. */
  send: (names: string[], values: Values) => Promise<(now: Values) => Values>;
  onConflict: (current: unknown, values: Values) => void;
}

const rest = 900;
const retryEvery = 15_000;
const topOf = (name: string): string => name.split('.')[0] ?? name;

type Notes = Record<string, FieldNote>;

const errorsIn = (problems: readonly FieldProblem[]): Notes =>
  Object.fromEntries(
    problems.map(({ pointer, detail }) => [nameOfPointer(pointer), { tone: 'error' as const, words: detail }]),
  );

function notesOf(before: Notes, error: unknown, names: string[]): Notes {
  if (error instanceof ServiceProblem && error.errors.length > 0) return { ...before, ...errorsIn(error.errors) };
  const words = mayPass(error)
    ? `Not saved yet, kept in this tab. ${inPlainWords(error)} It is tried again by itself.`
    : `Not saved. ${inPlainWords(error)}`;
  return noted(before, names, { tone: 'trouble', words });
}

/**
 * Saves what is typed after a moment’s rest, one request at a time, and says so by each field. What could not be sent is
 * kept in this tab and sent again by itself.
 */
export function useAutosave({ initial, draft, check, send, onConflict }: AutosaveOptions) {
  const [kept] = useState(() => readDraft(draft)?.values ?? null);
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...kept }));
  const [notes, setNotes] = useState<Notes>({});
  const now = useRef(values);
  const dirty = useRef(new Set<string>(Object.keys(kept ?? {})));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);
  const handlers = useRef({ check, send, onConflict });
  handlers.current = { check, send, onConflict };

  const put = useCallback((changed: Values): void => {
    now.current = changed;
    setValues(changed);
  }, []);

  /** Those of the fields that may be sent; what is wrong with the others is said by them. */
  const right = useCallback((names: string[], typed: Values): string[] => {
    const problems = handlers.current.check(names, typed);
    if (problems.length > 0) setNotes((before) => ({ ...before, ...errorsIn(problems) }));
    const wrong = new Set(problems.map(({ pointer }) => topOf(nameOfPointer(pointer))));
    for (const name of wrong) dirty.current.add(name);
    return names.filter((name) => !wrong.has(name));
  }, []);

  const once = useCallback(async (): Promise<void> => {
    const sent = now.current;
    const typed = [...dirty.current];
    dirty.current.clear();
    const names = right(typed, sent);
    if (names.length === 0) return;
    const back = (): void => {
      for (const name of names) dirty.current.add(topOf(name));
    };
    try {
      const settle = await handlers.current.send(names, sent);
      put(settle(now.current));
      if (dirty.current.size === 0) dropDraft(draft);
      const note: FieldNote = { tone: 'saved', words: `Saved ${timeInWords(new Date())}` };
      setNotes((before) => noted(before, names, note));
    } catch (error) {
      back();
      if (error instanceof ServiceProblem && error.status === 412)
        handlers.current.onConflict(error.current, now.current);
      else if (!(error instanceof SignInNeeded)) {
        setNotes((before) => notesOf(before, error, names));
        if (mayPass(error)) timer.current = setTimeout(() => void flushRef.current(), retryEvery);
      }
    }
  }, [draft, put, right]);

  /** Sends what is not sent yet, and waits for it. */
  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current !== null) await running.current;
    if (dirty.current.size === 0) return;
    running.current = once().finally(() => {
      running.current = null;
    });
    await running.current;
  }, [once]);
  const flushRef = useRef(flush);
  flushRef.current = flush;

  const set = useCallback(
    (name: string, value: unknown): void => {
      put(withValue(now.current, name, value));
      dirty.current.add(topOf(name));
      const unsaved = Object.fromEntries([...dirty.current].map((each) => [each, now.current[each]]));
      keepDraft(draft, unsaved);
      setNotes((before) => noted(before, [name], { tone: 'waiting', words: 'Not saved yet' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushRef.current(), rest);
    },
    [draft, put],
  );

  /** Takes what stands at the service now, unless something typed here waits; says whether it did. */
  const adopt = useCallback(
    (from: Values): boolean => {
      if (dirty.current.size > 0 || running.current !== null) return false;
      put(from);
      return true;
    },
    [put],
  );

  useEffect(() => {
    if (dirty.current.size > 0) void flushRef.current();
    const retry = (): void => void flushRef.current();
    const warn = (event: BeforeUnloadEvent): void => {
      if (dirty.current.size > 0 && sessionState() === 'signed-in') event.preventDefault();
    };
    addEventListener('online', retry);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', retry);
      removeEventListener('beforeunload', warn);
      void flushRef.current();
    };
  }, []);

  return { values, notes, set, flush, adopt };
}

/** A note stands by the field that was typed in; once its part of the item is saved, every field of the part says so. */
function noted(before: Notes, names: string[], note: FieldNote): Notes {
  const touched = Object.keys(before).filter((name) => names.includes(topOf(name)) && before[name]?.tone !== 'saved');
  return { ...before, ...Object.fromEntries([...names, ...touched].map((name) => [name, note])) };
}
