import { strToU8, zipSync } from 'fflate';
import type { ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportTable } from '#shared/reports/document.ts';
import * as parts from '../word/package-parts.ts';
import { escapeXml, holdable, paragraph, paragraphs, wordSpaces, xmlHead } from '../word/word-xml.ts';
import { colourOf, shapeSigns } from './look.ts';

/** A4 with margins of 2 cm, in twentieths of a point. */
const a4 = { long: 16838, short: 11906 };
const margin = 1134;
const sizeOf = (orientation: ReportDocument['orientation']) =>
  orientation === 'landscape' ? { width: a4.long, height: a4.short } : { width: a4.short, height: a4.long };

/** The report as a Word document. The same report gives the same bytes. */
export function reportDocx(document: ReportDocument): Uint8Array {
  const files = {
    '[Content_Types].xml': parts.reportContentTypes,
    '_rels/.rels': parts.reportRelations,
    'docProps/core.xml': parts.coreProperties(`${document.title} – ${document.subtitle}`, document.dated),
    'word/document.xml': documentXml(document),
    'word/_rels/document.xml.rels': parts.reportDocumentRelations,
    'word/numbering.xml': parts.numbering,
    'word/styles.xml': parts.styles,
    'word/settings.xml': parts.settings,
    'word/footer1.xml': footerXml(document.footer),
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(bytes), { level: 9, mtime: new Date(1980, 0, 1) });
}

function documentXml({ title, subtitle, facts, blocks, orientation }: ReportDocument): string {
  const page = sizeOf(orientation);
  const margins = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="${orientation}"/><w:pgMar ${margins} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const content = [
    paragraph('Title', title),
    paragraph('Subtitle', subtitle),
    ...facts.map(({ label, words }) => paragraph('PlanFact', `${label}: ${words}`)),
    ...blocks.map((block) => blockXml(block, page.width - 2 * margin)),
  ];
  return `${xmlHead}<w:document ${wordSpaces}><w:body>${content.join('')}${section}</w:body></w:document>`;
}

function blockXml(block: ReportBlock, inside: number): string {
  if (block.kind === 'heading') return paragraph(`Heading${Math.min(block.level - 1, 8)}`, block.words);
  if (block.kind === 'paragraph') return paragraphs('Normal', block.words);
  if (block.kind === 'list') return block.items.map(itemXml).join('');
  return tableXml(block, inside);
}

const itemXml = (words: string) =>
  `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(holdable(words).replace(/\s+/gu, ' '))}</w:t></w:r></w:p>`;

/** The heading row says what each column is to those who hear the table read, and stands on every page. */
function tableXml({ caption, columns, rows }: ReportTable, inside: number): string {
  const wide = widths(columns, inside);
  const grid = wide.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const shade = '<w:shd w:val="clear" w:color="auto" w:fill="E6E9EC"/>';
  const headings = columns.map(({ heading }, at) => box(wide[at] ?? 0, shade, paragraph('PlanHeading', heading)));
  const body = rows.map(({ cells }) => {
    const row = cells.map((each, at) => cellXml(each, wide[at] ?? 0)).join('');
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`;
  });
  const look =
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const said = escapeXml(holdable(caption).replace(/\s+/gu, ' ').slice(0, 250).toWellFormed());
  const properties = `<w:tblStyle w:val="PlanTable"/><w:tblW w:w="${inside}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}<w:tblCaption w:val="${said}"/>`;
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${headings.join('')}</w:tr>`;
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${header}${body.join('')}</w:tbl>${paragraph('PlanGap', '')}`;
}

function widths(columns: readonly ReportColumn[], whole: number): number[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  return columns.map(({ weight }) => Math.floor((whole * weight) / total));
}

const box = (width: number, more: string, content: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${content}</w:tc>`;

function cellXml({ words, span, status }: ReportCell, width: number): string {
  if (span === 0) return box(width, '<w:vMerge w:val="continue"/>', paragraphs('PlanCell', ''));
  const merge = span > 1 ? '<w:vMerge w:val="restart"/>' : '';
  if (status === null) return box(width, merge, paragraphs('PlanCell', words));
  const [first = '', ...rest] = words.split('\n');
  const letters = `<w:rPr><w:b/><w:color w:val="${colourOf[status.colour]}"/></w:rPr>`;
  const said = `<w:r>${letters}<w:t xml:space="preserve">${shapeSigns[status.shape]} ${escapeXml(holdable(first))}</w:t></w:r>`;
  const marked = `<w:p><w:pPr><w:pStyle w:val="PlanCell"/></w:pPr>${said}</w:p>`;
  return box(width, merge, rest.length === 0 ? marked : `${marked}${paragraphs('PlanCell', rest.join('\n'))}`);
}

function footerXml(words: string): string {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  const field = (code: string) => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const style = '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>';
  const paged = `${run('Page ')}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}`;
  return `${xmlHead}<w:ftr ${wordSpaces}><w:p>${style}${run(holdable(words).replace(/\s+/gu, ' '))}</w:p><w:p>${style}${paged}</w:p></w:ftr>`;
}
