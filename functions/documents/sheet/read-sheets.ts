import { longText } from '#shared/plans/schema.ts';
import type { DocumentProblem } from '#shared/work/schema.ts';
import type { ReadBlock, ReadCell, ReadDocument, ReadRow, ReadTable } from '../word/read-tables.ts';
import { DocumentRefused } from '../word/refused.ts';
import type { OpenedWorkbook } from './open-xlsx.ts';
import { ownShapeOf, ownSheet } from './own-sheet.ts';
import { columnLetters, type SheetCells, sheetCells } from './sheet-cells.ts';
import { withTitle } from './sheet-title.ts';

export type SheetOptions = { hidden: boolean };
type Merge = SheetCells['merges'][number];

const mostNamed = 5;
const mostProblems = 20;

function named(words: (string | number)[]): string {
  const more = words.length > mostNamed ? ` and ${words.length - mostNamed} more` : '';
  return `${words.slice(0, mostNamed).join(', ')}${more}`;
}

/** A blank row, shared by all that are blank: sheets are often mostly those. */
function blankRow(width: number): ReadRow {
  const cells = Array.from({ length: width }, (): ReadCell => ({ text: '', span: 1, merge: 'none' }));
  return { cells, before: 0, after: 0, header: false };
}

/** Which merged area each cell lies in; of areas that overlap, which Excel does not write, the first counts. */
function mergesByCell(cells: SheetCells, height: number, width: number): Map<number, Map<number, Merge>> {
  const found = new Map<number, Map<number, Merge>>();
  for (const area of cells.merges) {
    const right = Math.min(area.right, width);
    for (let row = area.top; row <= Math.min(area.bottom, height); row += 1) {
      const line = found.get(row) ?? new Map<number, Merge>();
      found.set(row, line);
      for (let column = area.left; column <= right; column += 1) {
        if (!line.has(column)) line.set(column, { ...area, right });
      }
    }
  }
  return found;
}

function rowOf(
  words: Map<number, string> | undefined,
  merges: Map<number, Merge> | undefined,
  at: { row: number; width: number },
) {
  const cells: ReadCell[] = [];
  for (let column = 1; column <= at.width; column += 1) {
    const area = merges?.get(column);
    const text = words?.get(column) ?? '';
    if (area === undefined || area.left !== column) {
      cells.push({ text, span: 1, merge: 'none' });
      continue;
    }
    let span = 1;
    while (merges?.get(column + span)?.left === column && merges.get(column + span)?.top === area.top) span += 1;
    const tall = area.bottom > area.top;
    const merge = at.row > area.top ? 'continue' : tall ? 'restart' : 'none';
    cells.push({ text: merge === 'continue' ? '' : text, span, merge });
    column += span - 1;
  }
  return { cells, before: 0, after: 0, header: false };
}

/** Leaves out what is hidden; its place stays, so that every cell is still where the workbook has it. */
function shownWords(cells: SheetCells): SheetCells['words'] {
  const shown: SheetCells['words'] = new Map();
  for (const [row, line] of cells.words) {
    if (cells.hiddenRows.has(row)) continue;
    const kept = [...line].filter(([column]) => !cells.hiddenColumns.has(column));
    if (kept.length > 0) shown.set(row, new Map(kept));
  }
  return shown;
}

function tableOf(cells: SheetCells, number: number, options: SheetOptions): ReadTable | null {
  const words = options.hidden ? cells.words : shownWords(cells);
  const height = Math.max(0, ...words.keys());
  const width = Math.max(0, ...[...words.values()].map((line) => Math.max(...line.keys())));
  if (height === 0) return null;
  const merges = mergesByCell(cells, height, width);
  const blank = blankRow(width);
  const rows = Array.from({ length: height }, (_, index) => {
    const row = index + 1;
    const hasAny = words.has(row) || merges.has(row);
    return hasAny ? rowOf(words.get(row), merges.get(row), { row, width }) : blank;
  });
  return { kind: 'table', number, rows, sheet: cells.name };
}

/** Rows and columns that hold words and are hidden. */
function hiddenIn(cells: SheetCells): { rows: number[]; columns: number[] } {
  const rows = [...cells.words.keys()].filter((row) => cells.hiddenRows.has(row));
  const used = new Set([...cells.words.values()].flatMap((line) => [...line.keys()]));
  return { rows, columns: [...cells.hiddenColumns].filter((column) => used.has(column)) };
}

