import type { ReadParagraph, ReadRow, ReadTable } from '../word/read-tables.ts';

/** The second line of the product’s own sheets says in which shape’s columns they are, so that they are read exactly so again. */
export const shapeNamed = (shape: string): string => `Plan shape: ${shape}`;
const saysShape = /^Plan shape: ([a-z0-9-]{1,60})$/;

export const namesShape = (words: string): boolean => saysShape.test(words);

const lines = { title: 0, dates: 1, headings: 2 };

const textAt = (row: ReadRow | undefined, at: number): string => row?.cells[at]?.text ?? '';

/** The shape that a sheet’s second line names, where the product wrote it. */
export function ownShapeOf({ rows }: Pick<ReadTable, 'rows'>): string | null {
  return saysShape.exec(textAt(rows[lines.dates], 1))?.[1] ?? null;
}

const blank = (row: ReadRow): ReadRow => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: '' })) });

/** The product’s own sheet: its first two lines are what the plan is, the third its headings; every row keeps its place. */
export function ownSheet(table: ReadTable): { title: ReadParagraph[]; table: ReadTable } {
  const paragraph = (role: 'title' | 'subtitle', at: number): ReadParagraph => ({
    ...{ kind: 'paragraph', role, level: 0, text: textAt(table.rows[at], 0) },
  });
  const rows = table.rows.map((row, at) => {
    if (at < lines.headings) return blank(row);
    return at === lines.headings ? { ...row, header: true } : row;
  });
  return { title: [paragraph('title', lines.title), paragraph('subtitle', lines.dates)], table: { ...table, rows } };
}
