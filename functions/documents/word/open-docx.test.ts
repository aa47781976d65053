import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openDocx } from './open-docx.ts';
import { DocumentRefused } from './refused.ts';
import { aDocx, aParagraph, aTable, contentTypes, found, four } from './word-fixtures.ts';

const row = ['An outcome', 'An action', 'Something', 'More'];
const good = () => aDocx(aTable(four, row));

/** What an officer would be told; an empty text when the file is opened and read. */
function told(bytes: Uint8Array): string {
  try {
    found(bytes);
    return '';
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    return error.problems.map((problem) => problem.detail).join('\n');
  }
}

function find(bytes: Uint8Array, signature: number[], from = 0): number {
  return bytes.findIndex((_, index) => index >= from && signature.every((byte, step) => bytes[index + step] === byte));
}

const local = [0x50, 0x4b, 3, 4];
const central = [0x50, 0x4b, 1, 2];
const end = [0x50, 0x4b, 5, 6];

/** The bytes with numbers written into the first local and the first central header. */
function patched(bytes: Uint8Array, at: { local?: [number, number]; central?: [number, number] }): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  if (at.local !== undefined) view.setUint16(find(copy, local) + at.local[0], at.local[1], true);
  if (at.central !== undefined) view.setUint16(find(copy, central) + at.central[0], at.central[1], true);
  return copy;
}

