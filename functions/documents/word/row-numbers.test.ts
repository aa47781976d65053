import { describe, expect, test } from 'vitest';
import { prioritiesAndGoals } from '#shared/plans/templates.ts';
import type { FoundRow } from '#shared/work/schema.ts';
import { takeNumbers } from './row-numbers.ts';

const row = (id: string, level: string, title: string, parent: string | null = null): FoundRow => ({
  ...{ id, parent, level, title, fields: {}, dueOn: null, update: null, at: { table: 1, row: 1, column: 1 } },
  ...{ state: 'new', reason: null },
});

function taken(rows: FoundRow[], exact = false) {
  takeNumbers({ shape: prioritiesAndGoals, exact, rows });
  return rows.map(({ number, title }) => [number?.own ?? null, title]);
}

describe('takeNumbers', () => {
  test('numbers are found behind the name of the level, after the numbers above, and before a full stop', () => {
    const rows = [
      row('p2', 'priority', 'Priority 2: Leadership'),
      row('g1a', 'goal', 'Goal 1a – Appoint leaders', 'p2'),
      row('g5', 'goal', '2.5 Open a programme for young leaders', 'p2'),
      row('a1', 'action', '1. Write to every trust', 'g5'),
      row('a2', 'action', '2) Hold a first meeting', 'g5'),
    ];
    expect(taken(rows)).toEqual([
      ['2', 'Leadership'],
      ['1a', 'Appoint leaders'],
      ['5', 'Open a programme for young leaders'],
      ['1', 'Write to every trust'],
      ['2', 'Hold a first meeting'],
    ]);
    expect(rows[1]?.number?.as).toBe('Goal 1a – ');
  });

  test.each([
    ['some rows alone begin with a number', ['1. Write to trusts', 'Hold a meeting']],
    ['two rows have the same number', ['1. Write to trusts', '1. Hold a meeting']],
    ['a list stands in one cell', ['1. Write to trusts\n2. Hold a meeting']],
    ['the words begin with a count or a year', ['24 schools take part', '2019 results are published']],
  ])('where %s it is part of the words', (_, titles) => {
    const rows = titles.map((title, place) => row(`a${place}`, 'action', title));
    expect(taken(rows)).toEqual(titles.map((title) => [null, title]));
  });

  test('of the product’s own export only what it put before the words is taken away', () => {
    expect(
      taken([row('p', 'priority', '3\u00a01. Curriculum'), row('g', 'goal', '3.2\u00a0Goal 2', 'p')], true),
    ).toEqual([
      ['3', '1. Curriculum'],
      ['2', 'Goal 2'],
    ]);
    expect(taken([row('p', 'priority', '1. Curriculum')], true)).toEqual([[null, '1. Curriculum']]);
  });
});
