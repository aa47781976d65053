import { dueColumn, ownerColumn } from '#shared/plans/column-meaning.ts';
import { stepsColumn } from '#shared/plans/readable-columns.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow } from '#shared/work/schema.ts';

/** A key for a heading that names no column of the plan; no column's key begins like it. */
function keyOfOther(heading: string): string {
  const plain = heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return `other-${plain}`.replace(/-+/g, '-').slice(0, 40).replace(/-$/, '');
}

/** The words of a row as they stood in the document, by column. */
export function wordsOf(row: FoundRow, shape: PlanShape): Record<string, string> {
  const own = shape.columns.filter((column) => column.level === row.level);
  const others = (row.others ?? []).map(({ heading, words }) => [keyOfOther(heading), words]);
  const placed = Object.fromEntries(
    own.flatMap((column) => {
      const words = {
        title: row.title,
        field: row.fields[column.key],
        update: updateWords(row, column.key),
      }[column.shows];
      return words === undefined || words === '' ? [] : [[column.key, words]];
    }),
  );
  // Beside the words and not among them: what is compared with a later file is the words.
  const number = row.number === undefined ? {} : { [keyOfOther('number')]: row.number.as.trim() };
  const besides: [Column | null, string | undefined][] = [
    [ownerColumn(shape), row.owner?.words],
    [dueColumn(shape), row.due],
    [stepsColumn(shape), row.steps?.words],
  ];
  const named = Object.fromEntries(
    besides.flatMap(([column, words]) => (column === null || words === undefined ? [] : [[column.key, words]])),
  );
  return { ...Object.fromEntries(others), ...number, ...named, ...placed };
}

function updateWords(row: FoundRow, key: string): string | undefined {
  return key === 'next' ? row.update?.next : row.update?.delivered;
}
