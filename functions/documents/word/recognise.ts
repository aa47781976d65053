import type { LocalDate } from '#shared/dates.ts';
import { plainHeading } from '#shared/plans/column-meaning.ts';
import { statusMarks } from '#shared/plans/rules.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { DocumentProblem, Found, FoundRow, Mapping } from '#shared/work/schema.ts';
import { finishRows } from './finish-rows.ts';
import { headingsOf } from './header-rows.ts';
import { placeCells } from './place-cells.ts';
import {
  addRow,
  isHeaded,
  noteBand,
  noteHeading,
  type PlanRows,
  planRows,
  realiseHeadings,
  refuseRow,
  type Value,
} from './plan-rows.ts';
import { chooseShape, type Header, type HeaderReader, tableName } from './plan-tables.ts';
import { aboutPlan, notAfter } from './plan-title.ts';
import type { ReadDocument, ReadTable } from './read-tables.ts';
import { statusWords } from './status-words.ts';

export type RecogniseOptions = {
  shapes: PlanShape[];
  /** What the officer corrected; without it the best fit is found. */
  mapping?: Mapping;
  today: LocalDate;
  newId: () => string;
};

type Walk = {
  plan: PlanRows;
  readHeader: HeaderReader;
  problems: DocumentProblem[];
  headers: Header[];
  tables: Found['tables'];
  /** The last plan table's header while nothing but blank lines followed it. */
  before: Header | null;
  firstTable: number | null;
};

const atCell = (table: number, row: number, column = 1) => ({ table, row, column });

/** A heading row further down counts only when all of it is headings; the words of an action never are. */
function headerAt(walk: Walk, table: ReadTable, index: number, current: Header | null): Header | null {
  if (walk.plan.exact && index > 0 && table.rows[index]?.header !== true) return null;
  const read = walk.readHeader(table.rows, index);
  const found = read === null ? null : { ...read, loose: table.sheet !== undefined };
  if (found === null || current === null) return found;
  const known = found.cells.every((cell) => cell.heading === '' || cell.column !== null);
  const headings = (header: Header) => header.cells.map((cell) => plainHeading(cell.heading)).join('\n');
  return known || headings(found) === headings(current) ? found : null;
}

function firstHeader(walk: Walk, table: ReadTable): Header | null {
  for (const index of table.rows.keys()) {
    const header = headerAt(walk, table, index, null);
    if (header !== null) return header;
  }
  return null;
}

/** How many of the topmost levels the table leaves to headings. */
function headedBy(plan: PlanRows, header: Header): number {
  const titled = (level: string) => (column: Column | null) => column?.shows === 'title' && column.level === level;
  return plan.shape.levels.findIndex((level) => header.cells.map((cell) => cell.column).some(titled(level.key)));
}

type DataAt = { index: number; header: Header; above: Map<number, string>; note: string | null };

function readData(walk: Walk, table: ReadTable, at: DataAt): void {
  const row = table.rows[at.index];
  if (row === undefined) return;
  const here = atCell(table.number, at.index + 1);
  const headed = headedBy(walk.plan, at.header);
  const lone = headed > 0 && !isHeaded(walk.plan) ? loneBand(table, at) : null;
  const placed = lone === null ? placeCells(at.header, row, at.above) : ({ kind: 'band', words: lone } as const);
  if (placed.kind === 'refused') {
    const words = row.cells.map((cell) => cell.text);
    if (words.some((text) => text !== '')) refuseRow(walk.plan, { words, at: here, reason: placed.reason });
  } else if (placed.kind === 'band') {
    if (placed.words === '') return;
    if (headed === 0) walk.problems.push({ detail: leftOutBand(placed.words), at: here });
    else {
      noteBand(walk.plan, { words: placed.words, at: here });
      realiseHeadings(walk.plan, headed, here);
    }
  } else {
    const values = new Map<Column, Value>();
    for (const { column, index, ...value } of placed.values) {
      const place = table.sheet === undefined ? index : (at.header.cells[index]?.from ?? index);
      values.set(column, { ...value, at: atCell(table.number, at.index + 1, place + 1) });
    }
    const notes = at.note === null ? placed.notes : [...placed.notes, at.note];
    addRow(walk.plan, { values, aside: placed.aside, notes, at: here }, headed);
  }
}

/**
 * A theme may stand in the first cell of a row of its own without being merged across the table; the row after it begins
 * anew. Where that row goes on, or a heading stands above the table, the words are an upper row whose actions follow.
 */
function loneBand(table: ReadTable, { index, header }: DataAt): string | null {
  const row = table.rows[index];
  const [first, ...others] = row?.cells ?? [];
  if (first === undefined || header.cells.length < 3 || first.merge !== 'none' || first.text === '') return null;
  if (others.some((cell) => cell.text !== '' || cell.merge !== 'none')) return null;
  const next = table.rows.slice(index + 1).find((each) => each.cells.some((cell) => cell.text !== ''));
  return next === undefined || next.cells[0]?.text === '' ? null : first.text;
}

const leftOutBand = (words: string) =>
  `“${words.slice(0, 80)}” goes across the whole table, and plans of this shape have no level for it; it was left out.`;

