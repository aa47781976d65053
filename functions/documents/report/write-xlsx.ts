import { strToU8, zipSync } from 'fflate';
import type { LocalDate } from '#shared/dates.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
import { type Merged, type PlanSheet, planLines } from '../sheet/plan-lines.ts';
import * as parts from '../word/package-parts.ts';
import { escapeXml, holdable, xmlHead } from '../word/word-xml.ts';
import { type Sheet, sheetsOf, wordsBeside } from './tables.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What one cell of Excel holds. */
const mostLetters = 32_767;
const longestName = 31;
const style = { plain: 0, heading: 1, title: 2 };

/** Lines of a sheet; where it is a table, one of them is its heading, and those before it say what it is. */
type Lines = { name: string; rows: string[][]; widths: number[]; heading: number | null; merged?: readonly Merged[] };

/** The report as a workbook: what it says of itself on the first sheet, then a sheet for each table. */
export function reportXlsx(document: ReportDocument): Uint8Array {
  const { title, subtitle, dated, footer } = document;
  const sheets = [aboutLines(document), ...sheetsOf(document).map(tableLines)];
  return workbookOf(sheets, { title: `${title} – ${subtitle}`, dated, footer });
}

/** A plan as one sheet in its own columns, whose upper cells go over the rows below them. */
export function planXlsx(plan: PlanSheet, about: About): Uint8Array {
  const { rows, merged, heading, weights } = planLines(plan);
  return workbookOf([{ name: 'Plan', rows, merged, heading, widths: widthsOf(weights) }], about);
}

type About = { title: string; dated: LocalDate; footer: string };

