import { describe, expect, test } from 'vitest';
import { fourColumns, sevenColumns } from '#shared/plans/templates.ts';
import { treeOf } from '#shared/plans/tree.ts';
import { aPlan, aRow, said, sampleId, under } from './plan-sample.ts';
import {
  ancestorsOf,
  cellText,
  columnWidths,
  headingLevels,
  isSameRow,
  type PlanRow,
  pruned,
  sectionsOf,
} from './plan-tree.ts';

const priority = { level: 'priority' };
const objective = { level: 'objective' };
const plan = aPlan([
  aRow(1, priority),
  aRow(2, { ...objective, ...under(1) }),
  aRow(4, { ...under(2), order: 'a2' }),
  aRow(3, { ...under(2), order: 'a1' }),
  aRow(5, { ...objective, ...under(1) }),
  aRow(6, priority),
]);

describe('the rows of a plan', () => {
  test('a filtered tree keeps what stands above the rows that were found', () => {
    const found = pruned(treeOf(plan.nodes), ({ id }) => id === sampleId(4));
    expect(found.map(({ node }) => node.id)).toEqual([sampleId(1)]);
    expect(found[0]?.children[0]?.children.map(({ node }) => node.id)).toEqual([sampleId(4)]);
  });

  test('what stands above a row is told from the top', () => {
    expect(ancestorsOf(plan.nodes, sampleId(4)).map(({ id }) => id)).toEqual([sampleId(1), sampleId(2)]);
  });
});

describe('sectionsOf', () => {
  test('a level without a column is a heading over its own table', () => {
    expect(headingLevels(sevenColumns)).toEqual(['priority']);
    const sections = sectionsOf(treeOf(plan.nodes), plan.shape);
    expect(sections.map(({ headings, rows }) => [headings.length, rows.length])).toEqual([
      [1, 3],
      [1, 0],
    ]);
  });

  test('an upper cell spans the actions under it, and one without actions has a row of its own', () => {
    const [section] = sectionsOf(treeOf(plan.nodes), plan.shape);
    const spans = section?.rows.map(({ upper, action }) => [upper.get('objective')?.rows ?? 0, action?.number ?? null]);
    expect(spans).toEqual([
      [2, '1.1.1'],
      [0, '1.1.2'],
      [1, null],
    ]);
  });

  test('a row is the same while its words, its number and what it spans are, whichever other rows are shown', () => {
    const rowsWith = (shown: number[], nodes = plan.nodes) => {
      const found = pruned(treeOf(nodes), ({ id }) => shown.some((number) => id === sampleId(number)));
      return sectionsOf(found, plan.shape).flatMap(({ rows }) => rows);
    };
    const [first, second] = rowsWith([3, 4]);
    const same = (row: PlanRow | undefined, other: PlanRow | undefined) => !!row && !!other && isSameRow(row, other);
    expect(same(first, rowsWith([3, 4, 5])[0])).toBe(true);
    expect(same(second, rowsWith([3, 4])[1])).toBe(true);
    expect(same(first, rowsWith([3])[0])).toBe(false);
    expect(same(second, rowsWith([4])[0])).toBe(false);
    const changed = plan.nodes.map((node) => (node.id === sampleId(3) ? { ...node, title: 'Other words' } : node));
    expect(same(first, rowsWith([3, 4], changed)[0])).toBe(false);
  });

  test('a plan whose levels all have columns is one table without headings', () => {
    const outcomes = aPlan(
      [aRow(1, { level: 'outcome' }), aRow(2, under(1)), aRow(3, { level: 'outcome' })],
      fourColumns,
    );
    const sections = sectionsOf(treeOf(outcomes.nodes), outcomes.shape);
    expect(sections).toHaveLength(1);
    expect(sections[0]?.rows).toHaveLength(2);
  });
});

describe('the columns of a plan', () => {
  test('show words of the row and of its latest update', () => {
    const [row] = aPlan([aRow(1, said('2019-09-03', 'complete', 'All schools visited'))], fourColumns).nodes;
    const texts = fourColumns.columns.map((column) => (row === undefined ? '' : cellText(column, row)));
    expect(texts.slice(1)).toEqual(['Row 1', 'All schools visited', '']);
  });

  test('share the whole width between them, the longer ones having more', () => {
    const widths = columnWidths(fourColumns, aPlan([aRow(1, { title: 'long '.repeat(60) })], fourColumns).nodes);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 0);
    expect(widths[1]).toBeGreaterThan(widths[3] ?? 100);
  });
});
