import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DocumentRefused } from '../word/refused.ts';
import { outline, seven } from '../word/word-fixtures.ts';
import { type ASheetCell, aWorkbook, details, foundIn } from './sheet-fixtures.ts';

const plan = (objective: ASheetCell, action: ASheetCell, ...more: ASheetCell[]): ASheetCell[] => [
  ...[objective, action, ...more],
];
const headings: ASheetCell[] = [...seven];

function told(bytes: Uint8Array): string {
  try {
    foundIn(bytes);
    return '';
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    return error.problems.map((problem) => problem.detail).join('\n');
  }
}

describe('sheets in the shapes that councils have', () => {
  test('a sheet for each theme: its name is the priority', () => {
    const bytes = aWorkbook([
      { name: 'Leadership', rows: [headings, plan('Objective A', 'one'), plan(null, 'two')] },
      { name: 'Teaching & learning', rows: [headings, plan('Objective B', 'three')] },
    ]);
    expect(outline(foundIn(bytes))).toEqual([
      ...['priority: Leadership', '  objective: Objective A', '    action: one', '    action: two'],
      ...['priority: Teaching & learning', '  objective: Objective B', '    action: three'],
    ]);
  });

  test('one sheet with titles above, a theme merged across, merged objectives and headings again on each page', () => {
    const bytes = aWorkbook([
      {
        name: 'Plan',
        rows: [
          ...[['Education action plan – April 2018'], [], ['Leadership'], headings],
          ...[
            plan('Objective A', 'one', 'Head of School Improvement'),
            plan(null, 'two'),
            headings,
            plan('Objective B', 'three'),
          ],
          ...[['Readiness for school'], plan('Objective C', 'four')],
        ],
        merges: ['A1:G1', 'A3:G3', 'A5:A6', 'A9:G9'],
      },
    ]);
    const result = foundIn(bytes);
    expect(outline(result)).toEqual([
      ...['priority: Leadership', '  objective: Objective A', '    action: one', '    action: two'],
      ...['  objective: Objective B', '    action: three'],
      ...['priority: Readiness for school', '  objective: Objective C', '    action: four'],
    ]);
    expect(result.mapping).toMatchObject({ title: 'Education action plan – April 2018', agreedOn: '2018-04-01' });
    expect(result.rows.find((row) => row.title === 'three')?.at).toEqual({ table: 1, row: 8, column: 2 });
  });

  test('a theme in the first cell of a row of its own, not merged', () => {
    const rows = [headings, ['Leadership'], plan('Objective A', 'one'), ['Readiness'], plan('Objective B', 'two')];
    expect(outline(foundIn(aWorkbook([{ rows }])))).toEqual([
      ...['priority: Leadership', '  objective: Objective A', '    action: one'],
      ...['priority: Readiness', '  objective: Objective B', '    action: two'],
    ]);
  });

  test('headings in two rows are read together', () => {
    const bytes = aWorkbook([
      {
        rows: [
          ['Priority', 'Objective', 'Action', 'Delivery', null, 'Success criteria'],
          [null, null, null, 'Lead officer', 'By when', null],
          ['P', 'O', 'A', 'Head of SEND', 'July 2018', 'More'],
        ],
        merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'],
      },
    ]);
    const result = foundIn(bytes);
    expect(result.mapping.columns).toContainEqual({ heading: 'Delivery – Lead officer', column: 'responsible' });
    expect(result.rows.at(-1)).toMatchObject({
      ...{
        title: 'A',
        dueOn: '2018-07-31',
        fields: { responsible: 'Head of SEND', timescale: 'July 2018', success: 'More' },
      },
    });
  });

  test('repeated objectives are one, cells with lists keep their lines', () => {
    const rows = [headings, plan('O', '• one\n• two'), plan('O', 'three')];
    const result = foundIn(aWorkbook([{ rows }]));
    expect(result.counts).toMatchObject({ objective: 1, action: 2 });
    expect(result.rows.find((row) => row.level === 'action')?.title).toBe('• one\n• two');
  });

  test('a status column is understood, and columns that the plan has not got are kept with their words', () => {
    const rows = [
      ['Ref', 'Outcome', 'Action', 'Progress', 'RAG'],
      ['1.1', 'An outcome', 'An action', 'Half done', 'Red'],
      ['1.2', 'Another', 'A second', 'Begun', 'Polka dots'],
    ];
    const result = foundIn(aWorkbook([{ rows }]));
    const [first, second] = result.rows.filter((row) => row.level === 'action');
    expect(first?.update).toEqual({ delivered: 'Half done', next: '', status: 'at-risk' });
    expect(first?.others).toEqual([
      { heading: 'Ref', words: '1.1' },
      { heading: 'RAG', words: 'Red' },
    ]);
    expect(second).toMatchObject({ state: 'doubtful', update: { status: null } });
  });
});