/** A package with one more part, first so that its headers are the first. */
function withPart(name: string, bytes: Uint8Array): Uint8Array {
  const document = strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`);
  return zipSync({ [name]: bytes, '[Content_Types].xml': strToU8(contentTypes), 'word/document.xml': document });
}

const compound = (name: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(512).fill(0),
    ...Buffer.from(name, 'utf16le'),
  ]);

describe('openDocx', () => {
  test('a document of the smallest package is opened and read', () => {
    expect(told(good())).toBe('');
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(), /empty/],
    ['a PDF', strToU8('%PDF-1.7\n'), /This is a PDF\. Save the plan as a Word document \(\.docx\), an Excel workbook/],
    ['a rich text file', strToU8('{\\rtf1 }'), /rich text/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), /picture/],
    ['a web page', strToU8('<html>'), /web page/],
    ['a password-protected document', compound('EncryptedPackage'), /protected by a password\. Remove the password/],
    ['a .doc', compound('WordDocument'), /older Word document \(\.doc\)/],
    ['an .xls', compound('Workbook'), /older Excel workbook \(\.xls\)/],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('x') }), /Excel binary workbook/],
    ['a presentation', zipSync({ 'ppt/presentation.xml': strToU8('<x/>') }), /PowerPoint/],
    ['an OpenDocument file', zipSync({ 'content.xml': strToU8('<x/>') }), /OpenDocument/],
    ['another zip', zipSync({ 'a.txt': strToU8('a') }), /zip file without a document/],
    ['a file of more than 25 MB', new Uint8Array(25 * 1024 * 1024 + 1), /larger than 25 MB/],
  ])('%s is refused, saying what it is', (_, bytes, words) => {
    expect(told(bytes)).toMatch(words);
  });

  test.each([2, 40, 200, 400])('a document cut off after %i bytes is refused as damaged', (length) => {
    expect(told(good().slice(0, length))).toMatch(/damaged/);
  });

  test('a document with one byte changed is refused as damaged', () => {
    const bytes = good();
    const at = find(bytes, local) + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(told(bytes)).toMatch(/damaged/);
  });

  test.each([
    ['a part that says it is larger than all parts may be', 40 * 1024 * 1024],
    ['a part that is larger than one part may be', 25 * 1024 * 1024],
    ['a part that is squeezed more than two hundred times', 3 * 1024 * 1024],
  ])('a zip bomb is refused: %s', (_, size) => {
    expect(told(withPart('word/media/a.bin', new Uint8Array(size)))).toMatch(/unpacks to far more/);
  });

  test('a zip bomb whose headers tell of a small part is stopped at that size', () => {
    const bytes = withPart('word/media/a.bin', new Uint8Array(30 * 1024 * 1024));
    const lying = patched(patched(bytes, { local: [22, 100], central: [24, 100] }), {
      local: [24, 0],
      central: [26, 0],
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(told(lying)).toMatch(/damaged/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
  });

  test('a part whose two headers tell different sizes is refused', () => {
    expect(told(patched(good(), { central: [24, 100] }))).toMatch(/damaged/);
  });

  test('parts that share the same packed bytes are refused', () => {
    const bytes = good();
    const view = new DataView(bytes.buffer);
    const second = find(bytes, central, find(bytes, central) + 4);
    view.setUint32(second + 42, 0, true);
    expect(told(bytes)).toMatch(/damaged/);
  });

  test('a document of more than 2,000 parts is refused', () => {
    const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`word/a${index}.txt`, strToU8('')]));
    expect(told(zipSync(parts))).toMatch(/more than 2,000 parts/);
  });

  test('a directory that counts more parts than there are is refused', () => {
    const bytes = good();
    new DataView(bytes.buffer).setUint16(find(bytes, end) + 10, 9, true);
    expect(told(bytes)).toMatch(/damaged/);
  });

  test.each([
    '../evil.xml',
    'word/../../evil.xml',
    '/etc/passwd',
    'C:/evil.xml',
    'word\\evil.xml',
    'word/a\u0000.xml',
    'word/./a.xml',
  ])('a part named %j is refused', (name) => {
    expect(told(withPart(name, strToU8('<a/>')))).toMatch(/points outside the document/);
  });

  test('two parts whose names differ only by case are refused', () => {
    expect(told(withPart('word/DOCUMENT.xml', strToU8('<a/>')))).toMatch(/two parts of the same name/);
  });

  test('an encrypted part is refused', () => {
    expect(told(patched(good(), { local: [6, 1], central: [8, 1] }))).toMatch(/encrypted/);
  });

  test.each([
    ['a macro', withPart('word/vbaProject.bin', strToU8('x'))],
    [
      'a type with macros',
      aDocx('', { '[Content_Types].xml': contentTypes.replace('document.main', 'document.macroEnabled.main') }),
    ],
  ])('a document with %s is refused', (_, bytes) => {
    expect(told(bytes)).toMatch(/contains macros\. Save it without macros/);
  });

  test.each([
    ['a billion laughs', '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'],
    ['a document type elsewhere', '<!DOCTYPE html SYSTEM "http://example.test/a.dtd"><w/>'],
  ])('%s is refused in any part', (_, xml) => {
    expect(told(aDocx('', { 'word/document.xml': xml }))).toMatch(/declares entities/);
    expect(told(aDocx(aTable(four, row), { 'word/header1.xml': xml }))).toMatch(/declares entities/);
  });

  test('a document type in another encoding is refused as well', () => {
    const wide = Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY a "b">]><w/>', 'utf16le');
    expect(told(withPart('word/header1.xml', wide))).toMatch(/declares entities/);
  });

  test.each([
    ['an entity that is not declared', aParagraph('x').replace('>x<', '>&nbsp;<')],
    ['a tag that is not closed', '<w:p>'],
    ['elements nested without end', '<w:p>'.repeat(300) + '</w:p>'.repeat(300)],
    [
      'an element with hundreds of attributes',
      `<w:p ${Array.from({ length: 300 }, (_, index) => `a${index}=""`).join(' ')}/>`,
    ],
  ])('markup with %s is refused', (_, body) => {
    expect(told(aDocx(body))).toMatch(/damaged|does not build/);
  });

  test('bytes that are no text are refused', () => {
    expect(told(withPart('word/header1.xml', new Uint8Array([0x3c, 0xff, 0xfe, 0x80])))).toMatch(/not text/);
  });

  test('a template that the document is attached to is never looked at', () => {
    const settings =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>';
    expect(told(aDocx(aTable(four, row), { 'word/_rels/settings.xml.rels': settings }))).toBe('');
  });

  test('a main part of another name is found as the package says', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const opened = openDocx(aDocx('', { '_rels/.rels': rels, 'word/document2.xml': '<second/>' }));
    expect(opened.document).toBe('<second/>');
  });
});
