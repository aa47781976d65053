import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withSteps } from '#shared/milestones/in-columns.ts';
import { withOwners } from '#shared/plans/owners-in-columns.ts';
import { latestShown } from '#shared/plans/printed-parts.ts';
import { expected, owners, planShapes, printedPlans, stepsOf, told } from '#test/arbitraries/printed-plans.ts';
import { found } from './word-fixtures.ts';
import { type PlanPrint, planDocument } from './write-docx.ts';

describe('planDocument', () => {
  test('a plan that is exported and imported again is the same plan', () => {
    fc.assert(
      fc.property(printedPlans, ({ shape, nodes, ...plan }) => {
        const print: PlanPrint = {
          ...{
            authority: 'Plymouth',
            plan: { ...plan, ...withSteps(withOwners({ shape, nodes }, owners), stepsOf(nodes)) },
            appendix: 'Appendix 1',
          },
          notes: ['1.1: handed over to “The vulnerable pupils strand”.', 'The plan: part of “A plan of the city”.'],
          ...{ asAt: '2040-01-01', printedOn: '2040-01-01' },
        };
        const again = found(planDocument(print), { shapes: planShapes });
        expect(told(shape, again.rows)).toEqual(expected(shape, nodes));
        const { title, agreedOn, updatesOn } = again.mapping;
        expect({ title, agreedOn, updatesOn, shape: again.mapping.shape }).toEqual({
          ...{ title: plan.title, agreedOn: plan.agreedOn, updatesOn: latestShown(shape, nodes), shape: shape.key },
        });
        expect(again.rows.map((row) => row.state)).toEqual(again.rows.map(() => 'new'));
        expect(again.problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
