import { type KeyboardEvent, type RefObject, useState } from 'react';
import { mentionBegun } from '#shared/discussion/mentions.ts';

const mostOffered = 6;

interface MentionOptions<P extends { id: string; name: string }> {
  text: string;
  people: readonly P[];
  box: RefObject<HTMLTextAreaElement | null>;
  put: (text: string, person: P) => void;
}

/** Offers people while a name is typed after an “@”: arrows go through them, Enter or Tab takes one, Escape none. */
export function useMention<P extends { id: string; name: string }>({ text, people, box, put }: MentionOptions<P>) {
  const [caret, setCaret] = useState<number | null>(null);
  const [place, setPlace] = useState(0);
  const begun = caret === null ? null : mentionBegun(text, caret);
  const offered = begun === null ? [] : matching(people, begun.words);
  const current = offered[Math.min(place, offered.length - 1)];

  const look = (): void => {
    setCaret(box.current?.selectionStart ?? null);
    setPlace(0);
  };
  const take = (person: P): void => {
    const from = begun?.from ?? box.current?.selectionStart ?? text.length;
    const to = begun === null ? from : (caret ?? from);
    const before = begun === null && from > 0 && !/\s$/.test(text.slice(0, from)) ? ' @' : '@';
    const until = `${text.slice(0, from)}${before}${person.name} `;
    put(until + text.slice(to), person);
    setCaret(null);
    // The box has its new words only after this: then the caret goes behind the name.
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(until.length, until.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setPlace((place + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(current);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
  };
  return { offered, current, look, leave: () => setCaret(null), take, onKeyDown };
}

/** Those whose name, or a word of it, begins like this; nobody, where the one name stands there whole. */
function matching<P extends { name: string }>(people: readonly P[], words: string): P[] {
  const typed = words.toLowerCase();
  const found = people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${typed}`));
  const isWhole = found.length === 1 && found[0]?.name.toLowerCase() === typed.trimEnd();
  return isWhole ? [] : found.slice(0, mostOffered);
}
