import { describe, expect, test } from 'vitest';
import type { PlanShape } from '../vocabulary.ts';
import { shapeThen, statusThen, withEarlierWords } from './earlier-words.ts';
import { bragStatuses } from './status-schemes.ts';
import { sevenColumns } from './templates.ts';

const uses = { statuses: { 'at-risk': { count: 3, words: [] } } };
const [first, second] = ['2024-06-01T09:00:00.000Z', '2025-06-01T09:00:00.000Z'];
const called = (label: string, shape: PlanShape = sevenColumns): PlanShape => ({
  ...shape,
  statuses: bragStatuses.map((status) => (status.key === 'at-risk' ? { ...status, label, colour: 'yellow' } : status)),
});
const saidOn = (recordedAt: string) => ({ status: 'at-risk', recordedAt });
const labelThen = (shape: PlanShape, at: string) => statusThen(shape, saidOn(at))?.label;

const once = withEarlierWords({ was: sevenColumns, uses }, called('Needs help'), first);
const twice = withEarlierWords({ was: once, uses }, called('Slipping'), second);

describe('a status that a plan takes other words for', () => {
  test('is read in the words it had when it was given', () => {
    expect(['2024-05-31T00:00:00.000Z', first, second].map((at) => labelThen(twice, at))).toEqual([
      'At risk',
      'Needs help',
      'Slipping',
    ]);
    expect(statusThen(twice, saidOn('2024-05-31T00:00:00.000Z'))).toMatchObject({
      ...{ colour: 'orange', shape: 'triangle', definition: bragStatuses[2]?.definition },
    });
  });

  test('keeps nothing where no update gave it, or where its words stayed', () => {
    const unused = withEarlierWords({ was: sevenColumns, uses: { statuses: {} } }, called('Needs help'), first);
    expect(labelThen(unused, '2024-05-31T00:00:00.000Z')).toBe('Needs help');
    expect(withEarlierWords({ was: once, uses }, called('Needs help'), second).statuses).toEqual(once.statuses);
  });

  test('keeps its earlier words when it is retired, and when it is called as it was once more', () => {
    const retired: PlanShape = { ...once, statuses: once.statuses.map((status) => ({ ...status, retired: true })) };
    expect(labelThen(withEarlierWords({ was: once, uses }, retired, second), first)).toBe('Needs help');
    const back = withEarlierWords({ was: once, uses }, sevenColumns, second);
    expect([labelThen(back, first), labelThen(back, second)]).toEqual(['Needs help', 'At risk']);
  });
});

test('a layout at a moment has the words of that moment', () => {
  expect(shapeThen(twice, first).statuses.map(({ label }) => label)).toContain('Needs help');
});