function hiddenNote(sheet: string, kind: string, which: (string | number)[], read: boolean): string {
  const one = which.length === 1;
  const became = `${one ? 'it was' : 'they were'} ${read ? 'read as well' : 'left out'}`;
  return `${sheet} ${kind}${one ? '' : 's'} ${named(which)} ${one ? 'is' : 'are'} hidden; ${became}.`;
}

function notesOn(cells: SheetCells, number: number, { hidden: read }: SheetOptions): DocumentProblem[] {
  const sheet = `On the sheet “${cells.name}”`;
  const { rows, columns } = hiddenIn(cells);
  const { formulas, unsaved, errors } = cells;
  const notes: DocumentProblem[] = [];
  const note = (when: boolean, detail: () => string, at: DocumentProblem['at'] = null) => {
    if (when) notes.push({ detail: detail(), at });
  };
  const [row = 1] = rows;
  const [column = 1] = columns;
  note(rows.length > 0, () => hiddenNote(sheet, 'row', rows, read), { table: number, row, column: 1 });
  note(columns.length > 0, () => hiddenNote(sheet, 'column', columns.map(columnLetters), read), {
    ...{ table: number, row: 1, column },
  });
  const formulae =
    formulas === 1 ? 'a cell holds a formula' : `${formulas.toLocaleString('en-GB')} cells hold formulas`;
  note(
    formulas > 0,
    () => `${sheet} ${formulae}; the values that Excel saved last were taken, nothing was worked out.`,
  );
  note(
    unsaved.length > 0,
    () =>
      `${sheet} the formulas in ${named(unsaved)} have no saved value and were read as blank. Open the workbook in Excel, save it and upload it again.`,
  );
  note(errors.length > 0, () => `${sheet} Excel shows an error in ${named(errors)}; its words were kept.`);
  return notes;
}

function tooLong(table: ReadTable, cells: SheetCells): DocumentProblem[] {
  return [...cells.words].flatMap(([row, line]) =>
    [...line]
      .filter(([, words]) => words.length > longText)
      .map(([column, words]) => ({
        detail: `Sheet “${cells.name}”, cell ${columnLetters(column)}${row}: the cell has ${words.length.toLocaleString('en-GB')} characters. Shorten it to 20,000 or split the row.`,
        at: { table: table.number, row, column },
      })),
  );
}

/** A name that tells something, unlike `Sheet1`. */
const isNamed = (name: string) => !/^(?:sheet|table)?\s*\d*$/i.test(name.trim());

/** Reads the sheets of a workbook as tables, each under its name as a heading. */
export function readSheets(workbook: OpenedWorkbook, options: SheetOptions): ReadDocument {
  const blocks: ReadBlock[] = [];
  const notes: DocumentProblem[] = [];
  const problems: DocumentProblem[] = [];
  let hidden = false;
  let ownShape: string | null = null;
  const read = workbook.sheets.filter((sheet) => !sheet.hidden || options.hidden);
  const aside = workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => `“${sheet.name}”`);
  if (aside.length > 0) {
    hidden = true;
    const became = options.hidden ? 'read as well' : 'left out';
    notes.push({ detail: `Hidden sheets were ${became}: ${named(aside)}.`, at: null });
  }
  const tables = read.flatMap((sheet, index) => {
    const cells = sheetCells(sheet, workbook);
    const table = tableOf(cells, index + 1, options);
    const found = hiddenIn(cells);
    if (found.rows.length > 0 || found.columns.length > 0) hidden = true;
    notes.push(...notesOn(cells, index + 1, options));
    return table === null ? [] : [{ table, cells }];
  });
  for (const { table, cells } of tables) {
    problems.push(...tooLong(table, cells));
    const heading = { kind: 'paragraph', role: 'heading', level: 1, text: cells.name } as const;
    const own = ownShapeOf(table);
    ownShape ??= own;
    const titled = own === null ? withTitle(table) : ownSheet(table);
    blocks.push(...titled.title, ...(tables.length > 1 && isNamed(cells.name) ? [heading] : []), titled.table);
  }
  if (problems.length > 0) throw new DocumentRefused(problems.slice(0, mostProblems));
  if (workbook.links) notes.push({ detail: 'The workbook links to other files; they were not opened.', at: null });
  return { blocks, coreTitle: workbook.title, ownShape, notes, hidden };
}
