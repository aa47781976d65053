import { plainHeading } from '#shared/plans/column-meaning.ts';
import { besideColumns, readableColumns } from '#shared/plans/readable-columns.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { Mapping } from '#shared/work/schema.ts';
import { type HeadingCell, type HeadingRow, headingsFrom, headingsOf } from './header-rows.ts';
import { matchHeadings } from './headings.ts';
import type { ReadBlock, ReadDocument, ReadRow, ReadTable } from './read-tables.ts';
import { refusal } from './refused.ts';

/** The headings of a table: what each says, which column it names and which part of the grid it covers. */
type HeaderCell = HeadingCell & { column: Column | null };
/** `loose`: on a sheet a cell belongs under the heading that it lies below, however the cells are parted. */
export type Header = { row: number; rows: number; cells: HeaderCell[]; width: number; loose: boolean };
type ColumnChoice = { heading: string; column: string | null };

const longestHeading = 80;

function headerFrom(headings: HeadingRow, index: number, columns: (Column | null)[]): Header {
  const cells = headings.cells.map((cell, place) => ({ ...cell, column: columns[place] ?? null }));
  return { row: index, rows: headings.rows, cells, width: headings.width, loose: false };
}

const leafOf = (shape: PlanShape) => shape.levels.at(-1)?.key ?? '';

const hasLeaf = (shape: PlanShape, columns: (Column | null)[]) =>
  columns.some((column) => column?.shows === 'title' && column.level === leafOf(shape));

/** A row of short words most of which name columns of the shape, with the column of its actions among them. */
function recognisedHeader(
  shape: PlanShape,
  headings: HeadingRow,
  index: number,
): { header: Header; score: number } | null {
  const filled = headings.cells.filter(({ heading }) => heading !== '');
  if (filled.length < 2 || filled.some(isLong)) return null;
  const names = headings.cells.map((cell) => cell.names);
  const matches = matchHeadings(names, readableColumns(shape));
  const read = matches.filter((match) => match.column !== null);
  const columns = matches.map((match) => match.column);
  if (read.length < 2 || read.length * 2 < filled.length || !hasLeaf(shape, columns)) return null;
  // What a shape has no column of its own for makes it fit no better than another that has.
  const beside = new Set(besideColumns(shape).map(({ key }) => key));
  const known = read.filter(({ column }) => column !== null && !beside.has(column.key));
  const exact = known.filter((match) => match.exact).length;
  const titles = shape.columns.filter((column) => column.shows === 'title');
  const missing = titles.filter((column) => !columns.includes(column)).length;
  const score = known.length + exact - missing * 3 - (filled.length - known.length);
  return { header: headerFrom(headings, index, columns), score };
}

const isLong = (cell: HeadingCell) =>
  cell.names.some((name) => name.length > longestHeading * 2) || (cell.names[0] ?? '').length > longestHeading;

/** A heading may occur twice in one row; the choices for it are then taken in order. */
function mappedHeader(shape: PlanShape, choices: ColumnChoice[], headings: string[]): (Column | null)[] | null {
  const left = choices.map((choice) => ({ ...choice, plain: plainHeading(choice.heading) }));
  const columns = readableColumns(shape);
  let known = 0;
  const found = headings.map((heading) => {
    if (heading === '') return null;
    const exact = left.findIndex((choice) => choice.heading === heading);
    const at = exact === -1 ? left.findIndex((choice) => choice.plain === plainHeading(heading)) : exact;
    const [choice] = at === -1 ? [] : left.splice(at, 1);
    if (choice !== undefined) known += 1;
    return columns.find((column) => column.key === choice?.column) ?? null;
  });
  const filled = headings.filter((heading) => heading !== '').length;
  return known * 2 >= filled && hasLeaf(shape, found) ? found : null;
}

export type HeaderReader = (rows: readonly ReadRow[], index: number) => Header | null;

function recogniser(shape: PlanShape): HeaderReader {
  return (rows, index) => {
    const headings = headingsFrom(rows, index);
    return headings === null ? null : (recognisedHeader(shape, headings, index)?.header ?? null);
  };
}

