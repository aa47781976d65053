import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FoundTitle, matchRows, type ThereTitle } from './match-rows.ts';

const levels = ['priority', 'objective', 'action'];
const title = fc.constantFrom(
  ...[
    'Support families',
    'Support families and carers',
    'Support every family',
    '1.1 Hold courses',
    '1.1 Hold evening courses',
  ],
  ...['Hold courses', '2. Visit nurseries', 'Visit nurseries', 'No objective given', ''],
);

/** Rows in document order: each stands under the last row of the level above, or under none. */
const rows = fc.array(fc.tuple(fc.nat(2), title), { maxLength: 14 }).map((given) => {
  const last: (string | null)[] = [null, null, null];
  return given.map(([depth, words], index) => {
    const id = `r${index}`;
    const parent = depth === 0 ? null : (last[depth - 1] ?? null);
    last[depth] = id;
    return { id, parent, level: levels[depth] ?? 'action', title: words };
  });
});

const asFound = (all: { id: string; parent: string | null; level: string; title: string }[]): FoundTitle[] =>
  all.map((row, index) => ({ ...row, at: { table: 1, row: index + 1, column: 1 } }));
const named = (id: string | null) => (id === null ? null : `n${id}`);
const asThere = (all: { id: string; parent: string | null; level: string; title: string }[]): ThereTitle[] =>
  all.map((row, index) => ({
    ...{ ...row, id: `n${row.id}`, parent: named(row.parent) },
    ...{ foundTitle: row.title, foundAt: { table: 1, row: index + 1, column: 1 } },
  }));
const options = { levels, fixed: new Map<string, string | null>() };

describe('matchRows', () => {
  test('a file that came in before matches each of its rows, surely and in order', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const withWords = all.filter((row) => row.title !== '');
        fc.pre(withWords.length === all.length);
        const matches = matchRows(asFound(all), asThere(all), options);
        expect(all.map((row) => matches.get(row.id))).toEqual(all.map((row) => ({ node: `n${row.id}`, sure: true })));
      }),
    );
  });

  test('no row of the plan is matched twice, and every match is of one level', () => {
    fc.assert(
      fc.property(rows, rows, (left, right) => {
        const matches = matchRows(asFound(left), asThere(right), options);
        const nodes = [...matches.values()].map((match) => match.node);
        expect(new Set(nodes).size).toBe(nodes.length);
        const levelOf = new Map([
          ...left.map((row) => [row.id, row.level]),
          ...right.map((row) => [`n${row.id}`, row.level]),
        ] as [string, string][]);
        expect([...matches].filter(([row, { node }]) => levelOf.get(row) !== levelOf.get(node))).toEqual([]);
      }),
    );
  });

  test('what an officer said of a row is how it is, and the others find no place twice', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(), fc.nat(), (left, right, one, other) => {
        const row = left[one % Math.max(1, left.length)];
        const node = right.filter((each) => each.level === row?.level)[other % 3];
        fc.pre(row !== undefined && node !== undefined);
        const fixed = new Map([[row?.id ?? '', `n${node?.id}`]]);
        const matches = matchRows(asFound(left), asThere(right), { levels, fixed });
        expect(matches.get(row?.id ?? '')).toEqual({ node: `n${node?.id}`, sure: true });
        expect([...matches.values()].filter((match) => match.node === `n${node?.id}`)).toHaveLength(1);
      }),
    );
  });
});

describe('rows that changed between two files', () => {
  const there = asThere([
    { id: 'p', parent: null, level: 'priority', title: 'Leadership' },
    { id: 'a', parent: 'p', level: 'objective', title: '1.1 Support new heads through a network' },
    { id: 'b', parent: 'p', level: 'objective', title: '1.2 Recruit governors' },
  ]);
  const p = { id: 'p', parent: null, level: 'priority', title: 'Leadership' };
  const match = (words: string, row = 9) => {
    const found = asFound([p, { id: 'x', parent: 'p', level: 'objective', title: words }]);
    return matchRows(
      found.map((each) => (each.id === 'x' ? { ...each, at: { table: 1, row, column: 1 } } : each)),
      there,
      options,
    ).get('x');
  };

  test.each<[string, number, unknown]>([
    ['1.1 Support new heads through a network', 9, { node: 'na', sure: true }],
    ['1.1 Support all new heads through a network', 9, { node: 'na', sure: true }],
    ['1.2 Recruit and train school governors', 9, { node: 'nb', sure: true }],
    ['Support new heads through the local network', 9, { node: 'na', sure: false }],
    ['Recruit, train and keep good governors of schools', 3, { node: 'nb', sure: false }],
    ['Something else entirely', 3, undefined],
  ])('%j is the row that it is like', (words, row, expected) => {
    expect(match(words, row)).toEqual(expected);
  });
});
