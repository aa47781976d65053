import { statusColumn } from '#shared/plans/readable-columns.ts';
import type { Column } from '#shared/vocabulary.ts';
import { gridOf, widthOf } from './header-rows.ts';
import type { Header } from './plan-tables.ts';
import type { Merge, ReadCell, ReadRow } from './read-tables.ts';

type Placed = { column: Column; index: number; text: string; above: string; merge: Merge };
/** Words under a heading that names no column of the plan. */
type Aside = { heading: string; words: string };
export type PlacedRow =
  | { kind: 'values'; values: Placed[]; aside: Aside[]; notes: string[] }
  | { kind: 'band'; words: string }
  | { kind: 'refused'; reason: string };

/** Which heading each cell stands under, by its place in the header; null where that cannot be told. */
function places(header: Header, row: ReadRow): { cell: ReadCell; first: number; last: number }[] | null {
  const grid = gridOf(row);
  const aligned = widthOf(row) === header.width;
  const onGrid = row.cells.map((cell, index) => ({
    cell,
    first: header.cells.findIndex((heading) => heading.from === grid[index]?.from),
    last: header.cells.findIndex((heading) => heading.to === grid[index]?.to),
  }));
  if (header.loose && aligned) {
    return row.cells.map((cell, index) => {
      const { from = 0, to = 0 } = grid[index] ?? {};
      return {
        cell,
        first: header.cells.findIndex((heading) => heading.from <= from && heading.to > from),
        last: header.cells.findIndex((heading) => heading.from < to && heading.to >= to),
      };
    });
  }
  if (aligned && onGrid.every(({ first, last }) => first !== -1 && last >= first)) return onGrid;
  // Column edges that are a little out of line give a row its own grid; as many cells as headings are still clear.
  const sameCount = row.cells.length === header.cells.length && row.before === 0 && row.after === 0;
  return sameCount ? row.cells.map((cell, index) => ({ cell, first: index, last: index })) : null;
}

function wrongCount(header: Header, row: ReadRow): string {
  const found = row.cells.length === 1 ? '1 cell' : `${row.cells.length} cells`;
  return `The row has ${found} where the headings have ${header.cells.length}, so it cannot be told which belongs where`;
}

/** Puts the cells of a row under the headings. `above` keeps, for each heading, the words of the last cell that was not merged. */
export function placeCells(header: Header, row: ReadRow, above: Map<number, string>): PlacedRow {
  const [only] = row.cells;
  if (row.cells.length === 1 && header.cells.length > 1 && only !== undefined && only.span >= header.width) {
    return { kind: 'band', words: only.text };
  }
  const found = places(header, row);
  if (found === null) return { kind: 'refused', reason: wrongCount(header, row) };
  const values: Placed[] = [];
  const aside: Aside[] = [];
  const notes: string[] = [];
  if (row.short !== undefined) {
    notes.push(
      `The row has ${row.short} cells where the others have ${row.cells.length}; the last were taken as blank`,
    );
  }
  for (const { cell, first, last } of found) {
    const merge = cell.merge;
    const before = values.at(-1);
    if (before !== undefined && before.index === first && before.merge === 'none') {
      // Several cells under one heading that goes over their columns.
      before.text = [before.text, cell.text].filter((words) => words !== '').join('\n');
      above.set(first, before.text);
      continue;
    }
    if (merge !== 'continue') above.set(first, cell.text);
    const { column, heading } = header.cells[first] ?? { column: null, heading: '' };
    if (column !== null) values.push({ column, index: first, text: cell.text, above: above.get(first) ?? '', merge });
    // A status is kept as it was written as well: the plan has statuses of its own.
    if (cell.text !== '' && (column === null || column.key === statusColumn)) aside.push({ heading, words: cell.text });
    if (last > first && cell.text !== '')
      notes.push(`A cell goes across several columns; its words are under “${heading}”`);
  }
  return { kind: 'values', values, aside, notes };
}
