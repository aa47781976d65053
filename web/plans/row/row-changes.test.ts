import { describe, expect, test } from 'vitest';
import { NodeChange } from '#shared/plans/schema.ts';
import { rowChanges } from './row-changes.ts';

const base = {
  title: 'Open two nurseries',
  number: '4',
  parent: null,
  owner: null,
  ...{ startOn: null, dueOn: '2019-09-01', doneOn: null },
  ...{ responsible: [{ kind: 'role', name: 'Head of early years' } as const], monitoredBy: [], evaluatedBy: [] },
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

  test('who agreed is sent with a target that moves, and not otherwise', () => {
    const agreedBy = { kind: 'role', name: 'Director' };
    expect(rowChanges(base, answered({ dueOn: '2020-01-31', agreedBy }))?.agreedBy).toEqual(agreedBy);
    expect(rowChanges(base, answered({ title: 'Open three nurseries', agreedBy }))).not.toHaveProperty('agreedBy');
  });

  test('the same names in the same order are no change', () => {
    const responsible = [{ name: 'Head of early years', kind: 'role' }];
    expect(rowChanges(base, answered({ responsible }))).toBeNull();
    expect(rowChanges(base, answered({ responsible: [] }))?.responsible).toEqual([]);
  });

  test('one changed column is sent with the others of its row', () => {
    expect(
      rowChanges({ ...base, fields: { lead: 'A', success: 'B' } }, answered({ fields: { lead: 'C', success: 'B' } })),
    ).toEqual({
      fields: { lead: 'C', success: 'B' },
      effectiveOn: '2019-05-01',
    });
  });

  test('a number that is left blank stays as it was, and another one is sent', () => {
    expect(rowChanges(base, answered({ number: '' }))).toBeNull();
    expect(rowChanges(base, answered({ number: '4a' }))?.number).toBe('4a');
  });

  test('a column emptied is a change', () => {
    expect(rowChanges(base, answered({ fields: { lead: '' } }))?.fields).toEqual({ lead: '' });
  });
});
