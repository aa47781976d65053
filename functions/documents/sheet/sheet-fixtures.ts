import { strToU8, zipSync } from 'fflate';
import { shippedShapes } from '#shared/plans/templates.ts';
import type { Found } from '#shared/work/schema.ts';
import { readDocument } from '../read-document.ts';
import { type RecogniseOptions, recognise } from '../word/recognise.ts';
import { escaped } from '../word/word-fixtures.ts';

/** A cell: words, a number with the style that shows it, or markup of its own; null leaves it out. */
export type ASheetCell =
  | string
  | null
  | { number: number; style?: number }
  | { xml: string; type?: string; style?: number };
export type ASheet = {
  name?: string;
  rows: ASheetCell[][];
  merges?: string[];
  hiddenRows?: number[];
  hiddenColumns?: number[];
  state?: string;
};

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The styles of the cells of a fixture: general, date, month, per cent, pounds, one decimal, time, grouped. */
const styles = `<styleSheet ${main}><numFmts count="4"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="[$-809]mmmm\\ yyyy"/><numFmt numFmtId="166" formatCode="[$£-809]#,##0"/><numFmt numFmtId="167" formatCode="0.0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 164, 165, 9, 166, 167, 20, 3].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;

const letters = (column: number) => String.fromCharCode(65 + column);

function cellXml(cell: ASheetCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') {
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  const style = cell.style === undefined ? '' : ` s="${cell.style}"`;
  if ('number' in cell) return `<c r="${at}"${style}><v>${cell.number}</v></c>`;
  return `<c r="${at}"${style}${cell.type === undefined ? '' : ` t="${cell.type}"`}>${cell.xml}</c>`;
}

function sheetXml({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: ASheet): string {
  const columns = hiddenColumns.map((column) => `<col min="${column}" max="${column}" hidden="1"/>`).join('');
  const lines = rows.map((cells, index) => {
    const hidden = hiddenRows.includes(index + 1) ? ' hidden="1"' : '';
    const row = cells.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`));
    return `<row r="${index + 1}"${hidden}>${row.join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet ${main}>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${lines.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

/** A workbook of the smallest package that Excel opens; `more` replaces or adds parts. */
export function aWorkbook(sheets: ASheet[], more: Record<string, string> = {}, properties = ''): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}" r:id="rId${index + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relation}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)])),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

/** Reads bytes as the product does, with the shipped shapes and a fixed day. */
export function foundIn(bytes: Uint8Array, options: Partial<RecogniseOptions> & { hidden?: boolean } = {}): Found {
  let count = 0;
  const newId = () => {
    count += 1;
    return `node-${count}`;
  };
  const document = readDocument(bytes, { hidden: options.hidden ?? false });
  return recognise(document, { shapes: shippedShapes, today: '2026-01-15', newId, ...options });
}

export const details = (result: Found): string[] => result.problems.map(({ detail }) => detail);
