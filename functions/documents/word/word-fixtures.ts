import { strToU8, zipSync } from 'fflate';
import { shippedShapes } from '#shared/plans/templates.ts';
import type { Found, FoundRow } from '#shared/work/schema.ts';
import { openDocx } from './open-docx.ts';
import { readTables } from './read-tables.ts';
import { type RecogniseOptions, recognise } from './recognise.ts';

const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A document of the smallest package that Word opens; `more` replaces or adds parts. */
export function aDocx(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    '[Content_Types].xml': contentTypes,
    'word/document.xml': `<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

export const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function aParagraph(words: string, style = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`;
}

/** A cell: its words, or properties before the words, like `{ span: 7, words: 'A priority' }`. */
export type ACell = string | { words?: string; span?: number; merge?: 'restart' | 'continue'; xml?: string };

export function aCell(cell: ACell): string {
  const { words, span, merge, xml } =
    typeof cell === 'string'
      ? { words: cell, span: undefined, merge: undefined, xml: undefined }
      : { words: '', span: undefined, merge: undefined, xml: undefined, ...cell };
  const spans = span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`;
  const merges = merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  return `<w:tc><w:tcPr>${spans}${merges}</w:tcPr>${xml ?? aParagraph(words ?? '')}</w:tc>`;
}

export function aTable(...rows: ACell[][]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(aCell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export const seven = [
  'Objectives',
  'Actions',
  'Responsible',
  'Timescale/ Resources',
  'Success Criteria',
  'Monitoring',
  'Evaluation',
];
export const four = ['Outcome to be Achieved', 'Agreed Action', 'Action Delivered', 'Next Steps'];

function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `node-${count}`;
  };
}

/** Reads a body as the product does, with the shipped shapes and a fixed day. */
export function found(bytes: Uint8Array, options: Partial<RecogniseOptions> = {}): Found {
  const document = readTables(openDocx(bytes));
  return recognise(document, { shapes: shippedShapes, today: '2026-01-15', newId: countingIds(), ...options });
}

/** The rows as an outline, one line each: level, title and, where there is one, the doubt. */
export function outline(result: Found): string[] {
  const depth = (row: FoundRow): number => {
    const parent = result.rows.find((other) => other.id === row.parent);
    return parent === undefined ? 0 : depth(parent) + 1;
  };
  return result.rows.map((row) => {
    const state = row.state === 'new' ? '' : ` (${row.state})`;
    return `${'  '.repeat(depth(row))}${row.level}: ${row.title}${state}`;
  });
}
