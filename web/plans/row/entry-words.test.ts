import { describe, expect, test } from 'vitest';
import { Entry } from '#shared/plans/schema.ts';
import { sevenColumns } from '#shared/plans/templates.ts';
import { differenceInWords, differencesOf, type Naming } from './entry-differences.ts';
import { peopleOfSeats, subjectOf, verbInWords } from './entry-words.ts';

const [ada, row] = ['01XAQD6DRGE1RWY50BNQSTTX1R', '01M80C1H84JHJB6FC5M8TNV9M7'];
const naming: Naming = {
  shape: sevenColumns,
  person: (id) => (id === ada ? 'Head of inclusion' : 'Someone'),
  board: () => 'Strategic board',
  row: (id) => (id === row ? 'Pupils are taught better' : null),
};

const anEntry = (entry: object): Entry =>
  Entry.parse({
    id: '2026-11-22T01:16:57.318Z~01M80D7T36YKQ0801WJAE0ZTWF',
    verb: 'node.changed',
    by: ada,
    effectiveOn: '2026-11-22',
    recordedAt: '2026-11-22T01:16:57.318Z',
    why: null,
    changes: [],
    undoes: null,
    ...entry,
  });

test('a changed layout is told by its columns', () => {
  const shape = (heading: string) => ({
    ...sevenColumns,
    name: 'Seven columns',
    columns: [{ heading }, { heading: 'Old', retired: true }],
  });
  const changes = [{ row: 'PLAN', before: { shape: shape('Objective') }, after: { shape: shape('Goal') }, version: 2 }];
  expect(differencesOf(anEntry({ changes }), naming).map(differenceInWords)).toEqual([
    'Layout: “Seven columns (Priority, Objective, Action): Objective” became “Seven columns (Priority, Objective, Action): Goal”',
  ]);
});

test('of the layouts of an authority those that changed are told', () => {
  const shapes = (heading: string) => [
    { ...sevenColumns, columns: [{ heading }] },
    { ...sevenColumns, key: 'other' },
  ];
  const changes = [
    { row: 'SETTINGS', before: { shapes: shapes('Who') }, after: { shapes: shapes('Lead') }, version: 2 },
  ];
  const told = differencesOf(anEntry({ changes }), naming);
  expect(told.map(({ label }) => label)).toEqual(['Layout']);
  expect(told[0]?.after).toContain('Lead');
});

test('evidence is told by what it shows, under its own row', () => {
  const after = { title: 'Exit interviews', on: '2026-07-25', href: 'https://a.example/x', note: '', node: row };
  const entry = anEntry({
    verb: 'evidence.added',
    changes: [{ row: `EVIDENCE#${row}#01M80C1H84JHJB6FC5M8TNV9M8`, before: null, after, version: 1 }],
  });
  expect(differencesOf(entry, naming).map(differenceInWords)).toEqual([
    'It shows: “Exit interviews”',
    'From: “25 July 2026”',
    'Web address: “https://a.example/x”',
  ]);
  expect(`${verbInWords(entry.verb)} ${subjectOf(entry, naming)}`).toBe('added evidence to “Pupils are taught better”');
});

test('of what a board said its words are told, for the entry has its date', () => {
  const after = { words: 'Come back in spring', on: '2026-07-25', node: row };
  const changes = [{ row: `BOARDCOMMENT#${row}#01M80C1H84JHJB6FC5M8TNV9M8`, before: null, after, version: 1 }];
  expect(differencesOf(anEntry({ changes }), naming).map(differenceInWords)).toEqual([
    'The board said: “Come back in spring”',
  ]);
});

describe('the differences of a change', () => {
  const sentences = (before: object | null, after: object): string[] =>
    differencesOf(anEntry({ changes: [{ row: `NODE#${row}`, before, after, version: 2 }] }), naming).map(
      differenceInWords,
    );

  test('are told in the authority’s own words and people’s names', () => {
    expect(
      sentences({ owner: null, fields: { success: 'More' } }, { owner: ada, fields: { success: 'Most' } }),
    ).toEqual(['Owner: “Head of inclusion”', 'Success criteria: “More” became “Most”']);
  });

  test('dates and statuses are told in words', () => {
    expect(sentences({ dueOn: '2019-09-03', status: 'on-track' }, { dueOn: null, status: 'at-risk' })).toEqual([
      'Due: “3 September 2019” was taken away',
      'Status: “On track” became “At risk”',
    ]);
  });

  test('say nothing of what is kept for the store alone', () => {
    expect(sentences(null, { retention: { basis: 'plan' }, order: 'a0', createdAt: '2019-01-01' })).toEqual([]);
  });
});

describe('what an entry is about', () => {
  test('a row is named by its words', () => {
    const entry = anEntry({
      changes: [{ row: `UPDATE#${row}#01M80D7T36YKQ0801WJAE0ZTWF`, before: null, after: {}, version: 1 }],
    });
    expect(subjectOf(entry, naming)).toBe('“Pupils are taught better”');
  });

  test('a row that has left the plan is named by what the entry knows', () => {
    const gone = '01M80C1QF6AWJJPYG72FDX8K37';
    const entry = anEntry({ changes: [{ row: `NODE#${gone}`, before: null, after: { title: 'Old' }, version: 1 }] });
    expect(subjectOf(entry, naming)).toBe('“Old”');
  });

  test('a seat is named by its person, known from when it was taken', () => {
    const taken = anEntry({ changes: [{ row: 'SEAT#officers#1', before: null, after: { person: ada }, version: 1 }] });
    const ended = anEntry({
      verb: 'seat.ended',
      changes: [{ row: 'SEAT#officers#1', before: {}, after: {}, version: 2 }],
    });
    expect(subjectOf(ended, naming, peopleOfSeats([ended, taken]))).toBe('Head of inclusion');
  });

  test('a verb not known yet can still be read', () => {
    expect(verbInWords('board.wound-up')).toBe('wound up (board)');
  });
});
