import { describe, expect, test } from 'vitest';
import { fourColumns, sevenColumns, shippedShapes, themes } from '#shared/plans/templates.ts';
import { Found } from '#shared/work/schema.ts';
import { DocumentRefused } from './refused.ts';
import { type ACell, aDocx, aParagraph, aTable, found, four, outline, seven } from './word-fixtures.ts';

const read = (body: string) => found(aDocx(body));

/** A row of the seven columns: an objective, an action, and whatever else. */
const plan = (objective: ACell, action: ACell, ...more: ACell[]): ACell[] => [
  ...[objective, action, ...more],
  ...Array<string>(5 - more.length).fill(''),
];
const priority = (words: string) => aParagraph(words, 'Heading1');
const outlineOf = (...rows: ACell[][]) => outline(read(priority('P') + aTable(seven, ...rows)));
const reasons = (...rows: ACell[][]) => read(priority('P') + aTable(seven, ...rows)).rows.map((row) => row.reason);

describe('rows grouped under those above them', () => {
  test.each<[string, ACell]>([
    ['merged', { merge: 'continue' }],
    ['blank', ''],
    ['a non-breaking space', '\u00a0'],
    ['the same words again', 'O'],
  ])('an objective that goes on (%s) has both actions', (_, again) => {
    const rows = [plan({ words: 'O', merge: 'restart' }, 'one'), plan(again, 'two')];
    expect(outlineOf(...rows)).toEqual(['priority: P', '  objective: O', '    action: one', '    action: two']);
  });

  test('objectives that differ only in a number are two', () => {
    expect(outlineOf(plan('Pupils', 'one'), plan('Pupils (2.)', 'two'))).toEqual([
      ...['priority: P', '  objective: Pupils', '    action: one', '  objective: Pupils (2.)', '    action: two'],
    ]);
  });

  test('the same objective under another priority is another one', () => {
    const body = priority('P') + aTable(seven, plan('O', 'one'), [{ words: 'Q', span: 7 }], seven, plan('O', 'two'));
    expect(outline(read(body))).toEqual([
      ...['priority: P', '  objective: O', '    action: one', 'priority: Q', '  objective: O', '    action: two'],
    ]);
  });

  test('the same heading over two tables is one priority', () => {
    const body = priority('P') + aTable(seven, plan('O', 'one')) + priority('P') + aTable(seven, plan('O', 'two'));
    expect(outline(read(body))).toEqual(['priority: P', '  objective: O', '    action: one', '    action: two']);
  });

  test('without any heading the rows stand under a doubtful priority', () => {
    const result = read(aTable(seven, plan('O', 'one')));
    expect(outline(result)).toEqual(['priority: No priority given (doubtful)', '  objective: O', '    action: one']);
    expect(result.rows[0]?.reason).toBe('The document gives no priority above this row');
  });

  test('only the nearest of several headings is the priority', () => {
    const body = aParagraph('Plan', 'Heading1') + aParagraph('P', 'Heading2') + aTable(seven, plan('O', 'one'));
    const result = read(body);
    expect(outline(result)[0]).toBe('priority: P');
    expect(result.mapping.title).toBe('Plan');
  });

  test('a priority in a column of its own needs no heading', () => {
    const body = aTable(['Priority', ...seven], ['P', ...plan('O', 'one')], ['', ...plan('', 'two')]);
    expect(outline(read(body))).toEqual(['priority: P', '  objective: O', '    action: one', '    action: two']);
  });

  test('in a shape that begins with its first column headings are no rows', () => {
    const result = read(priority('P') + aTable(four, ['O', 'A', 'D', 'N'], [{ words: 'Band', span: 4 }]));
    expect(outline(result)).toEqual(['outcome: O', '  action: A']);
    expect(result.problems).toEqual([
      { detail: expect.stringContaining('“Band” goes across the whole table'), at: { table: 1, row: 3, column: 1 } },
    ]);
  });
});

