import { refusal } from '../word/refused.ts';
import { type Tag, walkXml } from '../word/xml.ts';
import { numberInWords } from './number-words.ts';
import { decodeEscapes, type OpenedSheet, type OpenedWorkbook } from './open-xlsx.ts';

type Area = { top: number; left: number; bottom: number; right: number };
/** A sheet's words by row and column, counted from 1, and what of it is hidden or was worked out by Excel. */
export type SheetCells = {
  name: string;
  words: Map<number, Map<number, string>>;
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  formulas: number;
  unsaved: string[];
  errors: string[];
};

export const mostColumns = 100;
const mostRows = 20_000;
const mostCells = 400_000;
const mostMerges = 10_000;
const isOn = (value: string | null) => value !== null && /^(?:1|true|on)$/i.test(value);

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** `3` is column C. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

function cellAt(reference: string | null): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '') ?? [];
  return letters === undefined ? null : { row: Number(digits), column: columnNumber(letters) };
}

function areaAt(reference: string | null): Area | null {
  const [from, to] = (reference ?? '').split(':');
  const first = cellAt(from ?? null);
  const last = cellAt(to ?? from ?? null);
  if (first === null || last === null || last.row < first.row || last.column < first.column) return null;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

type Reading = {
  cells: SheetCells;
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  hasValue: boolean;
  formula: boolean;
  within: string;
  aside: number;
  kept: number;
};

function openRow(reading: Reading, tag: Tag): void {
  reading.row = Number(tag.attribute('r') ?? reading.row + 1) || reading.row + 1;
  reading.column = 0;
  if (isOn(tag.attribute('hidden'))) reading.cells.hiddenRows.add(reading.row);
}

function openCell(reading: Reading, tag: Tag): void {
  const at = cellAt(tag.attribute('r'));
  reading.row = at?.row ?? reading.row;
  reading.column = at?.column ?? reading.column + 1;
  reading.type = tag.attribute('t') ?? 'n';
  reading.style = Number(tag.attribute('s') ?? 0);
  Object.assign(reading, { value: '', hasValue: false, formula: false });
}

function hideColumns({ cells }: Reading, tag: Tag): void {
  if (!isOn(tag.attribute('hidden'))) return;
  const last = Math.min(Number(tag.attribute('max')), mostColumns);
  for (let column = Number(tag.attribute('min')); column <= last; column += 1) cells.hiddenColumns.add(column);
}

function addMerge({ cells }: Reading, tag: Tag): void {
  const area = areaAt(tag.attribute('ref'));
  if (area !== null) cells.merges.push(area);
  if (cells.merges.length > mostMerges) throw tooMuch(cells.name);
}

const tooMuch = (name: string) =>
  refusal(`The sheet “${name}” holds far more than a plan would. Copy the plan to a workbook of its own.`);

function wordsOf(reading: Reading, workbook: OpenedWorkbook): string {
  const { type, value } = reading;
  if (type === 's') return workbook.strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'Yes' : 'No';
  if (type === 'n' && value.trim() !== '') {
    return numberInWords(Number(value), workbook.styles[reading.style] ?? { as: 'general' }, workbook.from1904);
  }
  if (type === 'd') return value.slice(0, 10);
  return decodeEscapes(value);
}

function closeCell(reading: Reading, workbook: OpenedWorkbook): void {
  const { cells, row, column } = reading;
  const reference = `${columnLetters(column)}${row}`;
  if (reading.formula && !reading.hasValue) cells.unsaved.push(reference);
  else if (reading.formula) cells.formulas += 1;
  if (reading.type === 'e') cells.errors.push(reference);
  const words = wordsOf(reading, workbook).trim();
  if (words === '') return;
  reading.kept += 1;
  if (reading.kept > mostCells) throw tooMuch(cells.name);
  if (row > mostRows)
    throw refusal(`The sheet “${cells.name}” has more than 20,000 rows. Split it into several files.`);
  if (column > mostColumns) {
    throw refusal(
      `The sheet “${cells.name}” goes beyond ${mostColumns} columns (cell ${reference}). Remove those that are not of the plan.`,
    );
  }
  const line = cells.words.get(row);
  if (line === undefined) cells.words.set(row, new Map([[column, words]]));
  else line.set(column, words);
}

const opens: Record<string, (reading: Reading, tag: Tag) => void> = {
  's:row': openRow,
  's:c': openCell,
  's:col': hideColumns,
  's:mergeCell': addMerge,
  's:f': (reading) => {
    reading.formula = true;
  },
  's:v': (reading) => {
    reading.hasValue = true;
  },
  's:rPh': (reading) => {
    reading.aside += 1;
  },
};

/** The words of a sheet. A formula is never worked out: the value that was last saved beside it is taken. */
export function sheetCells(sheet: OpenedSheet, workbook: OpenedWorkbook): SheetCells {
  const reading: Reading = {
    cells: {
      ...{ name: sheet.name, words: new Map(), merges: [], hiddenRows: new Set(), hiddenColumns: new Set() },
      ...{ formulas: 0, unsaved: [], errors: [] },
    },
    ...{ row: 0, column: 0, type: 'n', style: 0, value: '', hasValue: false, formula: false },
    ...{ within: '', aside: 0, kept: 0 },
  };
  walkXml(sheet.xml, {
    open: (tag) => {
      reading.within = tag.name;
      if (Object.hasOwn(opens, tag.name)) opens[tag.name]?.(reading, tag);
    },
    close: (name) => {
      reading.within = '';
      if (name === 's:rPh') reading.aside -= 1;
      if (name === 's:c') closeCell(reading, workbook);
    },
    text: (words) => {
      const counts = reading.within === 's:v' || (reading.within === 's:t' && reading.aside === 0);
      if (counts) reading.value += words;
    },
  });
  return reading.cells;
}
