import { describe, expect, test } from 'vitest';
import { bragStatuses, fourColumns, sevenColumns } from '#shared/plans/templates.ts';
import { shapesWithStatuses } from './shape-statuses.ts';

describe('shapesWithStatuses', () => {
  const renamed = bragStatuses.map((status) => (status.key === 'complete' ? { ...status, label: 'Finished' } : status));
  const labels = (shape: typeof sevenColumns): string[] =>
    shapesWithStatuses([shape], bragStatuses, renamed)[0]?.statuses.map(({ label }) => label) ?? [];

  test('a layout that used the old words gets the new ones', () => {
    expect(labels(sevenColumns)[0]).toBe('Finished');
  });

  test('a layout with words of its own keeps them', () => {
    const own = {
      ...sevenColumns,
      statuses: sevenColumns.statuses.map((one) => ({ ...one, label: `Our ${one.label}` })),
    };
    expect(labels(own)[0]).toBe('Our Complete');
  });

  test('a layout with another scheme is left alone where its keys differ', () => {
    expect(labels(fourColumns).slice(1)).toEqual(fourColumns.statuses.slice(1).map(({ label }) => label));
  });
});
