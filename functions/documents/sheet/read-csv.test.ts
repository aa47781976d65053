import { describe, expect, test } from 'vitest';
import { DocumentRefused } from '../word/refused.ts';
import { outline } from '../word/word-fixtures.ts';
import { details, foundIn } from './sheet-fixtures.ts';

const header = 'Priority,Objective,Action,Lead officer,By when,Success criteria';
const lines = [
  header,
  'Leadership,Objective A,one,Head of SEND,July 2018,More',
  ',,two,,,',
  'Readiness,Objective B,three,,,',
];
const csv = lines.join('\r\n');
const plan = [
  ...['priority: Leadership', '  objective: Objective A', '    action: one', '    action: two'],
  ...['priority: Readiness', '  objective: Objective B', '    action: three'],
];
const utf8 = (words: string) => new TextEncoder().encode(words);
const read = (words: string) => foundIn(utf8(words));

function told(bytes: Uint8Array): string {
  try {
    foundIn(bytes);
    return '';
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    return error.problems.map((problem) => problem.detail).join('\n');
  }
}

describe('delimited text', () => {
  test.each<[string, Uint8Array]>([
    ['with commas', utf8(csv)],
    ['with semicolons', utf8(csv.replaceAll(',', ';'))],
    ['with tabs', utf8(csv.replaceAll(',', '\t'))],
    ['with a byte order mark', utf8(`\ufeff${csv}`)],
    ['that says its delimiter', utf8(`sep=;\n${csv.replaceAll(',', ';')}`)],
    ['in UTF-16 with a mark', new Uint8Array(Buffer.from(`\ufeff${csv}`, 'utf16le'))],
    ['in UTF-16 without one', new Uint8Array(Buffer.from(csv, 'utf16le'))],
    ['with the old line breaks', utf8(csv.replaceAll('\r\n', '\r'))],
  ])('%s is the same plan', (_, bytes) => {
    expect(outline(foundIn(bytes))).toEqual(plan);
  });

  test('Windows-1252 is told apart, and said', () => {
    const bytes = new Uint8Array(Buffer.from(csv.replace('More', 'Up \u0096 by \u00a35 \u0093now\u0094'), 'latin1'));
    const result = foundIn(bytes);
    expect(result.rows.find((row) => row.title === 'one')?.fields.success).toBe('Up – by £5 “now”');
    expect(details(result)).toEqual(['The file was read as Windows-1252, its columns parted by commas.']);
  });

  test('quotes hold commas, line breaks and doubled quotes', () => {
    const result = read(`${header}\nP,O,"one, or\ntwo",,"By ""July"" 2018",`);
    expect(result.rows.at(-1)).toMatchObject({ title: 'one, or\ntwo', fields: { timescale: 'By "July" 2018' } });
  });

  test('a title above the headings is the plan’s', () => {
    const result = read(`Education action plan,,,,,\nApril 2018,,,,,\n${csv}`);
    expect(outline(result)).toEqual(plan);
    expect(result.mapping).toMatchObject({ title: 'Education action plan', agreedOn: '2018-04-01' });
  });

  test('a row that is too short is read and named, one that is too long is refused', () => {
    const result = read(`${csv}\nReadiness,Objective B,four\nReadiness,Objective B,five,a,b,c,d`);
    const [short, long] = result.rows.slice(-2);
    expect(short).toMatchObject({
      state: 'doubtful',
      at: { row: 5 },
      reason: expect.stringContaining('The row has 3 cells where the others have 6'),
    });
    expect(long).toMatchObject({
      state: 'refused',
      at: { row: 6 },
      reason: expect.stringContaining('The row has 7 cells where the headings have 6'),
    });
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['words without a table', utf8('Dear all,\nplease find the plan.'), /begins with “Dear all”/],
    ['one column', utf8('Action\none\ntwo'), /no commas, semicolons or tabs/],
    ['bytes that are no text', new Uint8Array([1, 2, 3, 0, 0, 4]), /neither a Word document/],
    [
      'a quotation mark that is never closed',
      utf8(`${header}\nP,O,"one,,,\nQ,O,two,,,`),
      /opens in line 2 is never closed/,
    ],
    ['no headings that are known', utf8('Pay,Travel\n1,2\n3,4'), /the file begins with “Pay”, “Travel”/],
    [
      'a cell of 50,000 characters',
      utf8(`${header}\nP,O,${'x'.repeat(50_000)},,,`),
      /Row 2, column 3: the cell has 50,000 characters/,
    ],
    ['a line of a thousand cells', utf8(`${header}\n${'a,'.repeat(1_000)}\n${csv}`), /more than 100 cells/],
  ])('%s is refused, saying why', (_, bytes, words) => {
    expect(told(bytes)).toMatch(words);
  });
});
