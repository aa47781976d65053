import { strToU8, zipSync } from 'fflate';
import { inWords } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import { printedColumns } from '#shared/plans/printed-columns.ts';
import {
  latestShown,
  type PrintedCell,
  type PrintedNode,
  type PrintedPart,
  printedParts,
} from '#shared/plans/printed-parts.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import * as parts from './package-parts.ts';
import { escapeXml, holdable, paragraph, paragraphs, wordSpaces, xmlHead } from './word-xml.ts';

/** `appendix`: the line above the title, like “Appendix 1”, where the plan goes to a committee. */
export type PlanPrint = {
  authority: string;
  plan: { title: string; purpose: string; agreedOn: LocalDate; shape: PlanShape; nodes: readonly PrintedNode[] };
  asAt: LocalDate;
  printedOn: LocalDate;
  appendix?: string | null;
  /** What stands under the tables, a line each: what the rows are linked to. */
  notes?: readonly string[];
};

/** A4 on its side with margins of 2 cm, in twentieths of a point. */
const page = { width: 16838, height: 11906, margin: 1134 };
const inside = page.width - 2 * page.margin;
const weights = { title: 22, field: 15, update: 26 };

function widths(columns: Column[]): number[] {
  const total = columns.reduce((sum, column) => sum + weights[column.shows], 0);
  return columns.map((column) => Math.floor((inside * weights[column.shows]) / total));
}

function cell(width: number, found: PrintedCell): string {
  const merge = found.merge === 'none' ? '' : `<w:vMerge w:val="${found.merge}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merge}</w:tcPr>${paragraphs('PlanCell', found.words)}</w:tc>`;
}

function headingCell(width: number, heading: string): string {
  const shade = '<w:shd w:val="clear" w:color="auto" w:fill="E6E9EC"/>';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${paragraph('PlanHeading', heading)}</w:tc>`;
}

/** The heading row says what each column is to those who hear the table read, and stands on every page. */
function table(columns: Column[], rows: PrintedCell[][], about: string): string {
  const wide = widths(columns);
  const grid = wide.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const headings = columns.map((column, index) => headingCell(wide[index] ?? 0, column.heading)).join('');
  const body = rows.map((cells) => {
    const row = cells.map((found, index) => cell(wide[index] ?? 0, found)).join('');
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`;
  });
  const look =
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const properties = `<w:tblStyle w:val="PlanTable"/><w:tblW w:w="${inside}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}<w:tblCaption w:val="${escapeXml(oneLine(about).slice(0, 250).toWellFormed())}"/>`;
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${headings}</w:tr>`;
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${header}${body.join('')}</w:tbl>${paragraph('PlanGap', '')}`;
}

const oneLine = (words: string) => holdable(words).replace(/\s+/gu, ' ');

function body(print: PlanPrint, found: PrintedPart[]): string {
  const columns = printedColumns(print.plan.shape);
  let about = print.plan.title;
  return found
    .map((part) => {
      if (part.kind === 'table') return table(columns, part.rows, about);
      about = part.words;
      return paragraph(`Heading${part.level}`, part.words);
    })
    .join('');
}

/** Whole dates, so that the document is read again with the same ones. */
function dates({ shape, agreedOn, nodes }: PlanPrint['plan']): string {
  const updates = latestShown(shape, nodes);
  return `Agreed on ${inWords(agreedOn)}.${updates === null ? '' : ` Updates as at ${inWords(updates)}.`}`;
}

function documentXml(print: PlanPrint): string {
  const { plan, appendix, notes = [] } = print;
  const size = `<w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="landscape"/>`;
  const margin = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${page.margin}"`).join(' ');
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>${size}<w:pgMar ${margin} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const content = [
    appendix && !plan.title.startsWith(appendix) ? paragraph('PlanAppendix', appendix) : '',
    paragraph('Title', plan.title),
    paragraph('Subtitle', dates(plan)),
    plan.purpose === '' ? '' : paragraphs('Normal', plan.purpose),
    body(print, printedParts(plan.shape, plan.nodes)),
    ...notes.map((words) => paragraph('Normal', oneLine(words))),
  ];
  return `${xmlHead}<w:document ${wordSpaces}><w:body>${content.join('')}${section}</w:body></w:document>`;
}

const field = (code: string) => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
const run = (words: string) => `<w:r><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`;

function footer({ authority, plan, asAt, printedOn }: PlanPrint): string {
  const tabs = `<w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="${inside}"/></w:tabs></w:pPr>`;
  const named = run(`${oneLine(authority)} – ${oneLine(plan.title)}`);
  const dated = run(`As at ${inWords(asAt)}. Printed on ${inWords(printedOn)}.`);
  const paged = `<w:r><w:tab/></w:r>${run('Page ')}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}`;
  return `${xmlHead}<w:ftr ${wordSpaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${named}</w:p><w:p>${tabs}${dated}${paged}</w:p></w:ftr>`;
}

/** The plan as a Word document in the authority's own columns. The same plan gives the same bytes. */
export function planDocument(print: PlanPrint): Uint8Array {
  const files = {
    '[Content_Types].xml': parts.contentTypes,
    '_rels/.rels': parts.packageRelations,
    'docProps/core.xml': parts.coreProperties(print.plan.title, print.printedOn),
    'docProps/custom.xml': parts.customProperties(print.plan.shape.key),
    'word/document.xml': documentXml(print),
    'word/_rels/document.xml.rels': parts.documentRelations,
    'word/styles.xml': parts.styles,
    'word/settings.xml': parts.settings,
    'word/footer1.xml': footer(print),
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(bytes), { level: 9, mtime: new Date(1980, 0, 1) });
}
