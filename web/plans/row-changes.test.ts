import { describe, expect, test } from 'vitest';
import { NodeChange } from '#shared/plans/schema.ts';
import { rowChanges } from './row-changes.ts';

const base = {
  title: 'Open two nurseries',
  parent: null,
  owner: null,
  dueOn: '2019-09-01',
  fields: { lead: 'Head of early years' },
};
const answered = (change: object): NodeChange =>
  NodeChange.parse({ ...base, effectiveOn: '2019-05-01', why: '', ...change });

describe('rowChanges', () => {
  test('a row saved as it was is no change', () => {
    expect(rowChanges(base, answered({}))).toBeNull();
  });

  test('only what differs is sent', () => {
    expect(rowChanges(base, answered({ dueOn: null, why: 'No site yet' }))).toEqual({
      dueOn: null,
      effectiveOn: '2019-05-01',
      why: 'No site yet',
    });
  });

  test('one changed column is sent with the others of its row', () => {
    expect(
      rowChanges({ ...base, fields: { lead: 'A', success: 'B' } }, answered({ fields: { lead: 'C', success: 'B' } })),
    ).toEqual({
      fields: { lead: 'C', success: 'B' },
      effectiveOn: '2019-05-01',
    });
  });

  test('a column emptied is a change', () => {
    expect(rowChanges(base, answered({ fields: { lead: '' } }))?.fields).toEqual({ lead: '' });
  });
});
