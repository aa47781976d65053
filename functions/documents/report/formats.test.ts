import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { appendix } from '#shared/reports/appendix.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
import { exceptionReport } from '#shared/reports/exceptions.ts';
import { summary } from '#shared/reports/summary.ts';
import { type AnAction, aSource } from '#test/builders/reports.ts';
import { readDocument } from '../read-document.ts';
import { reportPdf } from './pdf/write-pdf.ts';
import { reportCsv } from './write-csv.ts';
import { reportDocx } from './write-docx.ts';
import { reportHtml } from './write-html.ts';
import { reportXlsx } from './write-xlsx.ts';

const hostile = '=HYPERLINK("https://example.org")<script>alert(1)</script> & “quotes” \u0007';
const statuses = ['complete', 'on-track', 'at-risk', 'off-track'];
const many = (count: number, shift = 0): AnAction[] =>
  Array.from({ length: count }, (_, number) => ({
    ...{ number, status: statuses[(number + shift) % 4] ?? null, said: number % 7 !== 3, dueOn: '2019-06-30' },
  }));
const few = appendix(
  aSource({
    actions: [
      { number: 1, status: 'on-track', title: hostile },
      { number: 2, said: false },
    ],
  }),
);
const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const read = (bytes: Uint8Array) => JSON.stringify(readDocument(bytes, { hidden: false }));
const fontFile = (name: string) => readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${name}.ttf`);
const fonts = { regular: fontFile('DejaVuSansCondensed'), bold: fontFile('DejaVuSansCondensed-Bold') };
const pdf = (document: ReportDocument) => Buffer.from(reportPdf(document, fonts)).toString('latin1');

describe('a report', () => {
  test('in Word and Excel is read again with its words', () => {
    for (const bytes of [reportDocx(few), reportXlsx(few)]) {
      const said = read(bytes);
      expect(said).toContain('No update this cycle');
      expect(said).toContain('=HYPERLINK(\\"https://example.org\\")<script>alert(1)</script> & “quotes”');
      expect(said).toContain('How it stands');
    }
  });

  test('in Excel is words and numbers, never a formula', () => {
    const parts = unzipSync(reportXlsx(summary(aSource({ actions: many(9) }), null)));
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(sheets.length).toBeGreaterThan(1);
    for (const [, xml] of sheets) expect(strFromU8(xml)).not.toMatch(/<f[ >]/);
    expect(strFromU8(sheets[1]?.[1] ?? new Uint8Array())).toMatch(/<v>9<\/v>/);
  });

  test('as CSV begins with its mark, and holds no formula', () => {
    const bytes = reportCsv(few);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(words(bytes)).toContain('"\'=HYPERLINK(');
    expect(words(bytes)).toContain('Period covered,1 March 2019 to 31 August 2019\r\n');
  });

  test('as a web page stands alone, names its language and its tables, and runs nothing', () => {
    const page = words(reportHtml(few));
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(page).not.toMatch(/<script|src=|href=|url\(/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;');
    expect(page.match(/<caption /g)).toHaveLength(page.match(/<table>/g)?.length ?? 0);
    expect(page.match(/<th scope="col">/g)?.length).toBeGreaterThan(8);
  });

  test('gives the same bytes whenever it is written', () => {
    for (const write of [reportDocx, reportXlsx, reportCsv, reportHtml]) expect(write(few)).toEqual(write(few));
    expect(pdf(few)).toBe(pdf(few));
  });
});

describe('a report in PDF', () => {
  test('can be read aloud: marked, titled, in its language, its table cells told apart, its fonts inside', () => {
    const file = pdf(few);
    for (const sign of ['/MarkInfo << /Marked true >>', '/Lang (en-GB)', '/DisplayDocTitle true', '<pdfuaid:part>1<']) {
      expect(file).toContain(sign);
    }
    const tags = [...file.matchAll(/\/StructElem \/S \/(\w+)/g)].map(([, tag]) => tag);
    const count = (tag: string) => tags.filter((each) => each === tag).length;
    expect(tags[0]).toBe('Document');
    expect([count('H1'), count('Table'), count('Caption'), count('THead')]).toEqual([1, 2, 2, 2]);
    expect(file.match(/\/Scope \/Column/g)?.length).toBe(11);
    expect(file.match(/\/FontFile2 /g)).toHaveLength(2);
  });

  test('leaves no words outside an element or what is there for the eye alone', () => {
    const file = Buffer.from(reportPdf(exceptionReport(aSource({ actions: many(60) })), fonts));
    const pages = contentsOf(file);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      let depth = 0;
      for (const operator of page.split('\n')) {
        if (/ (?:BDC|BMC)$/.test(operator)) depth += 1;
        if (operator === 'EMC') depth -= 1;
        if (operator.startsWith('BT ')) expect(depth).toBe(1);
      }
      expect(depth).toBe(0);
    }
  });

  test('says a summary of 200 actions on one page', () => {
    const before = aSource({ name: 'Spring 2019', actions: many(180, 1), lockedOn: '2019-03-29' });
    const file = pdf(summary(aSource({ actions: many(200) }), before));
    expect(file).toContain('/Count 1 >>');
  });
});

function contentsOf(file: Buffer): string[] {
  const text = file.toString('latin1');
  const numbers = [...text.matchAll(/\/Contents (\d+) 0 R/g)].map(([, number]) => number);
  return numbers.map((number) => {
    const at = text.indexOf(`\n${number} 0 obj\n`);
    const length = Number(/\/Length (\d+)/.exec(text.slice(at))?.[1]);
    const starts = text.indexOf('stream\n', at) + 'stream\n'.length;
    return inflateSync(file.subarray(starts, starts + length)).toString('latin1');
  });
}
