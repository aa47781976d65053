import { endOfMonth, monthNames } from '../calendar.ts';
import { LocalDate } from '../dates.ts';

/** A day, month or season that the words name, and where: `from` is its first day and `to` its last. */
type NamedDate = { from: LocalDate; to: LocalDate; starts: number; ends: number };

const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const yearWord = '(?:19|20)\\d\\d';

const named = new RegExp(
  [
    `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+)?\\b(?<month>${monthWord})\\b[.,]?\\s+(?<year>${yearWord})\\b`,
    `\\b(?<season>spring|summer|autumn)(?:\\s+term)?,?\\s+(?<seasonYear>${yearWord})\\b(?!\\s*/)`,
    `\\b(?<slashDay>\\d{1,2})[/.](?<slashMonth>\\d{1,2})[/.](?<slashYear>${yearWord})\\b`,
    `\\b(?<isoYear>${yearWord})-(?<isoMonth>\\d\\d)-(?<isoDay>\\d\\d)\\b`,
  ].join('|'),
  'gi',
);

/**
 * The terms of a school year as boards report them: spring ends with April, summer with the school year on 31 August,
 * autumn with December.
 */
const seasons: Record<string, [first: number, last: number]> = { spring: [1, 4], summer: [5, 8], autumn: [9, 12] };

const twoDigits = (number: number) => String(number).padStart(2, '0');

function span(year: number, month: number, day: number | null): { from: LocalDate; to: LocalDate } | null {
  if (month < 1 || month > 12) return null;
  const first = `${year}-${twoDigits(month)}-01`;
  if (day === null) return { from: first, to: endOfMonth(year, month) };
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return LocalDate.safeParse(date).success ? { from: date, to: date } : null;
}

function monthNumber(word: string): number {
  const start = word.slice(0, 3).toLowerCase();
  return monthNames.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
}

function spanOf(found: Record<string, string | undefined>): { from: LocalDate; to: LocalDate } | null {
  if (found.month !== undefined) {
    const day = found.day === undefined ? null : Number(found.day);
    return span(Number(found.year), monthNumber(found.month), day);
  }
  if (found.season !== undefined) {
    const [first, last] = seasons[found.season.toLowerCase()] ?? [1, 12];
    const year = Number(found.seasonYear);
    return { from: `${year}-${twoDigits(first)}-01`, to: endOfMonth(year, last) };
  }
  if (found.slashDay !== undefined) {
    return span(Number(found.slashYear), Number(found.slashMonth), Number(found.slashDay));
  }
  return span(Number(found.isoYear), Number(found.isoMonth), Number(found.isoDay));
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
function tidy(words: string): string {
  const lines = words.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

/** Words before a date that make it something else than when the action is due. */
const notDue =
  /\b(?:begin|begins|beginning|begun|began|start|starts|started|starting|commence[sd]?|commencing|launch(?:ed)?|from|since|after|before|review(?:ed)?|agreed|approved|funded|funding|published|updated)\b/i;
const rangeJoin = /^\s?(?:to|until|till|[-\u2013\u2014])\s?$/i;
const numberBefore = /\d ?$/;

/**
 * When an action is due, where its timescale names one day, month or season and nothing else is as likely: the last day
 * of what is named. Null when unsure.
 */
export function understandDue(words: string): LocalDate | null {
  const text = tidy(words);
  const dates = datesNamed(text);
  const [first, second] = dates;
  if (first === undefined) return null;
  if (second !== undefined) {
    const between = text.slice(first.ends, second.starts);
    return dates.length === 2 && rangeJoin.test(between) && second.to >= first.to ? second.to : null;
  }
  const clause =
    text
      .slice(0, first.starts)
      .split(/[.;\n]/)
      .at(-1) ?? '';
  return notDue.test(clause) || numberBefore.test(clause) ? null : first.to;
}

const pounds = /£[,\s]{0,3}(\d[\d,]*(?:\.\d+)?)\s*(?:(k|thousand)|(m|million)|(bn|billion))?(?![\p{L}\d])/giu;

/** Each sum of money that the words name, in pounds. */
export function understandMoney(words: string): number[] {
  return [...words.matchAll(pounds)].map((match) => {
    const scale = match[2] ? 1_000 : match[3] ? 1_000_000 : match[4] ? 1_000_000_000 : 1;
    return Math.round(Number((match[1] ?? '0').replaceAll(',', '')) * scale * 100) / 100;
  });
}

type CadenceUnit = 'week' | 'month' | 'term' | 'year';
/** How often: `times` in each `every` units, as 4 times in every 1 year. */
type Cadence = { times: number; every: number; unit: CadenceUnit };

const counts: Record<string, number> = { once: 1, twice: 2, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };
const timesPer =
  /\b(\d{1,3}|once|twice|three|four|five|six) ?(?:x|×|times)? ?(?:a|an|per|each|every)? ?(week|month|term|year)\b/i;
const saysHowOften = /x|×|times|once|twice|\b(?:a|per|each|every)\b/i;
const everyFew = /\b(?:every|each)\s+(?:(\d{1,3}|two|three|four|five|six)\s+)?(week|month|term|year)s?\b/i;
const adverbs: [RegExp, Cadence][] = [
  [/\bhalf[- ]term(?:ly)?\b/i, { times: 2, every: 1, unit: 'term' }],
  [/\bfortnightly\b/i, { times: 1, every: 2, unit: 'week' }],
  [/\bweekly\b/i, { times: 1, every: 1, unit: 'week' }],
  [/\bmonthly\b/i, { times: 1, every: 1, unit: 'month' }],
  [/\bquarterly\b/i, { times: 4, every: 1, unit: 'year' }],
  [/\btermly\b/i, { times: 1, every: 1, unit: 'term' }],
  [/\b(?:annual|annually|yearly)\b/i, { times: 1, every: 1, unit: 'year' }],
];

function asCount(word: string | undefined): number {
  return word === undefined ? 1 : (counts[word.toLowerCase()] ?? Number(word));
}

function asUnit(word: string | undefined): CadenceUnit {
  const unit = word?.toLowerCase();
  return unit === 'week' || unit === 'month' || unit === 'term' ? unit : 'year';
}

/** How often something happens, where the words say it; null when they do not. */
export function understandCadence(words: string): Cadence | null {
  const text = tidy(words).replaceAll('\n', ' ');
  const times = timesPer.exec(text);
  if (times !== null && saysHowOften.test(times[0]) && asCount(times[1]) > 0) {
    return { times: asCount(times[1]), every: 1, unit: asUnit(times[2]) };
  }
  const every = everyFew.exec(text);
  if (every !== null && asCount(every[1]) > 0) return { times: 1, every: asCount(every[1]), unit: asUnit(every[2]) };
  return adverbs.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
