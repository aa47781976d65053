import { describe, expect, test } from 'vitest';
import { aPlan, aRow, rowIn, said, sampleId } from '../plan-sample.ts';
import { anyMoves, saidNow, staysBecause } from './bulk-preview.ts';

const plan = aPlan([
  aRow(1, { owner: sampleId(50), dueOn: '2020-01-31', ...said('2019-08-01', 'on-track') }),
  aRow(2, { can: { change: true, remove: true, recordUpdate: false } }),
]);
const [first, second] = [rowIn(plan, 1), rowIn(plan, 2)];
const how = {
  plan,
  names: { person: () => 'Head of standards', party: () => 'The strategic board' },
};

describe('what a bulk change shows before it is made', () => {
  test('each row as it is now', () => {
    expect((['owner', 'date', 'update', 'responsible'] as const).map((kind) => saidNow(kind, first, how))).toEqual([
      'Head of standards',
      '31 January 2020',
      'On track',
      'Nobody named',
    ]);
    expect(saidNow('update', second, how)).toBe('No update yet');
  });

  test('which would stay, and why', () => {
    expect(staysBecause('update', second)).toBe('Its owner records updates on it.');
    expect(staysBecause('owner', second)).toBeNull();
  });

  test('whether a date that was agreed would move', () => {
    expect(anyMoves([second], '2021-01-31')).toBe(false);
    expect(anyMoves([first, second], '2021-01-31')).toBe(true);
    expect(anyMoves([first], '2020-01-31')).toBe(false);
  });
});
