import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import { afterNumber } from '../plans/numbering.ts';
import { datesNamed, understandDue } from '../plans/understand.ts';
import { byDate } from './rules.ts';
import { type FoundStep, longestTitle, type Milestone } from './schema.ts';

type Printed = Pick<Milestone, 'number' | 'title' | 'dueOn' | 'doneOn'>;

const noDate = 'no date';
/** Before a line of a step’s own words that would be read as the next step; it is not seen, and is taken off again. */
const joiner = '\u2060';
const begins = new RegExp(`^\\d+${afterNumber}`);
const hidden = new RegExp(`^${joiner}*\\d+${afterNumber}`);

/** The steps of an action in one cell, a line each: number, words, when it is due and when it was done. */
export const stepsInWords = (steps: readonly Printed[]): string => byDate(steps).map(lineOf).join('\n');

function lineOf({ number, title, dueOn, doneOn }: Printed): string {
  const [first = '', ...more] = title.split('\n');
  const words = [first, ...more.map((line) => (hidden.test(line) ? `${joiner}${line}` : line))].join('\n');
  const dates = [dueOn === null ? '' : `due ${inWords(dueOn)}`, doneOn === null ? '' : `done ${inWords(doneOn)}`];
  return `${number}${afterNumber}${words} (${dates.filter((each) => each !== '').join(', ') || noDate})`;
}

const day = '\\d{1,2} [A-Z][a-z]+ \\d{4}';
const own = new RegExp(
  `^(?<number>\\d+)${afterNumber}(?<title>.*) \\((?:${noDate}|(?:due (?<due>${day}))?(?:, )?(?:done (?<done>${day}))?)\\)$`,
  's',
);

/** What a cell says of the steps of an action; `tooLong`: words that are longer than a step can be. */
export type StepsFound = { steps: FoundStep[]; tooLong: string[] };

/** The steps that the words of a cell name: as they are printed here, or each line as one, due when it says so. */
export function stepsFrom(words: string): StepsFound {
  const lines = words.split('\n');
  const steps = begins.test(lines[0] ?? '') ? ownSteps(lines) : lines.flatMap(stepInLine);
  return {
    steps: steps.filter(({ title }) => title.length <= longestTitle),
    tooLong: steps.filter(({ title }) => title.length > longestTitle).map(({ title }) => title),
  };
}

function ownSteps(lines: readonly string[]): FoundStep[] {
  const found: string[][] = [];
  for (const line of lines) {
    if (begins.test(line)) found.push([line]);
    else found.at(-1)?.push(hidden.test(line) ? line.slice(joiner.length) : line);
  }
  return found.map((each) => each.join('\n')).flatMap((each) => ownStep(each) ?? stepInLine(each));
}

function ownStep(words: string): FoundStep | null {
  const { number, title, due, done } = own.exec(words)?.groups ?? {};
  if (number === undefined || title === undefined || title.trim() === '') return null;
  return { number: Number(number), title: title.trim(), dueOn: dayIn(due), doneOn: dayIn(done) };
}

const dayIn = (words: string | undefined): LocalDate | null =>
  words === undefined ? null : (datesNamed(words)[0]?.from ?? null);

const bullet = /^\s*(?:[\u2022\u25aa\u25e6\u2023\u00b7*\u2013\u2014-]\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)/iu;

function stepInLine(line: string): FoundStep[] {
  const title = line.replace(bullet, '').trim();
  return title === '' ? [] : [{ number: null, title, dueOn: understandDue(title), doneOn: null }];
}

/** The number of each step that is new: its own where that is free, else the next after any that was ever given. */
export function stepNumbers(found: readonly Pick<FoundStep, 'number'>[], given: readonly number[] = []): number[] {
  const taken = new Set(given);
  const free = found.map(({ number }) => {
    if (number === null || number < 1 || taken.has(number)) return null;
    taken.add(number);
    return number;
  });
  let last = Math.max(0, ...taken);
  return free.map((number) => {
    if (number !== null) return number;
    last += 1;
    return last;
  });
}
