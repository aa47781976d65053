import { describe, expect, test } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import { aPlan, aRow, sampleId } from './plan-sample.ts';
import { lowerLevels, upperLevels } from './upper-levels.ts';

const rows = [aRow(1, { level: 'priority' }), aRow(2, { level: 'objective', parent: sampleId(1) })];

describe('the levels between which a row stands', () => {
  test('are the one above and the one below', () => {
    const plan = aPlan(rows);
    expect([...upperLevels(plan, 'action')]).toEqual(['objective']);
    expect(lowerLevels(plan, 'priority').map(({ key }) => key)).toEqual(['objective']);
    expect([...upperLevels(plan, 'priority')]).toEqual([]);
  });

  test('are others too where the plan has such rows already', () => {
    const plan = aPlan([...rows, aRow(3, { level: 'action', parent: sampleId(1) })]);
    expect([...upperLevels(plan, 'action')].sort()).toEqual(['objective', 'priority']);
    expect(lowerLevels(plan, 'priority').map(({ key }) => key)).toEqual(['objective', 'action']);
  });

  test('are those of an earlier layout between them too', () => {
    const [priority, objective, action] = sevenColumns.levels;
    if (!priority || !objective || !action) throw new Error('Three levels were expected');
    const shape = { ...sevenColumns, levels: [priority, { ...objective, retired: true as const }, action] };
    const plan = aPlan(rows, shape);
    expect([...upperLevels(plan, 'action')].sort()).toEqual(['objective', 'priority']);
    expect(lowerLevels(plan, 'priority').map(({ key }) => key)).toEqual(['action']);
  });
});
