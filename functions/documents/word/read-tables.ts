import { longText } from '#shared/plans/schema.ts';
import type { DocumentProblem } from '#shared/work/schema.ts';
import type { OpenedDocument } from './open-docx.ts';
import { DocumentRefused, refusal } from './refused.ts';
import { byOutline, type ParagraphRole, paragraphStyles } from './styles.ts';
import { type Tag, walkXml } from './xml.ts';

export type Merge = 'none' | 'restart' | 'continue';
export type ReadCell = { text: string; span: number; merge: Merge };
/** `short`: how many cells the row had, where it was filled up to the width of the others. */
export type ReadRow = { cells: ReadCell[]; before: number; after: number; header: boolean; short?: number };
/** `sheet`: the name of the sheet, empty for delimited text; its columns are those of the grid, and most rows fill it. */
export type ReadTable = { kind: 'table'; number: number; rows: ReadRow[]; sheet?: string };
export type ReadParagraph = { kind: 'paragraph'; role: ParagraphRole; level: number; text: string };
export type ReadBlock = ReadParagraph | ReadTable;

/**
 * The document in reading order. `ownShape`: the plan shape that the product's own export names, else null. `notes`: what
 * to say of how it was read. `hidden`: whether parts of it are hidden and may be read or left out.
 */
export type ReadDocument = {
  blocks: ReadBlock[];
  coreTitle: string;
  ownShape: string | null;
  notes?: DocumentProblem[];
  hidden?: boolean;
};

const mostRows = 20_000;
const mostProblems = 20;

/** Old versions of properties, deleted words and the second copy of a drawing: never read. */
const passedOver = new Set([
  ...['rPrChange', 'pPrChange', 'tcPrChange', 'trPrChange', 'tblPrChange', 'tblGridChange', 'tblPrExChange'],
  ...['sectPrChange', 'moveFrom', 'mc:Fallback'],
]);

const symbols = new Map([
  ['F0B7', '•'],
  ['F0A7', '•'],
  ['F0FC', '✓'],
  ['F0FE', '☑'],
  ['F0A8', '☐'],
]);

type Paragraph = { words: string; style: string; outline: string | null; joinsNext: boolean };
type Cell = { lines: string[]; joined: string; span: number; merge: Merge };
type Row = ReadRow & { deleted: boolean };

type Reading = {
  blocks: ReadBlock[];
  problems: DocumentProblem[];
  path: string[];
  passing: number;
  muted: number;
  hidden: boolean;
  placeholders: boolean[];
  paragraphs: Paragraph[];
  table: ReadTable | null;
  tableDepth: number;
  tables: number;
  rows: number;
  row: Row | null;
  cell: Cell | null;
};

const isOn = (value: string | null) => value === null || !/^(0|false|off|none)$/i.test(value);

function whole(value: string | null): number {
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number >= 0 && number <= 1_000 ? number : 0;
}

function write(reading: Reading, words: string): void {
  const paragraph = reading.paragraphs.at(-1);
  if (paragraph !== undefined && reading.muted === 0 && !reading.hidden) paragraph.words += words;
}

const parent = (reading: Reading, steps = 1) => reading.path.at(-1 - steps) ?? '';
const inRun = (reading: Reading) => parent(reading) === 'r';

type Handler = (reading: Reading, tag: Tag) => void;

const breakLine: Handler = (reading) => {
  if (inRun(reading)) write(reading, '\n');
};
const tabulate: Handler = (reading) => {
  if (inRun(reading)) write(reading, '\t');
};
/** Properties of cells and rows count only in the outer table: a table inside a cell is read as its words. */
const ofOuterTable =
  (handler: Handler): Handler =>
  (reading, tag) => {
    if (reading.tableDepth === 1) handler(reading, tag);
  };

const opens: Record<string, Handler> = {
  p: (reading) => {
    reading.paragraphs.push({ words: '', style: '', outline: null, joinsNext: false });
  },
  pStyle: (reading, tag) => {
    const paragraph = reading.paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.style = tag.attribute('val') ?? '';
  },
  outlineLvl: (reading, tag) => {
    const paragraph = reading.paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.outline = tag.attribute('val');
  },
  r: (reading) => {
    reading.hidden = false;
  },
  vanish: (reading, tag) => {
    if (parent(reading, 2) === 'r') reading.hidden = isOn(tag.attribute('val'));
  },
  del: (reading) => {
    const paragraph = reading.paragraphs.at(-1);
    if (parent(reading, 2) === 'pPr' && paragraph !== undefined) paragraph.joinsNext = true;
    else if (parent(reading) === 'trPr' && reading.row !== null && reading.tableDepth === 1) reading.row.deleted = true;
    else if (parent(reading) !== 'rPr') reading.passing = 1;
  },
  tab: tabulate,
  ptab: tabulate,
  br: breakLine,
  cr: breakLine,
  noBreakHyphen: (reading) => write(reading, '\u2011'),
  sym: (reading, tag) => {
    const char = (tag.attribute('char') ?? '').toUpperCase();
    write(reading, symbols.get(char) ?? '□');
  },
  sdt: (reading) => {
    reading.placeholders.push(false);
  },
  showingPlcHdr: (reading, tag) => {
    reading.placeholders[reading.placeholders.length - 1] = isOn(tag.attribute('val'));
  },
  sdtContent: (reading) => {
    if (reading.placeholders.at(-1) === true) reading.muted += 1;
  },
  tbl: (reading) => {
    reading.tableDepth += 1;
    if (reading.tableDepth > 1) return;
    reading.tables += 1;
    reading.table = { kind: 'table', number: reading.tables, rows: [] };
  },
  tr: ofOuterTable((reading) => {
    reading.row = { cells: [], before: 0, after: 0, header: false, deleted: false };
    reading.rows += 1;
    if (reading.rows > mostRows) {
      throw refusal('The tables of the document have more than 20,000 rows. Split it into several documents.');
    }
  }),
  tblHeader: ofOuterTable((reading, tag) => {
    if (reading.row !== null) reading.row.header = isOn(tag.attribute('val'));
  }),
  gridBefore: ofOuterTable((reading, tag) => {
    if (reading.row !== null) reading.row.before = whole(tag.attribute('val'));
  }),
  gridAfter: ofOuterTable((reading, tag) => {
    if (reading.row !== null) reading.row.after = whole(tag.attribute('val'));
  }),
  tc: ofOuterTable((reading) => {
    reading.cell = { lines: [], joined: '', span: 1, merge: 'none' };
  }),
  gridSpan: ofOuterTable((reading, tag) => {
    if (reading.cell !== null) reading.cell.span = Math.max(1, whole(tag.attribute('val')));
  }),
  vMerge: ofOuterTable((reading, tag) => {
    if (reading.cell !== null) reading.cell.merge = tag.attribute('val') === 'restart' ? 'restart' : 'continue';
  }),
};

