import { daysAfter } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import { datesNamed } from '#shared/plans/understand.ts';
import type { ReadBlock, ReadDocument, ReadParagraph } from './read-tables.ts';

const longestTitle = 200;

type About = { title: string; agreedOn: LocalDate | null; updatesOn: LocalDate | null };

/** The paragraphs before the first plan table that have not become rows of the plan. */
function leadingParagraphs(document: ReadDocument, firstTable: number, rows: Set<string>): ReadParagraph[] {
  const until = document.blocks.findIndex((block) => block.kind === 'table' && block.number === firstTable);
  const isParagraph = (block: ReadBlock) => block.kind === 'paragraph';
  const leading = document.blocks.slice(0, until === -1 ? undefined : until).filter(isParagraph);
  return leading.filter((block) => block.text !== '' && !(block.role === 'heading' && rows.has(block.text)));
}

function shortened(title: string): string {
  return title
    .slice(0, longestTitle)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

function titleOf(document: ReadDocument, leading: ReadParagraph[]): string {
  const first = leading.findIndex((block) => block.role === 'title');
  if (first !== -1) {
    const rest = leading.slice(first);
    const end = rest.findIndex((block) => block.role !== 'title');
    return shortened(
      rest
        .slice(0, end === -1 ? undefined : end)
        .map((block) => block.text)
        .join(' '),
    );
  }
  const heading = leading.find((block) => block.role === 'heading' || block.role === 'subtitle');
  const line = leading.find((block) => block.text.length <= longestTitle);
  return shortened(heading?.text ?? line?.text ?? '') || shortened(document.coreTitle) || 'Action plan';
}

/** The whole date right after a phrase, as the product's own export writes it. */
function dateAfter(lines: string[], phrase: RegExp): LocalDate | null {
  for (const line of lines) {
    const found = datesNamed(line).find((date) => date.from === date.to && phrase.test(line.slice(0, date.starts)));
    if (found !== undefined) return found.from;
  }
  return null;
}

const agreedBefore = /\bagreed on\s+$/i;
const updatesBefore = /\bupdates? as at\s+$/i;

function earliest(dates: LocalDate[]): LocalDate | null {
  return [...dates].sort()[0] ?? null;
}

/**
 * A month in a title says neither day: a plan was agreed, and its updates were true, on the month's first day at the
 * earliest, which also keeps a date from being in the future. Two months are the plan's own and its update's.
 */
function datesOf(lines: string[]): { agreedOn: LocalDate | null; updatesOn: LocalDate | null } {
  const line = lines.find((words) => datesNamed(words).length > 0);
  if (line === undefined) return { agreedOn: null, updatesOn: null };
  const dates = datesNamed(line).map((date) => date.from);
  const agreedOn = earliest(dates);
  const latest = dates.toSorted().at(-1) ?? null;
  const isUpdate = /\b(?:updates?|progress|as at)\b/i.test(line);
  return { agreedOn, updatesOn: latest !== agreedOn || isUpdate ? latest : null };
}

/** What the words above the tables say about the plan: its title, when it was agreed, when its updates are true. */
export function aboutPlan(document: ReadDocument, firstTable: number, rows: Set<string>): About {
  const leading = leadingParagraphs(document, firstTable, rows);
  const title = titleOf(document, leading);
  const captions = leading.filter((block) => block.role === 'subtitle' || document.ownShape === null);
  const lines = captions.map((block) => block.text).filter((text) => text.length <= longestTitle * 2);
  const agreedOn = dateAfter(lines, agreedBefore);
  const updatesOn = dateAfter(lines, updatesBefore);
  if (agreedOn !== null) return { title, agreedOn, updatesOn };
  return { title, ...datesOf([title, ...lines]) };
}

/** Nothing is agreed or reported in the future; the day before `date` is never needed. */
export function notAfter(date: LocalDate | null, today: LocalDate): LocalDate | null {
  return date !== null && date >= daysAfter(today, 1) ? today : date;
}
