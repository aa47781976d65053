import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withSteps } from '#shared/milestones/in-columns.ts';
import { withOwners } from '#shared/plans/owners-in-columns.ts';
import { latestShown } from '#shared/plans/printed-parts.ts';
import { expected, owners, planShapes, printedPlans, stepsOf, told } from '#test/arbitraries/printed-plans.ts';
import { planCsv } from '../report/write-csv.ts';
import { planXlsx } from '../report/write-xlsx.ts';
import type { PlanSheet } from './plan-lines.ts';
import { foundIn } from './sheet-fixtures.ts';

const about = { title: 'A plan', dated: '2040-01-01', footer: 'A plan' };
const formats: [string, (plan: PlanSheet) => Uint8Array][] = [
  ['Excel', (plan) => planXlsx(plan, about)],
  ['CSV', planCsv],
];

describe.each(formats)('a plan in %s', (format, write) => {
  test('that is exported and imported again is the same plan, with its statuses, steps, owners and dates', () => {
    fc.assert(
      fc.property(printedPlans, (plan) => {
        // Signs that no text file holds are left out of CSV, where nobody would see them.
        fc.pre(format === 'Excel' || !/[\u007f-\u009f\ufffd]/.test(JSON.stringify(plan)));
        const { shape, nodes, title, agreedOn } = plan;
        const again = foundIn(write({ ...plan, ...withSteps(withOwners(plan, owners), stepsOf(nodes)) }), {
          shapes: planShapes,
        });
        const withUpdates = nodes.some(({ status, latest }) => status !== null || latest !== null);
        expect(told(shape, again.rows)).toEqual(expected(shape, nodes, { isSheet: true }));
        const given = nodes.map(({ status }) => status);
        const statuses = again.rows.map(({ update }, at) => (given[at] === null ? null : (update?.status ?? null)));
        expect(statuses).toEqual(given);
        expect(again.mapping).toMatchObject({ title, agreedOn, shape: shape.key });
        if (withUpdates && latestShown(shape, nodes) !== null) {
          expect(again.mapping.updatesOn).toBe(latestShown(shape, nodes));
        }
        expect(again.rows.map((row) => row.state)).toEqual(again.rows.map(() => 'new'));
      }),
      { numRuns: 150 },
    );
  });
});
