import { describe, expect, test } from 'vitest';
import { compareSiblings } from '#shared/plans/rules.ts';
import { mayStandBeside, mayStandUnder, type Place, placeAtEnd, placeBeside, placeOneStep } from './plan-order.ts';
import { aPlan, aRow, rowIn, sampleId, under } from './plan-sample.ts';
import type { PlanNode } from './plan-tree.ts';

const plan = aPlan([
  aRow(1, { level: 'priority' }),
  aRow(2, { level: 'objective', ...under(1) }),
  aRow(3, { level: 'objective', ...under(1) }),
  aRow(4, { level: 'objective', ...under(1) }),
  aRow(5, { level: 'priority' }),
  aRow(6, under(2)),
]);

const orderWith = (moved: number, place: Place | null): string[] =>
  plan.nodes
    .map((node): PlanNode => (node.id === sampleId(moved) && place !== null ? { ...node, ...place } : node))
    .filter(({ level }) => level === 'objective')
    .toSorted(compareSiblings)
    .map(({ title }) => title);

describe('putting rows in order', () => {
  test('one step down passes one sibling', () => {
    expect(orderWith(2, placeOneStep(plan.nodes, rowIn(plan, 2), 'down'))).toEqual(['Row 3', 'Row 2', 'Row 4']);
  });

  test('the first row has no step up', () => {
    expect(placeOneStep(plan.nodes, rowIn(plan, 2), 'up')).toBeNull();
  });

  test('a row dropped before another stands just before it', () => {
    expect(orderWith(4, placeBeside(plan.nodes, sampleId(4), { target: rowIn(plan, 2), side: 'before' }))).toEqual([
      'Row 4',
      'Row 2',
      'Row 3',
    ]);
  });

  test('a row dropped where it stands stays there', () => {
    expect(orderWith(3, placeBeside(plan.nodes, sampleId(3), { target: rowIn(plan, 2), side: 'after' }))).toEqual([
      'Row 2',
      'Row 3',
      'Row 4',
    ]);
  });

  test('a row put under another stands last there', () => {
    expect(placeAtEnd(plan.nodes, rowIn(plan, 1).id).parent).toBe(sampleId(1));
    expect(placeAtEnd(plan.nodes, rowIn(plan, 1).id).order > 'a4').toBe(true);
  });

  test('rows that share a key can still be parted', () => {
    const same = aPlan([aRow(1, { order: 'a1' }), aRow(2, { order: 'a1' }), aRow(3, { order: 'a5' })]);
    expect(placeBeside(same.nodes, sampleId(3), { target: rowIn(same, 1), side: 'after' }).order > 'a1').toBe(true);
  });

  test('a row stands only beside its own level and under the level above', () => {
    expect(mayStandBeside(rowIn(plan, 2), rowIn(plan, 6))).toBe(false);
    expect(mayStandUnder(plan, rowIn(plan, 2), rowIn(plan, 5))).toBe(true);
    expect(mayStandUnder(plan, rowIn(plan, 6), rowIn(plan, 5))).toBe(false);
  });
});
