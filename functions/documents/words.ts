import type { PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow } from '#shared/work/schema.ts';

/** The words of a row as they stood in the document, by column. */
export function wordsOf(row: FoundRow, shape: PlanShape): Record<string, string> {
  const own = shape.columns.filter((column) => column.level === row.level);
  return Object.fromEntries(
    own.flatMap((column) => {
      const words = { title: row.title, field: row.fields[column.key], update: updateWords(row, column.key) }[
        column.shows
      ];
      return words === undefined || words === '' ? [] : [[column.key, words]];
    }),
  );
}

function updateWords(row: FoundRow, key: string): string | undefined {
  return key === 'next' ? row.update?.next : row.update?.delivered;
}