function mapper(shape: PlanShape, choices: ColumnChoice[]): HeaderReader {
  return (rows, index) => {
    const headings = headingsFrom(rows, index);
    if (headings === null || headings.cells.every(({ heading }) => heading === '')) return null;
    if (headings.cells.some(isLong) || (headings.cells.length === 1 && shape.columns.length > 1)) return null;
    const shown = headings.cells.map(({ heading }) => heading);
    const columns = mappedHeader(shape, choices, shown);
    return columns === null ? null : headerFrom(headings, index, columns);
  };
}

const tablesOf = (blocks: ReadBlock[]) => blocks.filter((block) => block.kind === 'table');

function fitOf(shape: PlanShape, tables: ReadTable[]): number | null {
  const scores = tables.flatMap((table) => {
    for (const index of table.rows.keys()) {
      const headings = headingsFrom(table.rows, index);
      const found = headings === null ? null : recognisedHeader(shape, headings, index);
      if (found !== null) return [found.score];
    }
    return [];
  });
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0);
}

/** The shape that the product’s own export names, where it can be read by it; any other document is read by its headings. */
function bestShape(shapes: PlanShape[], tables: ReadTable[], ownShape: string | null): PlanShape | null {
  const own = shapes.find(({ key }) => key === ownShape);
  if (own !== undefined && fitOf(own, tables) !== null) return own;
  let best: { shape: PlanShape; score: number } | null = null;
  for (const shape of shapes) {
    const score = fitOf(shape, tables);
    if (score !== null && (best === null || score > best.score)) best = { shape, score };
  }
  return best?.shape ?? null;
}

/** How a table is called where it is looked for. */
export function tableName(table: ReadTable): string {
  if (table.sheet === undefined) return `table ${table.number}`;
  return table.sheet === '' ? 'the file' : `the sheet “${table.sheet}”`;
}

const quoted = (words: string[]) => words.map((word) => `“${word}”`).join(', ');

/** Names what was looked for and what was found, so that the officer can change either. */
function noHeader(shapes: PlanShape[], tables: ReadTable[]) {
  const wanted = shapes.map((shape) => quoted(shape.columns.map((column) => column.heading))).join('; or ');
  const found = tables.slice(0, 5).map((table) => {
    const first = table.rows.find((row) => row.cells.some((cell) => cell.text !== ''));
    const headings = first === undefined ? [] : headingsOf(first).filter((words) => words !== '');
    const short = headings.slice(0, 10).map((words) => (words.length > 60 ? `${words.slice(0, 59)}…` : words));
    return `${tableName(table)} begins with ${short.length === 0 ? 'an empty row' : quoted(short)}`;
  });
  const what =
    tables.length === 0 ? 'The document has no table.' : 'No table has headings that a plan could be read by.';
  const seen = found.length === 0 ? '' : ` Found: ${found.join('; ')}.`;
  return refusal(`${what} Looked for a row of headings such as ${wanted}.${seen}`);
}

type Chosen = { shape: PlanShape; readHeader: HeaderReader };

/** The shape the tables fit best and how to know their heading rows; or what the officer's mapping says. */
export function chooseShape(document: ReadDocument, shapes: PlanShape[], mapping: Mapping | null): Chosen {
  const tables = tablesOf(document.blocks);
  if (mapping === null) {
    const shape = bestShape(shapes, tables, document.ownShape);
    if (shape === null) throw noHeader(shapes, tables);
    return { shape, readHeader: recogniser(shape) };
  }
  const shape = shapes.find((candidate) => candidate.key === mapping.shape);
  if (shape === undefined) throw refusal('The plan shape that was chosen is not there any more. Choose another one.');
  const leaf = shape.levels.at(-1);
  const keys = new Map(mapping.columns.map((choice) => [choice.column, choice]));
  const titles = readableColumns(shape).filter((column) => column.shows === 'title' && column.level === leaf?.key);
  if (!titles.some((column) => keys.has(column.key))) {
    throw refusal(`Choose the column of the document that holds the ${leaf?.plural.toLowerCase() ?? 'actions'}.`);
  }
  const readHeader = mapper(shape, mapping.columns);
  if (!tables.some((table) => table.rows.some((_, index) => readHeader(table.rows, index) !== null))) {
    throw noHeader([shape], tables);
  }
  return { shape, readHeader };
}
