import type { LocalDate } from '../dates.ts';
import { datesNamed, months, tidy } from './understand.ts';

type TargetUnit = 'per cent' | 'points' | 'number';
/** What a measure is to come to (`reach`, perhaps `from` where it is now) or by how much it is to move, and by when. */
export type Target =
  | { kind: 'reach'; value: number; from: number | null; unit: TargetUnit; by: LocalDate | null }
  | { kind: 'change'; value: number; unit: TargetUnit; by: LocalDate | null };

const amount =
  /(?<![\p{L}\d.,/])([+\u2212\u2013-])?\s?(\d{1,3}(?:\.\d{1,3})?)\s?(?:(percentage points?|ppts?|pp|points?|pts)(?!\p{L})|(%|per ?cent(?!\p{L})))/giu;
const onlyNumber = /^([+\u2212-])?(\d{1,4}(?:\.\d{1,3})?)(?:\s+by\s|$)/i;
const goesUp = /\b(?:increas\w*|ris\w+|improv\w*|up|grow\w*|gain\w*|rais\w+|higher|above|more)\b/i;
const goesDown = /\b(?:reduc\w*|fall\w*|decreas\w*|narrow\w*|cut\w*|drop\w*|clos\w+|down|lower\w*|fewer|less|below)\b/i;
const byJustBefore = /\bby\s+(?:at least\s+|a minimum of\s+|around\s+|about\s+|up to\s+)?$/i;
const yearAtEnd = /\bby\s+(?:the end of\s+)?(20\d\d)\b(?!\s?[/\u2013-]\s?\d)/i;

type Amount = { sign: string | null; value: number; unit: TargetUnit; starts: number; ends: number };

function amountsIn(text: string): Amount[] {
  const found = [...text.matchAll(amount)].map(
    (match): Amount => ({
      sign: match[1] ?? null,
      value: Number(match[2]),
      unit: match[3] === undefined ? 'per cent' : 'points',
      starts: match.index,
      ends: match.index + match[0].length,
    }),
  );
  const alone = onlyNumber.exec(text);
  if (found.length > 0 || alone === null) return found;
  return [{ sign: alone[1] ?? null, value: Number(alone[2]), unit: 'number', starts: 0, ends: alone[0].length }];
}

function byWhen(text: string): LocalDate | null {
  const dates = datesNamed(text);
  if (dates.length === 1) return dates[0]?.to ?? null;
  const year = dates.length === 0 ? yearAtEnd.exec(text)?.[1] : undefined;
  return year === undefined ? null : months(Number(year), 12, 12).to;
}

function moved(text: string, { sign, value, starts }: Amount): number | null {
  if (sign === '+') return value;
  const before = text.slice(Math.max(0, starts - 120), starts);
  const up = goesUp.test(before);
  const down = goesDown.test(before);
  if (sign !== null) return up === down ? -value : null;
  if (!byJustBefore.test(before) || up === down) return null;
  return up ? value : -value;
}

/** The target that the words set, where they set one and only one; null where they are unsure. */
export function understandTarget(words: string): Target | null {
  const text = tidy(words).slice(0, 2_000).replaceAll('\n', ' ');
  const [first, second, ...more] = amountsIn(text);
  if (first === undefined || more.length > 0) return null;
  const by = byWhen(text);
  if (second !== undefined) {
    const fromTo =
      /\bfrom\s*$/i.test(text.slice(0, first.starts)) && /^\s?to\s?$/i.test(text.slice(first.ends, second.starts));
    return fromTo ? { kind: 'reach', value: second.value, from: first.value, unit: second.unit, by } : null;
  }
  const change = moved(text, first);
  if (change !== null) return { kind: 'change', value: change, unit: first.unit, by };
  const unsure = first.sign !== null || byJustBefore.test(text.slice(0, first.starts));
  return unsure ? null : { kind: 'reach', value: first.value, from: null, unit: first.unit, by };
}
