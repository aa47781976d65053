import { planKey } from '#kernel/keys.ts';
import { planRow } from '#kernel/plan-rows.ts';
import type { PlanId } from '#shared/ids.ts';
import { current } from '#shared/plans/current.ts';
import { choiceProblems, shapeForPlan } from '#shared/plans/offered.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Status } from '#shared/vocabulary.ts';
import type { Mapping } from '#shared/work/schema.ts';
import type { Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';

/**
 * What does not fit about the statuses of a mapping: a new plan takes one of the authority’s schemes, one that is there keeps its
 * own; what words mean is one of those statuses.
 */
export async function statusesProblems(
  session: Session,
  { mapping, into }: { mapping: Mapping; into: PlanId | null },
): Promise<FieldProblem[]> {
  const { scheme, statuses = [] } = mapping;
  if (into !== null && scheme !== undefined) {
    return [{ pointer: '#/scheme', detail: 'Leave the statuses as they are: the plan is there and has its own' }];
  }
  if (scheme === undefined && statuses.length === 0) return [];
  const settings = await settingsOf(session);
  const problems = choiceProblems(settings, mapping).filter(({ pointer }) => pointer === '#/scheme');
  if (problems.length > 0) return problems;
  const offered =
    into === null ? shapeForPlan(settings, mapping.shape, scheme)?.statuses : await statusesIn(session, into);
  const keys = new Set((offered ?? []).map(({ key }) => key));
  return statuses.flatMap(({ status }, place) =>
    status === null || keys.has(status)
      ? []
      : [{ pointer: `#/statuses/${place}/status`, detail: 'Choose one of the plan’s statuses' }],
  );
}

async function statusesIn({ table, audience }: Session, plan: PlanId): Promise<Status[]> {
  const row = await table.find(planKey(audience, plan), planRow);
  return row === null ? [] : current(row.shape.statuses);
}
