import { describe, expect, test } from 'vitest';
import { bragStatuses } from '#shared/plans/status-schemes.ts';
import { sharesOf } from './shares.ts';

const health = {
  actions: 10,
  byStatus: { 'on-track': 4, complete: 2, withdrawn: 1 },
  notThisCycle: 0,
  noUpdate: 2,
  noStatus: 1,
  noOwner: 0,
  overdue: 0,
  stale: 0,
  empty: 0,
  noMeasure: 0,
  tooLarge: 0,
  overloaded: 0,
};

describe('sharesOf', () => {
  test('every action is in one share, in the order of the scheme; what it does not name is called by its key', () => {
    const shares = sharesOf(health, bragStatuses);
    expect(shares.map(({ label, count }) => [label, count])).toEqual([
      ['Complete', 2],
      ['On track', 4],
      ['Withdrawn', 1],
      ['No status given', 1],
      ['No update yet', 2],
    ]);
    expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  });

  test('each share begins where the one before it ends', () => {
    expect(sharesOf(health, bragStatuses).map(({ before }) => before)).toEqual([0, 2, 6, 7, 8]);
  });
});
