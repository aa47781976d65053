import type { LocalDate } from '#shared/dates.ts';
import { ownProperty } from './read-tables.ts';
import { escapeXml, holdable, wordSpaces, xmlHead } from './word-xml.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const overrides: [part: string, type: string][] = [
  ['/word/document.xml', `${word}.document.main+xml`],
  ['/word/styles.xml', `${word}.styles+xml`],
  ['/word/settings.xml', `${word}.settings+xml`],
  ['/word/footer1.xml', `${word}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
];

const typesOf = (parts: typeof overrides) =>
  `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
    .join('')}</Types>`;

export const contentTypes = typesOf(overrides);
/** Of a document that is not to be read again as a plan. */
export const reportContentTypes = typesOf([
  ...overrides.filter(([part]) => part !== '/docProps/custom.xml'),
  ['/word/numbering.xml', `${word}.numbering+xml`],
]);

function relations(targets: [id: string, type: string, target: string][]): string {
  const list = targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

const ofReport: Parameters<typeof relations>[0] = [
  ['rId1', `${office}/relationships/officeDocument`, 'word/document.xml'],
  ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
];
export const reportRelations = relations(ofReport);
export const packageRelations = relations([
  ...ofReport,
  ['rId3', `${office}/relationships/custom-properties`, 'docProps/custom.xml'],
]);

const inDocument: Parameters<typeof relations>[0] = [
  ['rId1', `${office}/relationships/styles`, 'styles.xml'],
  ['rId2', `${office}/relationships/settings`, 'settings.xml'],
  ['rId3', `${office}/relationships/footer`, 'footer1.xml'],
];
export const documentRelations = relations(inDocument);
export const reportDocumentRelations = relations([
  ...inDocument,
  ['rId4', `${office}/relationships/numbering`, 'numbering.xml'],
]);

/** Lists with a bullet, which are told as lists to those who hear the document. */
export const numbering = `${xmlHead}<w:numbering ${wordSpaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

/** The title only: a document that leaves the authority names nobody. */
export function coreProperties(title: string, printedOn: LocalDate): string {
  const at = `${printedOn}T00:00:00Z`;
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  const spaces = `xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  return `${xmlHead}<cp:coreProperties ${spaces}><dc:title>${escapeXml(holdable(title))}</dc:title><dc:language>en-GB</dc:language>${dated('created')}${dated('modified')}</cp:coreProperties>`;
}

/** Names the plan shape, so that the document is read again exactly as it was written. */
export function customProperties(shape: string): string {
  const types = `${office}/docPropsVTypes`;
  return `${xmlHead}<Properties xmlns="${office}/custom-properties" xmlns:vt="${types}"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${ownProperty}"><vt:lpwstr>${escapeXml(shape)}</vt:lpwstr></property></Properties>`;
}

export const settings = `${xmlHead}<w:settings ${wordSpaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>`;

type Look = { size: number; bold?: boolean; before?: number; after?: number; outline?: number; next?: boolean };

function paragraphStyle(id: string, name: string, look: Look): string {
  const keep = look.outline === undefined && look.next !== true ? '' : '<w:keepNext/><w:keepLines/>';
  const outline = look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`;
  const space = `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}"/>`;
  const letters = `${look.bold === true ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`;
  const own = id.startsWith('Plan') ? ' w:customStyle="1"' : '';
  return `<w:style w:type="paragraph"${own} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${keep}${space}${outline}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
}

const headingStyles = Array.from({ length: 8 }, (_, index) =>
  paragraphStyle(`Heading${index + 1}`, `heading ${index + 1}`, {
    ...{ size: Math.max(22, 28 - index * 2), bold: true, before: 240, after: 120, outline: index },
  }),
);

const language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>';
const font = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>';
const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="505A5F"/>`)
  .join('');
const margins = [
  ['top', 60],
  ['left', 100],
  ['bottom', 60],
  ['right', 100],
]
  .map(([side, width]) => `<w:${side} w:w="${width}" w:type="dxa"/>`)
  .join('');
const tableStyles = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${edges}</w:tblBorders><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr></w:style>`;

export const styles = `${xmlHead}<w:styles ${wordSpaces}><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="20"/><w:szCs w:val="20"/>${language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>${[
  paragraphStyle('Title', 'Title', { size: 36, bold: true, after: 120, next: true }),
  paragraphStyle('Subtitle', 'Subtitle', { size: 22, after: 200 }),
  ...headingStyles,
  paragraphStyle('PlanAppendix', 'Plan appendix', { size: 22, bold: true, after: 120, next: true }),
  paragraphStyle('PlanCell', 'Plan cell', { size: 18, after: 40 }),
  paragraphStyle('PlanHeading', 'Plan column heading', { size: 18, bold: true }),
  paragraphStyle('PlanGap', 'Plan gap', { size: 8 }),
  paragraphStyle('PlanFact', 'Plan fact', { size: 20, after: 40 }),
  paragraphStyle('Footer', 'footer', { size: 16 }),
].join('')}${tableStyles}</w:styles>`;
