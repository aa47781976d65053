import { datesNamed } from '#shared/plans/understand.ts';
import type { ReadParagraph, ReadRow, ReadTable } from '../word/read-tables.ts';

const saysPlan = /\b(?:plan|strategy|programme|tracker|log|update|report|progress|as at|agreed|version)\b/i;
const longestTitle = 200;

function onlyWords(row: ReadRow): string | null {
  const filled = row.cells.filter((cell) => cell.text !== '');
  return filled.length === 1 ? (filled[0]?.text ?? null) : null;
}

const blankOf = (row: ReadRow): ReadRow => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: '' })) });

/**
 * The lines above a sheet's headings that tell what plan it is and of when: taken out of the table, whose rows keep their
 * places. A line that says neither is left there: it may be the theme of what follows.
 */
export function withTitle(table: ReadTable): { title: ReadParagraph[]; table: ReadTable } {
  const first = table.rows.findIndex((row) => row.cells.filter((cell) => cell.text !== '').length > 1);
  const title: ReadParagraph[] = [];
  const rows = table.rows.map((row, index) => {
    const words = index < first ? onlyWords(row) : null;
    if (words === null || words.length > longestTitle * 2) return row;
    if (!saysPlan.test(words) && datesNamed(words).length === 0) return row;
    title.push({ kind: 'paragraph', role: title.length === 0 ? 'title' : 'subtitle', level: 0, text: words });
    return blankOf(row);
  });
  return { title, table: { ...table, rows } };
}
