import { describe, expect, test } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import type { OfferedShape } from '#shared/vocabulary.ts';
import { besideAnother, blankColumn, keyOf, settledShape, stepped } from './edited-parts.ts';

const { statuses: _, ...layout } = sevenColumns;
const seven: OfferedShape = { ...layout, scheme: 'brag' };
const keys = (parts: { key: string }[]) => parts.map(({ key }) => key);

describe('a key', () => {
  test.each([
    ['Success criteria', 'success-criteria'],
    ['  5 a day – coûts ', 'a-day-couts'],
    ['£', 'part'],
    ['A very long heading that goes on for much too long', 'a-very-long-heading-that-goes-on-for'],
  ])('of “%s” is %s', (words, key) => {
    expect(keyOf(words)).toBe(key);
  });
});

describe('a layout that is saved', () => {
  test('keeps the keys that it had, whatever its parts are called now', () => {
    const columns = seven.columns.map((column) => ({ ...column, heading: `Our ${column.heading}` }));
    expect(keys(settledShape({ ...seven, columns }, seven, []).columns)).toEqual(keys(seven.columns));
  });

  test('gives new parts keys of their words, and one that had gone its own again', () => {
    const without = seven.columns.filter(({ key }) => key !== 'monitoring');
    const back = { ...blankColumn(without, 'action'), heading: 'Monitoring' };
    const columns = [...without, back];
    expect(keys(settledShape({ ...seven, columns }, seven, []).columns).at(-1)).toBe('monitoring');
    const twice = { ...blankColumn(seven.columns, 'action'), heading: 'Monitoring' };
    expect(keys(settledShape({ ...seven, columns: [...seven.columns, twice] }, seven, []).columns).at(-1)).toBe(
      'monitoring-2',
    );
  });

  test('moves the columns of a new level with it, and leaves those of updates theirs', () => {
    const levels = [...seven.levels.slice(0, 2), { key: 'new-3', name: 'Step', plural: 'Steps' }];
    const columns = [
      { key: 'new-1', heading: 'Step', level: 'new-3', shows: 'title' as const },
      { key: 'next', heading: 'What comes then', level: 'new-3', shows: 'update' as const },
    ];
    const saved = settledShape({ ...seven, levels, columns }, undefined, [{ key: 'priorities' }]);
    expect(saved.columns).toMatchObject([
      { key: 'step', level: 'step' },
      { key: 'next', level: 'step' },
    ]);
  });

  test('is not taken for another of the same name', () => {
    expect(settledShape({ ...seven, name: 'Themes' }, undefined, [{ key: 'themes' }]).key).toBe('themes-2');
  });
});

test('a step beyond either end changes nothing', () => {
  expect([stepped(['a', 'b'], 0, -1), stepped(['a', 'b'], 1, 1), stepped(['a', 'b'], 0, 1)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['b', 'a'],
  ]);
});

describe('a part that is put beside another', () => {
  const parts = ['a', 'b', 'c', 'd'].map((key) => ({ key }));
  const put = (moved: string, target: string, side: 'before' | 'after') =>
    keys(besideAnother(parts, moved, { target, side })).join('');

  test('stands just before or after it, and the others stay in their order', () => {
    expect([put('d', 'b', 'before'), put('a', 'c', 'after'), put('b', 'b', 'after')]).toEqual(['adbc', 'bcad', 'abcd']);
  });

  test('stays where it was, where either is not there any more', () => {
    expect([put('x', 'b', 'before'), put('a', 'x', 'after')]).toEqual(['abcd', 'abcd']);
  });
});