describe('cells', () => {
  test('a blank cell stays blank and every cell says where it stood', () => {
    const [, , action] = read(priority('P') + aTable(seven, plan('O', 'A', 'Lead', 'By July 2018'))).rows;
    expect(action).toMatchObject({
      ...{ title: 'A', dueOn: '2018-07-31', at: { table: 1, row: 2, column: 2 }, update: null },
      fields: { responsible: 'Lead', timescale: 'By July 2018', success: '', monitoring: '', evaluation: '' },
    });
  });

  test('a row of blank cells is dropped', () => {
    expect(outlineOf(plan('', ''), plan('O', 'A'))).toEqual(['priority: P', '  objective: O', '    action: A']);
  });

  test('the rest of a row that a page cut is added to the row above, which is doubtful', () => {
    const result = read(
      aTable(four, ['O', 'A', 'strong attendance and high', 'Complete'], ['', '', 'quality speakers.', '']),
    );
    expect(result.rows[1]).toMatchObject({
      ...{ state: 'doubtful', reason: expect.stringContaining('cut by a page') },
      update: { delivered: 'strong attendance and high\nquality speakers.', next: 'Complete', status: 'complete' },
    });
  });

  test('a rest without a row above is refused', () => {
    expect(read(aTable(four, ['', '', 'speakers.', ''])).rows).toMatchObject([
      { state: 'refused', title: 'speakers.' },
    ]);
  });

  test('a blank action beside its objective is doubtful and has the objective’s words', () => {
    expect(outlineOf(plan('O', '', 'Lead'))).toEqual(['priority: P', '  objective: O', '    action: O (doubtful)']);
    expect(reasons(plan('O', '', 'Lead')).at(-1)).toMatch(/The action is blank/);
  });

  test('an objective without anything else is kept without an action', () => {
    expect(outlineOf(plan('O', ''), plan('Q', 'A'))).toEqual([
      ...['priority: P', '  objective: O (doubtful)', '  objective: Q', '    action: A'],
    ]);
  });

  test('words merged over several actions are each action’s, and doubtful', () => {
    const first = plan('O', 'one', { words: 'Lead', merge: 'restart' });
    const result = read(priority('P') + aTable(seven, first, plan('', 'two', { merge: 'continue' })));
    expect(result.rows.slice(2).map((row) => [row.title, row.fields.responsible, row.state])).toEqual([
      ['one', 'Lead', 'new'],
      ['two', 'Lead', 'doubtful'],
    ]);
  });

  test('an action merged over several rows is one action with the words of both', () => {
    const first = plan('O', { words: 'A', merge: 'restart' }, 'one');
    const result = read(priority('P') + aTable(seven, first, plan('', { merge: 'continue' }, 'two')));
    expect(result.counts).toEqual({ priority: 1, objective: 1, action: 1, update: 0 });
    expect(result.rows[2]).toMatchObject({ state: 'doubtful', fields: { responsible: 'one\ntwo' } });
  });

  test.each([
    ['Complete – but needs to feature as part of day to day business', 'day-to-day'],
    ['Complete', 'complete'],
    ['Complete but consideration of a conference is needed', 'complete'],
    ['Complete the survey by June', null],
    ['Key action moving forward.', 'moving-forward'],
    ['To be considered under vulnerable pupil strand', 'other-strand'],
    ['As part of Strategic leadership work strand moving forward.', null],
    ['', null],
  ])('an update whose next steps are %j has the status %j', (next, status) => {
    expect(read(aTable(four, ['O', 'A', 'D', next])).rows[1]?.update?.status).toBe(status);
  });
});

