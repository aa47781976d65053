import { describe, expect, test } from 'vitest';
import type { PlanShape } from '../vocabulary.ts';
import { shapeProblems } from './shape-problems.ts';
import { sevenColumns, shippedShapes, statusSchemes } from './templates.ts';

const pointers = (changes: Partial<PlanShape>) =>
  shapeProblems({ ...sevenColumns, ...changes }).map(({ pointer }) => pointer);
const { columns, levels, statuses } = sevenColumns;
const changed = <T>(parts: T[], place: number, change: Partial<T>): T[] =>
  parts.map((part, index) => (index === place ? { ...part, ...change } : part));

describe('what is wrong with a shape', () => {
  test.each(shippedShapes)('is nothing in “$name”', (shape) => {
    expect(shapeProblems(shape)).toEqual([]);
  });

  test.each(statusSchemes)('is nothing with the statuses “$name”', (scheme) => {
    expect(pointers({ statuses: scheme.statuses })).toEqual([]);
  });

  test('is said all at once, each where it is', () => {
    const bad = changed(changed(columns, 2, { level: 'gone' }), 3, { heading: 'Action', answers: 'responsible' });
    expect(pointers({ columns: bad, levels: changed(levels, 1, { name: 'PRIORITY' }) })).toEqual([
      ...['#/columns/2/level', '#/columns/3/answers', '#/levels/1/name', '#/columns/3/heading'],
    ]);
  });

  test('is a status told apart by its colour alone', () => {
    expect(pointers({ statuses: changed(statuses, 1, { shape: 'tick' }) })).toEqual(['#/statuses/1/shape']);
  });

  test('is not what only an earlier layout had', () => {
    const old = { ...columns[3], key: 'when', heading: 'Action', retired: true } as (typeof columns)[number];
    expect(pointers({ columns: [...columns, old] })).toEqual([]);
  });

  test('is an action that no column shows, and updates on an upper level', () => {
    const without = columns.filter(({ key }) => key !== 'action');
    const update = { key: 'next', heading: 'Next', level: 'priority', shows: 'update' } as const;
    expect(pointers({ columns: [...without, update] })).toEqual(['#/columns/6/level', '#/columns']);
  });

  test('is too much of anything', () => {
    const many = Array.from({ length: 15 }, (_, place) => ({
      ...{ key: `extra-${place}`, heading: `Extra ${place}`, level: 'action', shows: 'field' as const },
    }));
    expect(pointers({ columns: [...columns.slice(0, 2), ...many] })).toEqual(['#/columns']);
  });
});