describe('what the cells hold', () => {
  const shown = (cell: ASheetCell, more: Record<string, string> = {}, properties = '') => {
    const rows = [headings, plan('O', 'A', null, cell)];
    return foundIn(aWorkbook([{ rows }], more, properties)).rows.at(-1)?.fields.timescale;
  };

  test.each<[string, ASheetCell, string]>([
    ['a date', { number: 43_312, style: 1 }, '31 July 2018'],
    ['a month', { number: 43_282, style: 2 }, 'July 2018'],
    ['a share', { number: 0.755, style: 3 }, '76%'],
    ['money', { number: 15_000, style: 4 }, '£15,000'],
    ['one decimal', { number: 46.25, style: 5 }, '46.3'],
    ['a time', { number: 0.604_166_666_7, style: 6 }, '14:30'],
    ['thousands', { number: 1_234_567, style: 7 }, '1,234,567'],
    ['a sum of fractions', { number: 0.1 + 0.2 }, '0.3'],
    ['the first day that Excel knows', { number: 1, style: 1 }, '1 January 1900'],
    ['a day after the leap day that never was', { number: 61, style: 1 }, '1 March 1900'],
    ['yes', { xml: '<v>1</v>', type: 'b' }, 'Yes'],
    [
      'rich words',
      { xml: '<is><r><t>By </t></r><r><t>July 2018</t></r><rPh><t>x</t></rPh></is>', type: 'inlineStr' },
      'By July 2018',
    ],
    ['an escaped line break', { xml: '<is><t>One_x000D_\nTwo</t></is>', type: 'inlineStr' }, 'One\nTwo'],
  ])('%s is read as it is shown', (_, cell, words) => {
    expect(shown(cell)).toBe(words);
  });

  test('a workbook that counts from 1904 has its own days', () => {
    expect(shown({ number: 41_850, style: 1 }, {}, '<workbookPr date1904="1"/>')).toBe('31 July 2018');
  });

  test('shared words are found by their number, one beyond the end is blank', () => {
    const strings = {
      'xl/sharedStrings.xml':
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Termly</t></si></sst>',
    };
    expect(shown({ xml: '<v>0</v>', type: 's' }, strings)).toBe('Termly');
    expect(shown({ xml: '<v>9</v>', type: 's' }, strings)).toBe('');
  });

  test('a formula is never worked out: the value saved beside it is taken, and that is said', () => {
    const formula = { xml: "<f>'[1]Other'!A1</f><v>July 2018</v>", type: 'str' };
    const links = { 'xl/externalLinks/externalLink1.xml': '<x/>' };
    const result = foundIn(aWorkbook([{ name: 'Plan', rows: [headings, plan('O', 'A', null, formula)] }], links));
    expect(result.rows.at(-1)?.fields.timescale).toBe('July 2018');
    expect(details(result)).toEqual([
      'On the sheet “Plan” a cell holds a formula; the values that Excel saved last were taken, nothing was worked out.',
      'The workbook links to other files; they were not opened.',
    ]);
  });

  test('a formula without a saved value is blank, an error is kept, and both are named', () => {
    const rows = [
      headings,
      plan(
        'O',
        'A',
        { xml: '<f>WEBSERVICE("http://127.0.0.1:9/")</f>' },
        { xml: '<f>1/0</f><v>#DIV/0!</v>', type: 'e' },
      ),
    ];
    const result = foundIn(aWorkbook([{ name: 'Plan', rows }]));
    expect(result.rows.at(-1)?.fields).toMatchObject({ responsible: '', timescale: '#DIV/0!' });
    expect(details(result)).toEqual([
      expect.stringContaining('a cell holds a formula'),
      expect.stringContaining('the formulas in C2 have no saved value and were read as blank'),
      expect.stringContaining('Excel shows an error in D2'),
    ]);
  });
});

