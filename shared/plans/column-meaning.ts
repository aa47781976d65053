import type { Column, PlanShape } from '../vocabulary.ts';
import { current, typeOf } from './current.ts';
import { headingWords } from './heading-words.ts';

function singular(word: string): string {
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** A heading without case, punctuation and plurals: `Timescale/ Resources` is `timescale and resource`. */
export function plainHeading(heading: string): string {
  const words = heading
    .toLowerCase()
    .replace(/[&/+]/g, ' and ')
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? heading.trim() : words.map(singular).join(' ');
}

const ideas = headingWords.map((names) => new Set(names.map(plainHeading)));

/** What a plain heading means, among the words that councils use for the same. */
export const ideaOf = (words: string) => ideas.find((names) => names.has(words));

/** Both a column's heading and its key can tell what it is for. */
function means(column: Column, word: string): boolean {
  return ideaOf(plainHeading(column.heading)) === ideaOf(word) || column.key === word;
}

/** Where it is said when a row is due: by its heading, or as the one column of dates. */
export function timescaleOf({ columns }: Pick<PlanShape, 'columns'>): Column | undefined {
  const fields = columns.filter((column) => column.shows === 'field');
  const dates = fields.filter((column) => typeOf(column) === 'date');
  return fields.find((column) => means(column, 'timescale')) ?? (dates.length === 1 ? dates[0] : undefined);
}

export const ownerHeading = 'Owner';

const actionOf = ({ levels }: Pick<PlanShape, 'levels'>): string => levels.at(-1)?.key ?? '';

/**
 * Who owns an action, where no column of the plan’s own says who is responsible for it; null where one does, whose words and
 * names are the authority’s own.
 */
export function ownerColumn(shape: PlanShape): Column | null {
  const level = actionOf(shape);
  const says = current(shape.columns).some(
    (column) =>
      column.level === level &&
      column.shows === 'field' &&
      (column.answers === 'responsible' || means(column, 'responsible')),
  );
  return says ? null : { key: freeKey(shape, 'owner'), heading: ownerHeading, level, shows: 'field', type: 'people' };
}

/** When an action is due, where the plan has no timescale of its own for it. */
export function dueColumn(shape: PlanShape): Column | null {
  const level = actionOf(shape);
  const says = timescaleOf({ columns: current(shape.columns) })?.level === level;
  return says ? null : { key: freeKey(shape, 'due'), heading: 'Due date', level, shows: 'field', type: 'date' };
}

const freeKey = ({ columns }: PlanShape, key: string): string =>
  columns.some((column) => column.key === key) ? `${key}-of-action` : key;