describe('rows that do not fit the headings', () => {
  test('a row with too few cells is refused with its reason, and the rest is shown', () => {
    const result = read(aTable(four, ['O', 'A', 'D'], ['Q', 'B', 'D', 'N']));
    expect(outline(result)).toEqual(['action: O | A | D (refused)', 'outcome: Q', '  action: B']);
    expect(result.rows[0]).toMatchObject({
      at: { table: 1, row: 2, column: 1 },
      reason: 'The row has 3 cells where the headings have 4, so it cannot be told which belongs where',
    });
    expect(result.counts).toEqual({ outcome: 1, action: 1, update: 1 });
  });

  test('a cell across two columns is put under the first, and doubtful', () => {
    const result = read(aTable(four, ['O', 'A', { words: 'Both', span: 2 }]));
    expect(result.rows[1]).toMatchObject({ state: 'doubtful', update: { delivered: 'Both', next: '' } });
  });

  test('column edges out of line do not matter while there are as many cells as headings', () => {
    const headings = four.map((words) => ({ words, span: 2 }));
    const cells = [
      { words: 'O', span: 1 },
      { words: 'A', span: 3 },
      { words: 'D', span: 2 },
      { words: 'N', span: 3 },
    ];
    expect(read(aTable(headings, cells)).rows[1]).toMatchObject({ title: 'A', update: { delivered: 'D', next: 'N' } });
  });
});

describe('headings', () => {
  test.each([
    [
      'in other words',
      ['GOALS:', 'Key actions', 'Lead officer', 'By when', 'Success measures', 'Progress to date'],
      'priorities-and-goals',
    ],
    ['in the plural', ['Priorities', 'Actions', 'Lead', 'When', 'Linked strategies & plans', 'Progress'], 'themes'],
    ['some missing', ['Outcome', 'Action', 'Action delivered'], 'four-columns'],
  ])('%s are recognised', (_, headings, shape) => {
    const result = read(aTable(headings, ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, headings.length)));
    expect(result.mapping.shape).toBe(shape);
    expect(result.mapping.columns.map((choice) => choice.column)).not.toContain(null);
    expect(Found.parse(result)).toEqual(result);
  });

  test('a table without headings that follows a plan table is read like it, and doubtful', () => {
    const result = read(aTable(four, ['O', 'A', 'D', 'N']) + aParagraph('') + aTable(['Q', 'B', 'D', 'N']));
    expect(outline(result)).toEqual(['outcome: O', '  action: A', 'outcome: Q', '  action: B (doubtful)']);
  });

  test('a table of something else is left out, and said so', () => {
    const result = read(aTable(['Name', 'Telephone']) + aParagraph('x') + aTable(four, ['O', 'A', 'D', 'N']));
    expect(result.counts.action).toBe(1);
    expect(result.problems).toEqual([
      { detail: expect.stringMatching(/^Table 1 was left out/), at: { table: 1, row: 1, column: 1 } },
    ]);
    expect(result.tables[0]).toEqual({ table: 1, headings: ['Name', 'Telephone'], rows: 1 });
  });

  test.each([
    ['no table', aParagraph('Words'), /The document has no table/],
    [
      'no heading row',
      aTable(['Name', 'Telephone'], ['a', 'b']),
      /“Outcome to be achieved”.*“Objective”.*Found: table 1 begins with “Name”, “Telephone”/s,
    ],
  ])('a document with %s is refused, saying what was looked for and found', (_, body, words) => {
    expect(() => read(body)).toThrow(DocumentRefused);
    expect(() => read(body)).toThrow(words);
  });
});

