import { Hono } from 'hono';
import { pathId, validQuery } from '#kernel/http.ts';
import { cycleReport, differenceReport } from '#kernel/report-reader.ts';
import { CycleId, PlanId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { DifferenceQuery, ReportName, ReportQuery } from '#shared/reports/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { refuse } from '../settle.ts';

const onePlan = '/api/authorities/:authority/plans/:plan';
export const reportPath = `${onePlan}/cycles/:cycle/reports/:report`;
export const differencePath = `${onePlan}/difference`;

/** What is reported of a plan: each of a locked cycle’s reports, and what differs between two days. */
export function reportRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  return new Hono<AuthorityEnv>()
    .get(reportPath, reads, validQuery(ReportQuery), async (c) => {
      const { against = null } = c.req.valid('query');
      const asked = {
        plan: pathId(c, 'plan', PlanId),
        cycle: pathId(c, 'cycle', CycleId),
        report: pathId(c, 'report', ReportName),
      };
      return c.json(await cycleReport(c.var.session, { ...asked, against }));
    })
    .get(differencePath, reads, validQuery(DifferenceQuery), async (c) => {
      const { from, to = null, fromKnownAt = null, toKnownAt = null } = c.req.valid('query');
      const { today } = c.var.session;
      refuseBackwards({ from, to: to ?? today });
      const moments = { from: { on: from, knownAt: fromKnownAt }, to: { on: to, knownAt: toKnownAt } };
      return c.json(await differenceReport(c.var.session, { plan: pathId(c, 'plan', PlanId), ...moments, today }));
    });
}

function refuseBackwards({ from, to }: { from: string; to: string }): void {
  const problems: FieldProblem[] = [];
  if (from > to) problems.push({ pointer: '#/from', detail: 'Enter a first date that is not after the second' });
  refuse(problems);
}
