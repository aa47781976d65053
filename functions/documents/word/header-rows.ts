import type { ReadCell, ReadRow } from './read-tables.ts';

/** A heading cell: what is shown for it, the names it goes by and which part of the grid it covers. */
export type HeadingCell = { heading: string; names: string[]; from: number; to: number };
export type HeadingRow = { cells: HeadingCell[]; width: number; rows: number };

const longestHeading = 80;
const mostRows = 3;
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

export const headingsOf = (row: ReadRow) => row.cells.map((cell) => oneLine(cell.text));

/** The grid that each cell of a row covers. */
export function gridOf(row: ReadRow): { from: number; to: number }[] {
  let at = row.before;
  return row.cells.map((cell) => {
    const from = at;
    at += cell.span;
    return { from, to: at };
  });
}

export function widthOf(row: ReadRow): number {
  return row.cells.reduce((sum, cell) => sum + cell.span, row.before + row.after);
}

function headingRow(row: ReadRow): HeadingRow {
  const grid = gridOf(row);
  const cells = headingsOf(row).map((heading, index) => {
    const { from = 0, to = 0 } = grid[index] ?? {};
    return { heading, names: [heading], from, to };
  });
  return { cells, width: widthOf(row), rows: 1 };
}

type Under = { cell: ReadCell; upper: HeadingCell | undefined; from: number; to: number };

function under(upper: HeadingRow, row: ReadRow): Under[] {
  const grid = gridOf(row);
  return row.cells.map((cell, index) => {
    const { from = 0, to = 0 } = grid[index] ?? {};
    return { cell, from, to, upper: upper.cells.find((above) => above.from <= from && above.to >= to) };
  });
}

/** Whether a row only says more of the headings above it: its words stand under those that go over several columns. */
function saysMore(upper: HeadingRow, cells: Under[]): boolean {
  const filled = cells.filter(({ cell }) => cell.text !== '' && cell.merge !== 'continue');
  const isWide = (above: HeadingCell | undefined) =>
    above !== undefined && above.to - above.from > 1 && above.to - above.from < upper.width && above.heading !== '';
  const fits = filled.every(({ upper: above }) => isWide(above) || above?.heading === '');
  const short = filled.every(({ cell }) => cell.text.length <= longestHeading);
  return (
    cells.every((each) => each.upper !== undefined) &&
    fits &&
    short &&
    filled.some((each) => isWide(each.upper)) &&
    upper.width > 1
  );
}

function joined(upper: HeadingRow, cells: Under[]): HeadingRow {
  return {
    ...{ width: upper.width, rows: upper.rows + 1 },
    cells: cells.map(({ cell, upper: above, from, to }) => {
      const lower = cell.merge === 'continue' ? '' : oneLine(cell.text);
      const over = above?.heading ?? '';
      if (lower === '' || over === '') {
        const heading = lower === '' ? over : lower;
        return { heading, names: lower === '' ? (above?.names ?? []) : [lower], from, to };
      }
      return { heading: `${over} – ${lower}`, names: [lower, `${over} ${lower}`, over], from, to };
    }),
  };
}

/** The headings that begin in this row, with the rows below that say more of them. */
export function headingsFrom(rows: readonly ReadRow[], index: number): HeadingRow | null {
  const row = rows[index];
  if (row === undefined) return null;
  let headings = headingRow(row);
  while (headings.rows < mostRows) {
    const next = rows[index + headings.rows];
    if (next === undefined || widthOf(next) !== headings.width) break;
    const cells = under(headings, next);
    if (!saysMore(headings, cells)) break;
    headings = joined(headings, cells);
  }
  return headings;
}
