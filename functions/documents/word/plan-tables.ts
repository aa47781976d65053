import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { Mapping } from '#shared/work/schema.ts';
import { matchHeadings, plainHeading } from './headings.ts';
import { readableColumns } from './plan-columns.ts';
import type { ReadBlock, ReadRow, ReadTable } from './read-tables.ts';
import { refusal } from './refused.ts';

/** The heading row of a table: what each cell says, which column it names and which part of the grid it covers. */
type HeaderCell = { heading: string; column: Column | null; from: number; to: number };
export type Header = { row: number; cells: HeaderCell[]; width: number };
type ColumnChoice = { heading: string; column: string | null };

const longestHeading = 80;
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

function headerFrom(row: ReadRow, index: number, columns: (Column | null)[]): Header {
  const grid = gridOf(row);
  const cells = headingsOf(row).map((heading, cell) => ({
    heading,
    column: columns[cell] ?? null,
    from: grid[cell]?.from ?? 0,
    to: grid[cell]?.to ?? 0,
  }));
  return { row: index, cells, width: widthOf(row) };
}

const leafOf = (shape: PlanShape) => shape.levels.at(-1)?.key ?? '';

const hasLeaf = (shape: PlanShape, columns: (Column | null)[]) =>
  columns.some((column) => column?.shows === 'title' && column.level === leafOf(shape));

/** A row of short words most of which name columns of the shape, with the column of its actions among them. */
function recognisedHeader(shape: PlanShape, row: ReadRow, index: number): { header: Header; score: number } | null {
  const headings = headingsOf(row);
  const filled = headings.filter((heading) => heading !== '');
  if (filled.length < 2 || filled.some((heading) => heading.length > longestHeading)) return null;
  const matches = matchHeadings(headings, readableColumns(shape));
  const known = matches.filter((match) => match.column !== null);
  const columns = matches.map((match) => match.column);
  if (known.length < 2 || known.length * 2 < filled.length || !hasLeaf(shape, columns)) return null;
  const exact = known.filter((match) => match.exact).length;
  const titles = shape.columns.filter((column) => column.shows === 'title');
  const missing = titles.filter((column) => !columns.includes(column)).length;
  const score = known.length + exact - missing * 3 - (filled.length - known.length);
  return { header: headerFrom(row, index, columns), score };
}

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

export type HeaderReader = (row: ReadRow, index: number) => Header | null;

function recogniser(shape: PlanShape): HeaderReader {
  return (row, index) => recognisedHeader(shape, row, index)?.header ?? null;
}

function mapper(shape: PlanShape, choices: ColumnChoice[]): HeaderReader {
  return (row, index) => {
    const headings = headingsOf(row);
    if (headings.every((heading) => heading === '') || headings.some((words) => words.length > longestHeading))
      return null;
    if (headings.length === 1 && shape.columns.length > 1) return null;
    const columns = mappedHeader(shape, choices, headings);
    return columns === null ? null : headerFrom(row, index, columns);
  };
}

const tablesOf = (blocks: ReadBlock[]) => blocks.filter((block) => block.kind === 'table');

function fitOf(shape: PlanShape, tables: ReadTable[]): number | null {
  const scores = tables.flatMap((table) => {
    for (const [index, row] of table.rows.entries()) {
      const found = recognisedHeader(shape, row, index);
      if (found !== null) return [found.score];
    }
    return [];
  });
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0);
}

function bestShape(shapes: PlanShape[], tables: ReadTable[]): PlanShape | null {
  let best: { shape: PlanShape; score: number } | null = null;
  for (const shape of shapes) {
    const score = fitOf(shape, tables);
    if (score !== null && (best === null || score > best.score)) best = { shape, score };
  }
  return best?.shape ?? null;
}

const quoted = (words: string[]) => words.map((word) => `“${word}”`).join(', ');

/** Names what was looked for and what was found, so that the officer can change either. */
function noHeader(shapes: PlanShape[], tables: ReadTable[]) {
  const wanted = shapes.map((shape) => quoted(shape.columns.map((column) => column.heading))).join('; or ');
  const found = tables.slice(0, 5).map((table) => {
    const headings = table.rows[0] === undefined ? [] : headingsOf(table.rows[0]).filter((words) => words !== '');
    const short = headings.slice(0, 10).map((words) => (words.length > 60 ? `${words.slice(0, 59)}…` : words));
    return `table ${table.number} begins with ${short.length === 0 ? 'an empty row' : quoted(short)}`;
  });
  const what =
    tables.length === 0 ? 'The document has no table.' : 'No table has headings that a plan could be read by.';
  const seen = found.length === 0 ? '' : ` Found: ${found.join('; ')}.`;
  return refusal(`${what} Looked for a row of headings such as ${wanted}.${seen}`);
}

type Chosen = { shape: PlanShape; readHeader: HeaderReader };

/** The shape the tables fit best and how to know their heading rows; or what the officer's mapping says. */
export function chooseShape(blocks: ReadBlock[], shapes: PlanShape[], mapping: Mapping | null): Chosen {
  const tables = tablesOf(blocks);
  if (mapping === null) {
    const shape = bestShape(shapes, tables);
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
  if (!tables.some((table) => table.rows.some((row, index) => readHeader(row, index) !== null))) {
    throw noHeader([shape], tables);
  }
  return { shape, readHeader };
}
