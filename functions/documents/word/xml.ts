import { SaxesParser } from 'saxes';
import { DocumentRefused, refusal } from './refused.ts';

export type Tag = { name: string; attribute: (name: string) => string | null };
type Handlers = { open: (tag: Tag) => void; close?: (name: string) => void; text?: (words: string) => void };

const deepest = 256;
const mostAttributes = 256;

/** Markup of Word and Excel in both dialects, formulas, packages and properties; anything else is passed over. */
const knownSpaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];
const prefixes: [string, string][] = [
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 's:'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 's:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm:'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'custom:'],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', 'custom:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes', 'vt:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
];
const prefixOf = new Map<string, string>([...knownSpaces.map((space): [string, string] => [space, '']), ...prefixes]);

/**
 * Walks a part of the package: strict, without any document type, nothing outside is ever fetched. Names are Word's
 * own without a prefix, others as `m:t` or, of a workbook, `s:row`; an element of a space that is not known is `?`.
 */
export function walkXml(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: string[] = [];
  let attributes = 0;
  parser.on('doctype', () => {
    throw doctypeRefusal();
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    if (open.length >= deepest) throw tooDeep();
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > mostAttributes) throw tooDeep();
  });
  parser.on('opentag', (tag) => {
    const prefix = prefixOf.get(tag.uri);
    const name = prefix === undefined ? '?' : `${prefix}${tag.local}`;
    open.push(name);
    const attribute = (wanted: string) =>
      Object.values(tag.attributes).find((found) => found.local === wanted)?.value ?? null;
    handlers.open({ name, attribute });
  });
  parser.on('closetag', () => handlers.close?.(open.pop() ?? '?'));
  if (handlers.text !== undefined) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw refusal('The document is damaged: its words are not well-formed. Open it, save it again and upload that.');
  }
}

const tooDeep = () =>
  refusal('The document is built in a way that Office does not build one. Copy its tables to a new document.');

export const doctypeRefusal = () =>
  refusal('The document declares entities or a document type, which Office never does. It was not opened.');
