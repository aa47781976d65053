import type { Column } from '#shared/vocabulary.ts';
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
const ideaOf = (words: string) => ideas.find((names) => names.has(words));

/** Both a column's heading and its key can tell what it is for. */
export function meansTimescale(column: Column): boolean {
  const timescale = ideaOf('timescale');
  return ideaOf(plainHeading(column.heading)) === timescale || column.key === 'timescale';
}

type HeadingMatch = { column: Column | null; exact: boolean };

/**
 * Which column each heading names: first those that say the same words, then those that mean the same. A heading of
 * several rows goes by several names, the likeliest first.
 */
export function matchHeadings(headings: readonly (readonly string[])[], columns: Column[]): HeadingMatch[] {
  const free = new Set(columns.map((column) => ({ column, words: plainHeading(column.heading) })));
  const found: HeadingMatch[] = headings.map(() => ({ column: null, exact: false }));
  const plain = headings.map((names) => names.map(plainHeading));
  const take = (exact: boolean, fits: (candidate: { column: Column; words: string }, words: string) => boolean) => {
    for (const [index, names] of plain.entries()) {
      if (found[index]?.column !== null) continue;
      const [fitting] = names.flatMap((words) =>
        words === '' ? [] : [...free].filter((candidate) => fits(candidate, words)),
      );
      if (fitting === undefined) continue;
      free.delete(fitting);
      found[index] = { column: fitting.column, exact };
    }
  };
  take(true, (candidate, words) => candidate.words === words);
  take(false, (candidate, words) => {
    const idea = ideaOf(words);
    return idea !== undefined && (ideaOf(candidate.words) ?? ideaOf(candidate.column.key)) === idea;
  });
  return found;
}