describe('a corrected mapping', () => {
  const body = aTable(['Outcome', 'Action', 'Notes', 'Notes'], ['O', 'A', 'one', 'two']);
  const mapping = (columns: (string | null)[]) => ({
    ...{ shape: 'four-columns', title: 'Ours', agreedOn: '2020-01-01', updatesOn: '2020-02-01' },
    columns: ['Outcome', 'Action', 'Notes', 'Notes'].map((heading, index) => ({
      heading,
      column: columns[index] ?? null,
    })),
  });

  test('what was not recognised goes nowhere until it is mapped', () => {
    expect(read(body).mapping.columns).toEqual(mapping(['outcome', 'action', null, null]).columns);
    expect(read(body).rows[1]?.update).toBeNull();
  });

  test('the document is read again as it says, and it is kept', () => {
    const corrected = mapping(['outcome', 'action', 'next', 'delivered']);
    const result = found(aDocx(body), { mapping: corrected });
    expect(result.rows[1]?.update).toEqual({ delivered: 'two', next: 'one', status: null });
    expect(result.mapping).toEqual(corrected);
  });

  test('a heading that the mapping does not speak of goes nowhere', () => {
    const short = { ...mapping([]), columns: mapping(['outcome', 'action', 'delivered']).columns.slice(0, 3) };
    expect(found(aDocx(body), { mapping: short }).rows[1]?.update).toMatchObject({ delivered: 'one', next: '' });
  });

  test('without a column for the actions it is refused', () => {
    expect(() => found(aDocx(body), { mapping: mapping(['outcome', null]) })).toThrow(/holds the actions/);
  });

  test('a shape that is gone is refused', () => {
    const gone = { ...mapping(['outcome', 'action']), shape: 'gone' };
    expect(() => found(aDocx(body), { mapping: gone })).toThrow(/not there any more/);
  });

  test('the first shape wins when two fit alike', () => {
    const twin = { ...fourColumns, key: 'twin' };
    expect(found(aDocx(body), { shapes: [twin, sevenColumns, fourColumns, themes] }).mapping.shape).toBe('twin');
  });
});

describe('what the words above the tables say', () => {
  const filled = aTable(four, ['O', 'A', 'D', 'N']);
  test.each([
    [aParagraph('Action Plan – April, 2018.', 'Title'), '2018-04-01', '2026-01-15'],
    [aParagraph('Update on January 2018 Action Plan – September 2019', 'Heading1'), '2018-01-01', '2019-09-01'],
    [
      aParagraph('Plan', 'Title') + aParagraph('Agreed on 3 May 2018, updates as at 4 June 2019'),
      '2018-05-03',
      '2019-06-04',
    ],
    [aParagraph('Progress at March 2021', 'Title'), '2021-03-01', '2021-03-01'],
    [aParagraph('Plan for March 2031', 'Title'), '2026-01-15', '2026-01-15'],
    [aParagraph('Plan', 'Title'), '2026-01-15', '2026-01-15'],
  ])('%s', (above, agreedOn, updatesOn) => {
    expect(read(above + filled).mapping).toMatchObject({ agreedOn, updatesOn });
  });

  test('where nothing is reported there is no date of updates', () => {
    const above = aParagraph('Update on January 2018 – September 2019', 'Title');
    expect(read(above + aTable(four, ['O', 'A', '', ''])).mapping.updatesOn).toBeNull();
  });

  test.each([
    ['the title’s paragraphs', aParagraph('One', 'Title') + aParagraph('two', 'Title'), 'One two'],
    ['the first heading', aParagraph('Words') + aParagraph('A plan', 'Heading1'), 'A plan'],
    ['the first words', aParagraph('x'.repeat(300)) + aParagraph('Words'), 'Words'],
    ['nothing', '', 'Action plan'],
  ])('the plan’s title comes from %s', (_, above, title) => {
    expect(read(above + filled).mapping.title).toBe(title);
  });

  test('a title that is too long is cut', () => {
    expect(read(aParagraph('x'.repeat(300), 'Title') + filled).mapping.title).toBe('x'.repeat(200));
  });
});

test('the shipped shapes are each recognised by their own headings', () => {
  const keys = shippedShapes.map((shape) => {
    const headings = shape.columns.map((column) => column.heading);
    return read(
      aTable(
        headings,
        headings.map((_, index) => `word ${index}`),
      ),
    ).mapping.shape;
  });
  expect(keys).toEqual(shippedShapes.map((shape) => shape.key));
});
