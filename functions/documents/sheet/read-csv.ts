import { withoutGuard } from '#kernel/csv.ts';
import { longText } from '#shared/plans/schema.ts';
import type { DocumentProblem } from '#shared/work/schema.ts';
import type { ReadCell, ReadDocument, ReadRow, ReadTable } from '../word/read-tables.ts';
import { DocumentRefused, refusal } from '../word/refused.ts';
import { decodeText } from './decode-text.ts';
import { namesShape, ownShapeOf, ownSheet } from './own-sheet.ts';
import { withTitle } from './sheet-title.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'upright lines' } as const;
const mostRecords = 20_000;
const mostColumns = 100;
const sampled = 60;

type Parsed = { records: string[][]; lines: number[]; open: number | null };

/** Splits text into records: quotes may hold the delimiter, line breaks and doubled quotes. */
function parse(text: string, delimiter: string, most: number): Parsed {
  const parsed: Parsed = { records: [], lines: [], open: null };
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  let quotedAt = 1;
  const endCell = () => {
    record.push(cell);
    cell = '';
  };
  const endRecord = () => {
    endCell();
    parsed.records.push(record);
    parsed.lines.push(began);
    record = [];
    began = line + 1;
  };
  for (let at = 0; at < text.length && parsed.records.length < most; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
      quotedAt = line;
    } else if (!quoted && sign === delimiter) endCell();
    else if (!quoted && sign === '\n') endRecord();
    else cell += sign;
    if (sign === '\n') line += 1;
  }
  if (parsed.records.length < most && (cell !== '' || record.length > 0)) endRecord();
  return { ...parsed, open: quoted ? quotedAt : null };
}

/** The number of cells that most rows have; of two as frequent, the larger. */
function usualWidth(records: string[][]): { width: number; count: number } {
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''));
  const counts = Map.groupBy(filled, (record) => record.length);
  let best = { width: 0, count: 0 };
  for (const [width, { length: count }] of counts) {
    if (width > 1 && (count > best.count || (count === best.count && width > best.width))) best = { width, count };
  }
  return best;
}

/** The delimiter by which most rows have the same number of cells, and more than one. */
function delimiterOf(text: string): { delimiter: (typeof delimiters)[number]; from: number } {
  const said = /^sep=([,;\t|])\n/.exec(text);
  const known = delimiters.find((delimiter) => delimiter === said?.[1]);
  if (said !== null && known !== undefined) return { delimiter: known, from: said[0].length };
  const own = delimiters.find((delimiter) => {
    const [, dates] = parse(text, delimiter, 2).records;
    return dates !== undefined && namesShape(dates[1] ?? '');
  });
  if (own !== undefined) return { delimiter: own, from: 0 };
  const scored = delimiters.map((delimiter) => {
    const { width, count } = usualWidth(parse(text, delimiter, sampled).records);
    return { delimiter, score: count * Math.min(width, 8) };
  });
  const best = scored.reduce((before, each) => (each.score > before.score ? each : before));
  if (best.score === 0) {
    throw refusal(
      'The file has no table: no commas, semicolons or tabs part its lines into columns. Save the plan from Excel as CSV and upload that.',
    );
  }
  return { delimiter: best.delimiter, from: 0 };
}

const cellOf = (text: string): ReadCell => ({ text: text.trim(), span: 1, merge: 'none' });

/** A row that is too short is filled up and says so; blank cells beyond the usual width are nothing. */
function rowOf(record: string[], width: number): ReadRow {
  const over = record.slice(width).some((cell) => cell.trim() !== '');
  const cells = over ? record : record.slice(0, width);
  const filled = [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
  const isShort = record.length < width && record.filter((cell) => cell.trim() !== '').length > 1;
  return { cells: filled.map(cellOf), before: 0, after: 0, header: false, ...(isShort && { short: record.length }) };
}

function tooLong(records: string[][]): DocumentProblem[] {
  return records.flatMap((record, row) =>
    record.flatMap((cell, column) =>
      cell.length <= longText
        ? []
        : [
            {
              detail: `Row ${row + 1}, column ${column + 1}: the cell has ${cell.length.toLocaleString('en-GB')} characters. Shorten it to 20,000 or split the row.`,
              at: { table: 1, row: row + 1, column: column + 1 },
            },
          ],
    ),
  );
}

function refuseTooMuch({ records, lines, open }: Parsed): void {
  if (open !== null) {
    throw refusal(
      `The quotation mark that opens in line ${open} is never closed. Close it, or save the file again from Excel.`,
    );
  }
  if (records.length > mostRecords) throw refusal('The file has more than 20,000 rows. Split it into several files.');
  const wide = records.findIndex((record) => record.length > mostColumns);
  if (wide !== -1)
    throw refusal(
      `Line ${lines[wide]} has more than ${mostColumns} cells. Remove the columns that are not of the plan.`,
    );
  const problems = tooLong(records);
  if (problems.length > 0) throw new DocumentRefused(problems.slice(0, 20));
}

/** The product’s own files put a mark before words that a spreadsheet would take for a formula. */
function unguarded(table: ReadTable): ReadTable {
  const bare = (cell: ReadCell): ReadCell => ({ ...cell, text: withoutGuard(cell.text) });
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(bare) })) };
}

/** Reads delimited text as one table, whatever program wrote it. */
export function readCsv(bytes: Uint8Array): ReadDocument {
  const { text, encoding } = decodeText(bytes);
  const { delimiter, from } = delimiterOf(text);
  const parsed = parse(text.slice(from), delimiter, mostRecords + 1);
  refuseTooMuch(parsed);
  const { width } = usualWidth(parsed.records);
  const rows = parsed.records.map((record) => rowOf(record, width));
  const whole: ReadTable = { kind: 'table', number: 1, rows, sheet: '' };
  const ownShape = ownShapeOf(whole);
  const { title, table } = ownShape === null ? withTitle(whole) : ownSheet(unguarded(whole));
  const detail = `The file was read as ${encoding}, its columns parted by ${delimiterNames[delimiter]}.`;
  return { blocks: [...title, table], coreTitle: '', ownShape, notes: [{ detail, at: null }] };
}
