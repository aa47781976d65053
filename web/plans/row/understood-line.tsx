import { useEffect, useState } from 'react';
import type { ColumnType } from '#shared/vocabulary.ts';
import { understoodLine } from './understood-words.ts';

const restBetweenWords = 500;

/** What was typed, once the hands rest: half a date is not worth a word about it. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), restBetweenWords);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function UnderstoodLine({ type, text }: { type: ColumnType; text: string }) {
  const line = understoodLine(type, useSettled(text));
  return (
    <p className="pb-understood" aria-live="polite">
      {line}
    </p>
  );
}