function readPlanTable(walk: Walk, table: ReadTable, first: Header): void {
  const borrowed = first.row === -1;
  const note = borrowed ? 'Its table has no headings of its own; it was read like the table above' : null;
  let header: Header | null = borrowed ? first : null;
  let above = new Map<number, string>();
  let data = 0;
  let headings = 0;
  for (const index of table.rows.keys()) {
    if (index < headings) continue;
    const found = headerAt(walk, table, index, header);
    if (found !== null) {
      header = found;
      headings = index + found.rows;
      above = new Map();
      walk.headers.push(found);
    } else if (header !== null) {
      readData(walk, table, { index, header, above, note });
      data += 1;
    } else readBeforeHeader(walk, table, index);
  }
  if (data === 0 && !walk.plan.exact && walk.plan.chain.length > 0) {
    realiseHeadings(walk.plan, headedBy(walk.plan, first), atCell(table.number, 1));
  }
  walk.before = header;
}

function readBeforeHeader(walk: Walk, table: ReadTable, index: number): void {
  const row = table.rows[index];
  const words = row?.cells.map((cell) => cell.text).filter((text) => text !== '') ?? [];
  const at = atCell(table.number, index + 1);
  if (words.length === 1) noteBand(walk.plan, { words: words.join(' '), at });
  else if (words.length > 0) walk.problems.push({ detail: 'A row above the headings of the table was left out.', at });
}

/** A table cut in two by a page may have its headings in the first part only. */
function borrowedHeader(walk: Walk, table: ReadTable): Header | null {
  const count = table.rows[0]?.cells.length;
  return walk.before !== null && count === walk.before.cells.length ? { ...walk.before, row: -1 } : null;
}

function readTable(walk: Walk, table: ReadTable): void {
  const own = firstHeader(walk, table);
  const header = own ?? borrowedHeader(walk, table);
  const shown =
    own === null
      ? table.rows[0] === undefined
        ? []
        : headingsOf(table.rows[0])
      : own.cells.map((cell) => cell.heading);
  walk.tables.push({
    table: table.number,
    headings: shown.map((words) => words.slice(0, 200)),
    rows: table.rows.length - (own === null ? 0 : 1),
    ...(table.sheet !== undefined && { sheet: table.sheet }),
  });
  if (header !== null) {
    walk.firstTable ??= table.number;
    readPlanTable(walk, table, header);
    return;
  }
  walk.before = null;
  const name = tableName(table);
  const detail = `${name.charAt(0).toUpperCase()}${name.slice(1)} was left out: it has no headings that the plan could be read by.`;
  walk.problems.push({ detail, at: atCell(table.number, 1) });
}

function walkBlocks(walk: Walk, document: ReadDocument): void {
  let next = 1;
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      readTable(walk, block);
      next = block.number + 1;
    } else if (block.text !== '') {
      walk.before = null;
      if (block.role === 'heading') {
        noteHeading(walk.plan, { words: block.text, depth: block.level, at: atCell(next, 1) });
      }
    }
  }
}

/** Every heading found, once; a heading that stands twice in one row is there twice. */
function mappingColumns(headers: Header[]): Mapping['columns'] {
  const seen = new Set<string>();
  const columns: Mapping['columns'] = [];
  for (const header of headers) {
    const times = new Map<string, number>();
    for (const { heading, column } of header.cells) {
      const nth = (times.get(heading) ?? 0) + 1;
      times.set(heading, nth);
      if (heading === '' || seen.has(`${nth} ${heading}`)) continue;
      seen.add(`${nth} ${heading}`);
      columns.push({ heading, column: column?.key ?? null });
    }
  }
  const known = columns.filter((choice) => choice.column !== null);
  return columns.length > 30 ? known.slice(0, 30) : columns;
}

function countRows(rows: FoundRow[], shape: PlanShape): Record<string, number> {
  const kept = rows.filter((row) => row.state !== 'refused');
  const levels = shape.levels.map(({ key }) => [key, kept.filter((row) => row.level === key).length]);
  return { ...Object.fromEntries(levels), update: kept.filter((row) => row.update !== null).length };
}

/**
 * Reads the plan tables of a document into rows of the best fitting shape, or as the mapping says. Throws
 * `DocumentRefused` when no table has headings to read by. `problems` tells what was left out; it refuses nothing.
 */
export function recognise(document: ReadDocument, options: RecogniseOptions): Found {
  const chosen = chooseShape(document, options.shapes, options.mapping ?? null);
  const exact = document.ownShape !== null;
  const statuses = statusWords(options.mapping?.statuses);
  const plan = planRows({ shape: chosen.shape, exact, newId: options.newId, statuses });
  const walk: Walk = {
    ...{ plan, readHeader: chosen.readHeader, problems: [...(document.notes ?? [])], headers: [], tables: [] },
    ...{ before: null, firstTable: null },
  };
  walkBlocks(walk, document);
  const rows = finishRows(plan);
  const mapping = options.mapping ?? defaultMapping(document, walk, options.today);
  const { problems, tables } = walk;
  const { hidden } = document;
  const counts = countRows(rows, chosen.shape);
  const said = { offered: statusMarks(chosen.shape), found: statuses.found() };
  return { mapping, rows, counts, problems, tables, statuses: said, ...(hidden !== undefined && { hidden }) };
}

function defaultMapping(document: ReadDocument, walk: Walk, today: LocalDate): Mapping {
  const { shape, rows, exact } = walk.plan;
  const about = aboutPlan(document, walk.firstTable ?? 1, new Set(rows.map((row) => row.title)));
  const updated = rows.some((row) => row.update !== null);
  const limit = (date: LocalDate | null) => (exact ? date : notAfter(date, today));
  const updatesOn = updated ? (limit(about.updatesOn) ?? today) : null;
  const agreedOn = limit(about.agreedOn) ?? updatesOn ?? today;
  return { shape: shape.key, title: about.title, agreedOn, updatesOn, columns: mappingColumns(walk.headers) };
}