function workbookOf(lines: readonly Lines[], { title, dated, footer }: About): Uint8Array {
  const sheets = named(lines);
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([
      [`${relation}/officeDocument`, 'xl/workbook.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': parts.coreProperties(title, dated),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at): [string, string] => [`${relation}/worksheet`, `worksheets/sheet${at + 1}.xml`]),
      [`${relation}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
  };
  for (const [at, sheet] of sheets.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, footer);
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(bytes), { level: 9, mtime: new Date(1980, 0, 1) });
}

function aboutLines(document: ReportDocument): Lines {
  const { title, subtitle, facts } = document;
  const rows = [
    [title],
    [subtitle],
    ...facts.map(({ label, words }) => [label, words]),
    ...wordsBeside(document).map((words) => ['', words]),
  ];
  return { name: 'About this report', rows, widths: [24, 90], heading: null };
}

function tableLines({ name, columns, rows, isUnder }: Sheet): Lines {
  const heading = columns.map((column) => column.heading);
  const wide = widthsOf(columns.map(({ weight }) => weight));
  const lines = rows.map(({ under, row }) => {
    const cells = row.cells.map(({ words }) => words);
    return isUnder ? [under, ...cells] : cells;
  });
  const first = isUnder ? ['Under', ...heading] : heading;
  return { name, rows: [first, ...lines], widths: isUnder ? [28, ...wide] : wide, heading: 0 };
}

function widthsOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.max(12, Math.round((160 * weight) / total)));
}

/** Excel takes short names without some signs, and no two that differ in their case alone. */
function named(sheets: readonly Lines[]): Lines[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain =
      holdable(sheet.name)
        .replace(/[\\/?*[\]:'\s]+/gu, ' ')
        .trim() || 'Table';
    let name = plain.slice(0, longestName).toWellFormed().trim();
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      name = `${plain.slice(0, longestName - 4).trim()} ${count}`;
    }
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** `0` is A, `27` is AB. */
function columnLetters(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
}

function cellXml(words: string, at: string, look: number): string {
  if (/^(?:0|[1-9]\d{0,8})$/.test(words)) return `<c r="${at}" s="${look}"><v>${words}</v></c>`;
  const text = escapeXml(holdable(words).slice(0, mostLetters).toWellFormed());
  // Words are words: nothing in an inline string is ever taken for a formula.
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${kept(text)}</t></is></c>`;
}

/** `_x0041_` would be read as an escape for a letter. */
const kept = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

function lookIn({ heading }: Lines, line: number, at: number): number {
  if (heading === line) return style.heading;
  if (heading !== null && line > heading) return style.plain;
  if (line === 0) return style.title;
  return heading === null && line > 1 && at === 0 ? style.heading : style.plain;
}

function sheetXml(sheet: Lines, footer: string): string {
  const { rows, widths, heading, merged = [] } = sheet;
  const lines = rows.map((cells, line) => {
    const row = cells.map((words, at) => cellXml(words, `${columnLetters(at)}${line + 1}`, lookIn(sheet, line, at)));
    return `<row r="${line + 1}">${row.join('')}</row>`;
  });
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const below = (heading ?? 0) + 1;
  const frozen = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${below}" topLeftCell="A${below + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  // Excel filters no rows that share a cell.
  const filter = isFiltered(sheet) ? `<autoFilter ref="${tableRange(sheet)}"/>` : '';
  const areas = merged.map(({ column, from, to }) => {
    const letters = columnLetters(column);
    return `<mergeCell ref="${letters}${from + 1}:${letters}${to + 1}"/>`;
  });
  const shared = areas.length === 0 ? '' : `<mergeCells count="${areas.length}">${areas.join('')}</mergeCells>`;
  const printed = `<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${escapeXml(`&L${holdable(footer).replaceAll('&', '&&').slice(0, 220).toWellFormed()}&RPage &P of &N`)}</oddFooter></headerFooter>`;
  return `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${heading === null ? '' : frozen}<cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData>${filter}${shared}${printed}</worksheet>`;
}

const isFiltered = ({ heading, merged = [] }: Lines): boolean => heading !== null && merged.length === 0;

function tableRange({ rows, heading }: Pick<Lines, 'rows' | 'heading'>, fixed = ''): string {
  const first = heading ?? 0;
  const last = columnLetters(Math.max(0, (rows[first]?.length ?? 1) - 1));
  return `${fixed}A${fixed}${first + 1}:${fixed}${last}${fixed}${rows.length}`;
}

/** Headings stand on every printed page, and the filter is known by the name that Excel gives it. */
function workbook(sheets: readonly Lines[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const defined = (name: string, at: number, of: string, more = '') =>
    `<definedName name="_xlnm.${name}" localSheetId="${at}"${more}>'${escapeXml(sheets[at]?.name ?? '')}'!${of}</definedName>`;
  const tables = [...sheets.entries()].filter(([, { heading }]) => heading !== null);
  const filtered = tables.filter(([, sheet]) => isFiltered(sheet));
  const filters = filtered.map(([at, sheet]) => defined('_FilterDatabase', at, tableRange(sheet, '$'), ' hidden="1"'));
  const titles = tables.map(([at, { heading }]) => {
    const row = (heading ?? 0) + 1;
    return defined('Print_Titles', at, `$${row}:$${row}`);
  });
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${listed.join('')}</sheets><definedNames>${[...filters, ...titles].join('')}</definedNames></workbook>`;
}

function relations(targets: readonly [type: string, target: string][]): string {
  const list = targets.map(([of, target], at) => `<Relationship Id="rId${at + 1}" Type="${of}" Target="${target}"/>`);
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const overrides = [
    ['/xl/workbook.xml', `${type}.sheet.main+xml`],
    ['/xl/styles.xml', `${type}.styles+xml`],
    ...Array.from({ length: sheets }, (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${type}.worksheet+xml`]),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([part, of]) => `<Override PartName="${part}" ContentType="${of}"/>`);
  return `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

const font = (size: number, bold: boolean) =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Arial"/></font>`;
const wrapped = '<alignment vertical="top" wrapText="1"/>';
const format = (fontId: number, fill: number, more = wrapped) =>
  `<xf numFmtId="0" fontId="${fontId}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${more}</xf>`;
const styles = `${xmlHead}<styleSheet xmlns="${main}"><fonts count="3">${font(10, false)}${font(10, true)}${font(14, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6E9EC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${format(0, 0)}${format(1, 2)}${format(2, 0, '<alignment vertical="top"/>')}</cellXfs></styleSheet>`;
