import { endOfMonth, monthNames } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';

/** A day, month, term or quarter that the words name, and where: `from` is its first day and `to` its last. */
export type NamedDate = { from: LocalDate; to: LocalDate; starts: number; ends: number };
export type Term = 'autumn' | 'spring' | 'summer';

const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const yearWord = '(?:19|20)\\d\\d';
const endYear = '(?:20)?\\d\\d\\b';

const named = new RegExp(
  [
    `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+)?\\b(?<month>${monthWord})\\b(?:[.,]?\\s+|-)(?<year>${yearWord})\\b`,
    `\\b(?:(?<briefDay>\\d{1,2})-)?(?<briefMonth>${monthWord})(?:\\s?['\u2019]|-)(?<briefYear>\\d\\d)\\b(?![-/\\d])`,
    `\\b(?<term>spring|summer|autumn)\\s+term,?\\s+(?<termYear>20\\d\\d)\\s?[/\\u2013-]\\s?(?<termEnd>${endYear})`,
    `\\b(?:q|quarter\\s)(?<quarter>[1-4]),?\\s+(?<quarterYear>20\\d\\d)\\s?[/\\u2013-]\\s?(?<quarterEnd>${endYear})`,
    `\\b(?<season>spring|summer|autumn)(?:\\s+term)?,?\\s+(?<seasonYear>${yearWord})\\b(?!\\s*/)`,
    `\\b(?<slashDay>\\d{1,2})[/.](?<slashMonth>\\d{1,2})[/.](?<slashYear>${yearWord})\\b`,
    `(?<![\\d/])(?<shortDay>\\d{1,2})/(?<shortMonth>\\d{1,2})/(?<shortYear>\\d\\d)\\b(?!/)`,
    `\\b(?<isoYear>${yearWord})-(?<isoMonth>\\d\\d)-(?<isoDay>\\d\\d)\\b`,
  ].join('|'),
  'gi',
);

/**
 * The terms of a school year as boards report them: spring ends with April, summer with the school year on 31 August,
 * autumn with December.
 */
const seasons: Record<Term, [first: number, last: number]> = { spring: [1, 4], summer: [5, 8], autumn: [9, 12] };

export function asTerm(word: string): Term {
  const term = word.toLowerCase();
  return term === 'spring' || term === 'summer' ? term : 'autumn';
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

type Span = { from: LocalDate; to: LocalDate };

function span(year: number, month: number, day: number | null): Span | null {
  if (month < 1 || month > 12) return null;
  const last = endOfMonth(year, month);
  if (day === null) return { from: `${year}-${twoDigits(month)}-01`, to: last };
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return day >= 1 && date <= last ? { from: date, to: date } : null;
}

export function months(year: number, first: number, last: number): Span {
  return { from: `${year}-${twoDigits(first)}-01`, to: endOfMonth(year, last) };
}

function monthNumber(word: string): number {
  const start = word.slice(0, 3).toLowerCase();
  return monthNames.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
}

/** Whether the second year of `2018/19` or `2018/2019` follows the first. */
export function followsYear(first: number, second: string): boolean {
  return Number(second) === (second.length === 2 ? (first + 1) % 100 : first + 1);
}

function termOfSchoolYear(term: Term, year: number): Span {
  const [first, last] = seasons[term];
  return months(term === 'autumn' ? year : year + 1, first, last);
}

/** A council counts its quarters from April, so the fourth is in the year after. */
function quarterOf(quarter: number, year: number): Span {
  const first = ((quarter * 3) % 12) + 1;
  return months(quarter === 4 ? year + 1 : year, first, first + 2);
}

type Groups = Record<string, string | undefined>;

function spanOf(found: Groups): Span | null {
  if (found.month !== undefined) {
    const day = found.day === undefined ? null : Number(found.day);
    return span(Number(found.year), monthNumber(found.month), day);
  }
  if (found.briefMonth !== undefined) {
    const day = found.briefDay === undefined ? null : Number(found.briefDay);
    return span(2000 + Number(found.briefYear), monthNumber(found.briefMonth), day);
  }
  if (found.slashDay !== undefined) {
    return span(Number(found.slashYear), Number(found.slashMonth), Number(found.slashDay));
  }
  if (found.shortDay !== undefined) {
    return span(2000 + Number(found.shortYear), Number(found.shortMonth), Number(found.shortDay));
  }
  if (found.isoYear !== undefined) return span(Number(found.isoYear), Number(found.isoMonth), Number(found.isoDay));
  return partOfYear(found);
}

function partOfYear(found: Groups): Span | null {
  if (found.season !== undefined) {
    const [first, last] = seasons[asTerm(found.season)];
    return months(Number(found.seasonYear), first, last);
  }
  const year = Number(found.termYear ?? found.quarterYear);
  if (!followsYear(year, found.termEnd ?? found.quarterEnd ?? '')) return null;
  return found.term === undefined ? quarterOf(Number(found.quarter), year) : termOfSchoolYear(asTerm(found.term), year);
}

/** The dates that the words name, in order. A date that does not exist, like 31 June, is left out. */
export function datesNamed(words: string): NamedDate[] {
  const dates: NamedDate[] = [];
  for (const match of words.matchAll(named)) {
    const dated = spanOf(match.groups ?? {});
    if (dated !== null) dates.push({ ...dated, starts: match.index, ends: match.index + match[0].length });
  }
  return dates;
}

/** One space between words, so that a cell full of spaces costs no more to read than any other. */
export function tidy(words: string): string {
  const lines = words.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

/** Words before a date that make it something else than when the action is due. */
const notDue =
  /\b(?:begin|begins|beginning|begun|began|start|starts|started|starting|commence[sd]?|commencing|launch(?:ed)?|from|since|after|before|review(?:ed)?|agreed|approved|funded|funding|published|updated)\b/i;
const rangeJoin = /^\s?(?:to|until|till|[-\u2013\u2014])\s?$/i;
const numberBefore = /\d ?$/;

/** Whether what stands between two dates makes them the two ends of one period. */
export function isRange(text: string, [first, second, ...more]: NamedDate[]): boolean {
  if (first === undefined || second === undefined || more.length > 0) return false;
  return rangeJoin.test(text.slice(first.ends, second.starts)) && second.to >= first.to;
}

/** The words of the sentence before a date. */
export function clauseBefore(text: string, date: NamedDate): string {
  const before = text.slice(0, date.starts).split(/[.;\n]/);
  return before.at(-1) ?? '';
}

/**
 * When an action is due, where its timescale names one day, month or season and nothing else is as likely: the last day
 * of what is named. Null when unsure.
 */
export function understandDue(words: string): LocalDate | null {
  const text = tidy(words);
  const dates = datesNamed(text);
  const [first, second] = dates;
  if (first === undefined) return null;
  if (second !== undefined) return isRange(text, dates) ? second.to : null;
  const clause = clauseBefore(text, first);
  return notDue.test(clause) || numberBefore.test(clause) ? null : first.to;
}
