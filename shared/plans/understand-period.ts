import type { LocalDate } from '../dates.ts';
import { asTerm, clauseBefore, datesNamed, followsYear, isRange, months, type Term, tidy } from './understand.ts';
import { asCount, numberWord } from './understand-cadence.ts';

type Span = { from: LocalDate; to: LocalDate };
type Duration = { count: number; unit: 'day' | 'week' | 'month' | 'term' | 'year' };
/**
 * When something is done, as far as the words say it: its ends, how long it lasts, that it goes on. `term` is one that is
 * named without its year.
 */
export type Period = {
  from: LocalDate | null;
  to: LocalDate | null;
  term: Term | null;
  lasts: Duration | null;
  ongoing: boolean;
};

const twoYears =
  /(?<![\d/-])(?:\b(financial year|fy|academic year|school year)\s?)?(20\d\d)\s?[/\u2013-]\s?((?:20)?\d\d)(?![\d/-])/i;
const oneYear = /^(?:(?:by|in|during|throughout)\s+)?(20\d\d)\.?$/i;
const termAlone = /\b(autumn|spring|summer)\s+term\b/i;
const ongoing = /\bon-?\s?going\b|\bcontinu(?:ous|ously|ing)\b|\bthroughout\b/i;
const lasting = new RegExp(
  `\\b(${numberWord})[- ](day|week|month|term|year)s?\\b(?!ly)(?! (?:rolling|olds?|groups?)\\b)`,
  'i',
);
const often = /\b(?:every|each|per)\s+$|\b(?:years?|months?)\s+$/i;
const begins = /\b(?:begin|begins|beginning|begun|began|start|starts|started|starting|commenc\w+|from|since)\b/i;
const otherwise = /\b(?:after|before|review(?:ed)?|agreed|approved|funded|funding|published|updated)\b/i;

function schoolOrFinancialYear(text: string): Span | null {
  const found = twoYears.exec(text);
  if (found === null) return null;
  const year = Number(found[2]);
  if (!followsYear(year, found[3] ?? '')) return null;
  const financial = /^f/i.test(found[1] ?? '');
  const [first, last] = financial ? [4, 3] : [9, 8];
  return { from: months(year, first, first).from, to: months(year + 1, last, last).to };
}

function wholeYear(text: string): Span | null {
  const year = oneYear.exec(text)?.[1];
  return year === undefined ? schoolOrFinancialYear(text) : months(Number(year), 1, 12);
}

function ends(text: string): { from: LocalDate | null; to: LocalDate | null } {
  const dates = datesNamed(text);
  const [first, second] = dates;
  if (first === undefined) return wholeYear(text) ?? { from: null, to: null };
  if (second !== undefined)
    return isRange(text, dates) ? { from: first.from, to: second.to } : { from: null, to: null };
  const clause = clauseBefore(text, first);
  if (otherwise.test(clause)) return { from: null, to: null };
  if (begins.test(clause)) return { from: first.from, to: null };
  return /\b(?:by|until|till|end of)\b/i.test(clause)
    ? { from: null, to: first.to }
    : { from: first.from, to: first.to };
}

function duration(text: string): Duration | null {
  const found = lasting.exec(text);
  if (found === null || often.test(text.slice(0, found.index))) return null;
  const unit = found[2]?.toLowerCase();
  const count = asCount(found[1]);
  if (count < 1 || /^(?:once|twice)$/i.test(found[1] ?? '')) return null;
  return { count, unit: unit === 'day' || unit === 'week' || unit === 'month' || unit === 'term' ? unit : 'year' };
}

/** When something is done; null where the words do not say. */
export function understandPeriod(words: string): Period | null {
  const text = tidy(words);
  const { from, to } = ends(text);
  const alone = from === null && to === null && datesNamed(text).length === 0 ? termAlone.exec(text)?.[1] : undefined;
  const period: Period = {
    ...{ from, to, term: alone === undefined ? null : asTerm(alone) },
    ...{ lasts: duration(text), ongoing: ongoing.test(text) },
  };
  const says = from !== null || to !== null || period.term !== null || period.lasts !== null || period.ongoing;
  return says ? period : null;
}