function closeCell(reading: Reading): void {
  const { cell, row, table } = reading;
  if (reading.tableDepth !== 1 || cell === null || row === null || table === null) return;
  const lines = cell.joined === '' ? cell.lines : [...cell.lines, cell.joined];
  const text = lines.join('\n').trim();
  row.cells.push({ text, span: cell.span, merge: cell.merge });
  reading.cell = null;
  if (text.length > longText && reading.problems.length < mostProblems) {
    reading.problems.push(tooLong(text, { table: table.number, row: table.rows.length + 1, column: row.cells.length }));
  }
}

function tooLong(text: string, at: { table: number; row: number; column: number }): DocumentProblem {
  const length = text.length.toLocaleString('en-GB');
  const where = `Table ${at.table}, row ${at.row}, column ${at.column}`;
  return { detail: `${where}: the cell has ${length} characters. Shorten it to 20,000 or split the row.`, at };
}

type StyleOf = ReturnType<typeof paragraphStyles>;

function closeParagraph(reading: Reading, styleOf: StyleOf): void {
  const paragraph = reading.paragraphs.pop();
  if (paragraph === undefined) return;
  if (reading.cell !== null) {
    const words = reading.cell.joined + paragraph.words;
    reading.cell.joined = paragraph.joinsNext ? words : '';
    if (!paragraph.joinsNext) reading.cell.lines.push(words);
  } else if (reading.table === null) {
    const style = byOutline(paragraph.outline) ?? styleOf(paragraph.style);
    reading.blocks.push({ kind: 'paragraph', ...style, text: paragraph.words.trim() });
  }
}

function closeElement(reading: Reading, name: string, styleOf: StyleOf): void {
  if (name === 'p') closeParagraph(reading, styleOf);
  else if (name === 'tc') closeCell(reading);
  else if (name === 'r') reading.hidden = false;
  else if (name === 'sdt') reading.placeholders.pop();
  else if (name === 'sdtContent' && reading.placeholders.at(-1) === true) reading.muted -= 1;
  else if (name === 'tr' && reading.tableDepth === 1) {
    if (reading.row !== null && !reading.row.deleted) reading.table?.rows.push(reading.row);
    reading.row = null;
  } else if (name === 'tbl') {
    reading.tableDepth -= 1;
    if (reading.tableDepth === 0 && reading.table !== null) {
      reading.blocks.push(reading.table);
      reading.table = null;
    }
  }
}

function walkDocument(xml: string, reading: Reading, styleOf: StyleOf): void {
  walkXml(xml, {
    open: (tag) => {
      reading.path.push(tag.name);
      if (reading.passing > 0) reading.passing += 1;
      else if (passedOver.has(tag.name)) reading.passing = 1;
      else if (Object.hasOwn(opens, tag.name)) opens[tag.name]?.(reading, tag);
    },
    close: (name) => {
      reading.path.pop();
      if (reading.passing > 0) reading.passing -= 1;
      else closeElement(reading, name, styleOf);
    },
    text: (words) => {
      const here = reading.path.at(-1);
      if (reading.passing === 0 && (here === 't' || here === 'm:t')) write(reading, words);
    },
  });
}

/** The words of one property, where the part has it. */
function property(xml: string | null, wanted: (tag: Tag) => boolean): string | null {
  if (xml === null) return null;
  let depth = 0;
  let words: string | null = null;
  walkXml(xml, {
    open: (tag) => {
      if (depth > 0 || wanted(tag)) depth += 1;
    },
    close: () => {
      if (depth > 0) depth -= 1;
    },
    text: (text) => {
      if (depth > 0) words = (words ?? '') + text;
    },
  });
  return words;
}

export const ownProperty = 'Placeboard plan shape';

/** Reads the words and tables of an opened document. Tracked insertions are kept, deletions are not. */
export function readTables(opened: OpenedDocument): ReadDocument {
  const reading: Reading = {
    ...{ blocks: [], problems: [], path: [], passing: 0, muted: 0, hidden: false, placeholders: [], paragraphs: [] },
    ...{ table: null, tableDepth: 0, tables: 0, rows: 0, row: null, cell: null },
  };
  walkDocument(opened.document, reading, paragraphStyles(opened.styles));
  if (reading.problems.length > 0) throw new DocumentRefused(reading.problems);
  return {
    blocks: reading.blocks,
    coreTitle: property(opened.core, (tag) => tag.name === 'dc:title')?.trim() ?? '',
    ownShape: property(opened.custom, (tag) => tag.attribute('name') === ownProperty)?.trim() ?? null,
  };
}
