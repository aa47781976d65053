import { describe, expect, test } from 'vitest';
import type { PlanShape, Status } from '../vocabulary.ts';
import { schemeProblems, shapeProblems } from './shape-problems.ts';
import { statusSchemes } from './status-schemes.ts';
import { sevenColumns, shippedShapes } from './templates.ts';

const pointers = (changes: Partial<PlanShape>) =>
  shapeProblems({ ...sevenColumns, ...changes }).map(({ pointer }) => pointer);
const ofScheme = (statuses: Status[]) => schemeProblems({ statuses }).map(({ pointer }) => pointer);
const { columns, levels, statuses } = sevenColumns;
const changed = <T>(parts: T[], place: number, change: Partial<T>): T[] =>
  parts.map((part, index) => (index === place ? { ...part, ...change } : part));

describe('what is wrong with a shape', () => {
  test.each(shippedShapes)('is nothing in “$name”', (shape) => {
    expect(shapeProblems(shape)).toEqual([]);
  });

  test('is a last level that is retired, and a column of a level that is', () => {
    expect(pointers({ levels: changed(levels, 2, { retired: true }) })).toContain('#/levels/2/name');
    expect(pointers({ levels: changed(levels, 1, { retired: true }) })).toEqual(['#/columns/0/level']);
  });

  test('is said all at once, each where it is', () => {
    const bad = changed(changed(columns, 2, { level: 'gone' }), 3, { heading: 'Action', answers: 'responsible' });
    expect(pointers({ columns: bad, levels: changed(levels, 1, { name: 'PRIORITY' }) })).toEqual([
      ...['#/columns/2/level', '#/columns/3/answers', '#/levels/1/name', '#/columns/3/heading'],
    ]);
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

describe('what is wrong with a scheme of statuses', () => {
  test.each(statusSchemes)('is nothing in “$name”', (scheme) => {
    expect(schemeProblems(scheme)).toEqual([]);
  });

  test('is a status told apart by its colour alone, or called like another', () => {
    expect(ofScheme(changed(statuses, 1, { shape: 'tick' }))).toEqual(['#/statuses/1/shape']);
    expect(ofScheme(changed(statuses, 1, { label: 'complete' }))).toEqual(['#/statuses/1/label']);
  });

  test('is that none is offered', () => {
    expect(ofScheme(statuses.map((status) => ({ ...status, retired: true })))).toEqual(['#/statuses']);
  });
});
