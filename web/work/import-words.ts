import type { FoundAt } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { DocumentProblem, FoundRow, FoundRowState } from '#shared/work/schema.ts';
import { counted, inSentence } from '../ui/words.ts';

export const rowStates: Record<
  FoundRowState,
  {
    one: string;
    tone: 'green' | 'blue' | 'grey' | 'orange' | 'red';
    mark: 'circle' | 'diamond' | 'bar' | 'triangle' | 'cross';
  }
> = {
  new: { one: 'New', tone: 'green', mark: 'circle' },
  changed: { one: 'Changed', tone: 'blue', mark: 'diamond' },
  same: { one: 'Same', tone: 'grey', mark: 'bar' },
  doubtful: { one: 'Doubtful', tone: 'orange', mark: 'triangle' },
  refused: { one: 'Refused', tone: 'red', mark: 'cross' },
};

/** `3` is column C, as a sheet calls it. */
function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** Where a cell is, as one would look for it in a document, a workbook or a text file. */
export function cellInWords({ table, row, column }: FoundAt, sheets: readonly string[] = []): string {
  const sheet = sheets[table - 1];
  if (sheet === undefined) return `Table ${table}, row ${row}, column ${column}`;
  return sheet === '' ? `Row ${row}, column ${column}` : `Sheet “${sheet}”, cell ${columnLetters(column)}${row}`;
}

/** `5 priorities, 18 objectives and 24 actions`, in the order of the levels; updates stand last. */
export function foundInWords(counts: Record<string, number>, shape: Pick<PlanShape, 'levels'> | undefined): string[] {
  const levels = (shape?.levels ?? []).map(({ key, name, plural }) => ({
    count: counts[key] ?? 0,
    one: inSentence(name),
    many: inSentence(plural),
  }));
  const update = { count: counts.update ?? 0, one: 'update', many: 'updates' };
  return [...levels, update].filter(({ count }) => count > 0).map(({ count, one, many }) => counted(count, one, many));
}

export function countStates(rows: readonly FoundRow[]): { state: FoundRowState; count: number }[] {
  const states: FoundRowState[] = ['refused', 'doubtful', 'new', 'changed', 'same'];
  return states
    .map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0);
}

export function problemInWords({ detail, at }: DocumentProblem, sheets: readonly string[] = []): string {
  // What is said of a sheet names its place already.
  if (at === null || sheets.length > 0) return detail;
  const where = cellInWords(at);
  return `${detail} (${where.charAt(0).toLowerCase()}${where.slice(1)})`;
}
