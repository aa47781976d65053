import { ideaOf, plainHeading } from '#shared/plans/column-meaning.ts';
import type { Column } from '#shared/vocabulary.ts';

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