describe('what is hidden', () => {
  const rows = [headings, plan('O', 'one', 'seen', 'unseen'), plan('O', 'two')];
  const bytes = aWorkbook([
    { name: 'Plan', rows, hiddenRows: [3], hiddenColumns: [4] },
    { name: 'Old', rows: [headings, plan('O', 'three')], state: 'veryHidden' },
  ]);

  test('is left out and named', () => {
    const result = foundIn(bytes);
    expect(result.rows.map((row) => row.title)).toEqual(['No priority given', 'O', 'one']);
    expect(result.hidden).toBe(true);
    expect(details(result)).toEqual([
      'Hidden sheets were left out: “Old”.',
      'On the sheet “Plan” row 3 is hidden; it was left out.',
      'On the sheet “Plan” column D is hidden; it was left out.',
    ]);
  });

  test('is read as well when that is asked for', () => {
    const result = foundIn(bytes, { hidden: true });
    expect(result.rows.filter((row) => row.level === 'action').map((row) => row.title)).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(details(result)[0]).toBe('Hidden sheets were read as well: “Old”.');
  });
});

describe('workbooks that are refused', () => {
  const good = [headings, plan('O', 'A')];

  test.each<[string, Uint8Array, RegExp]>([
    ['a macro', aWorkbook([{ rows: good }], { 'xl/vbaProject.bin': 'x' }), /contains macros/],
    ['a path that points outside', aWorkbook([{ rows: good }], { '../../evil.xml': '<x/>' }), /points outside/],
    [
      'an external entity',
      aWorkbook([{ rows: good }], {
        'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sst>&b;</sst>',
      }),
      /declares entities/,
    ],
    ['markup that is broken', aWorkbook([{ rows: good }], { 'xl/worksheets/sheet1.xml': '<worksheet>' }), /damaged/],
    [
      'no headings',
      aWorkbook([
        {
          name: 'Budget',
          rows: [
            ['Pay', '100'],
            ['Travel', '20'],
          ],
        },
      ]),
      /the sheet “Budget” begins with “Pay”, “100”/,
    ],
    ['nothing in it', aWorkbook([{ rows: [] }]), /no table/],
    [
      'a sheet that lies outside the file',
      aWorkbook([{ rows: good }], {
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="http://127.0.0.1:9/x.xml" TargetMode="External"/></Relationships>',
      }),
      /no sheet that can be read/,
    ],
    [
      'too many columns',
      aWorkbook([{ rows: good }], {
        'xl/worksheets/sheet1.xml':
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="XFD1" t="str"><v>x</v></c></row></sheetData></worksheet>',
      }),
      /goes beyond 100 columns \(cell XFD1\)/,
    ],
    [
      'too many rows',
      aWorkbook([{ rows: good }], {
        'xl/worksheets/sheet1.xml':
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row></sheetData></worksheet>',
      }),
      /more than 20,000 rows/,
    ],
  ])('with %s', (_, bytes, words) => {
    expect(told(bytes)).toMatch(words);
  });

  test('a cell of 50,000 characters is named by its sheet and place', () => {
    const rows = [headings, plan('O', 'A', 'x'.repeat(50_000))];
    expect(told(aWorkbook([{ name: 'Plan', rows }]))).toBe(
      'Sheet “Plan”, cell C2: the cell has 50,000 characters. Shorten it to 20,000 or split the row.',
    );
  });

  test('a zip bomb is refused before it is unpacked', () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<x/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(40 * 1024 * 1024),
    });
    expect(told(bytes)).toMatch(/unpacks to far more/);
  });

  test('one long string that stands in thousands of cells is refused before it is written out', () => {
    const strings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(19_000)}</t></si></sst>`;
    const long = { xml: '<v>0</v>', type: 's' };
    const rows = [headings, ...Array.from({ length: 600 }, (_, index) => plan('O', `Action ${index}`, long, long))];
    expect(told(aWorkbook([{ rows }], { 'xl/sharedStrings.xml': strings }))).toMatch(/far more words than a plan/);
  });

  test('areas that are merged over millions of blank cells cost nothing', () => {
    const result = foundIn(aWorkbook([{ rows: good, merges: ['A3:XFD1048576', 'C1:C1048576'] }]));
    expect(result.counts).toMatchObject({ action: 1 });
  });
});
