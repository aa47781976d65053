import { meetingRetention, reviewsRow } from '#kernel/board-rows.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import { heldBy } from '#kernel/held-by.ts';
import { planPartition, planSummaryKey } from '#kernel/keys.ts';
import {
  type NodeRow,
  type PlanRow,
  type PlanSummaryRow,
  planRetention,
  planRowsOf,
  planSummaryRow,
} from '#kernel/plan-rows.ts';
import { reviewsKey } from '#kernel/review-keys.ts';
import { type WorkerDeps, type WorkerSession, workerSession, workOf } from '#kernel/worker.ts';
import { reviewsIn } from '#shared/boards/review-rules.ts';
import type { PresentCycle } from '#shared/cycles/mark.ts';
import { localDateOf } from '#shared/dates.ts';
import { PlanId } from '#shared/ids.ts';
import { planHealth } from '#shared/plans/health.ts';
import { openByOwner, statusMarks } from '#shared/plans/rules.ts';
import { judgeUnjudged } from './criteria.ts';
import { untilNotOvertaken } from './overtaken.ts';
import { keepPlaces } from './places.ts';
import { presentCycleOf } from './present-cycle.ts';

/** After something in a plan changed: its summary, so that the home page reads one row a plan, and its rows’ places. */
export function summariser(deps: WorkerDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'plan');
    if (work === null) return;
    const session = await workerSession(deps, work.authority);
    const plan = PlanId.parse(work.plan);
    await untilNotOvertaken(() => summarise(deps, session, plan));
  };
}

async function summarise(deps: WorkerDeps, session: WorkerSession, plan: PlanId): Promise<void> {
  const { audience, table, authority } = session;
  const key = planSummaryKey(audience, plan);
  const was = await table.find(key, planSummaryRow);
  const rows = planRowsOf(await table.all(planPartition(audience, plan), { consistent: true }));
  if (rows.plan === null) return;
  const now = deps.clock();
  const cycle = await presentCycleOf({ audience, table }, rows.plan, rows.nodes);
  const row: PlanSummaryRow = {
    id: plan,
    title: rows.plan.title,
    agreedOn: rows.plan.agreedOn,
    shape: rows.plan.shape.key,
    statuses: statusMarks(rows.plan.shape),
    owners: openByOwner(rows.plan.shape, rows.nodes),
    health: planHealth(rows.plan.shape, rows.nodes, {
      ...{ today: localDateOf(now), present: cycle, criteria: rows.criteria },
    }),
    cycle,
    heldBy: await heldBy(session, rows.plan.holder),
    changedAt: now.toISOString(),
    removed: rows.plan.removed !== null,
    version: (was?.version ?? 0) + 1,
    retention: planRetention,
  };
  const reviews = await reviewsPut(session, { plan: rows.plan, nodes: rows.nodes, present: cycle });
  await table.commit({
    quiet: true,
    verb: 'plan.summarised',
    subject: planPartition(audience, plan),
    effectiveOn: localDateOf(now),
    puts: [put({ key, shape: planSummaryRow, row, was, unlogged: true }), ...reviews],
    result: plan,
  });
  await keepPlaces(session, { plan, nodes: rows.nodes, today: localDateOf(now) });
  await judgeUnjudged(deps, session, rows.criteria);
  deps.log.info('summary.written', { authority, plan });
}

/** What boards have to look at in the plan; nothing is written for one that names none and never did. */
async function reviewsPut(
  { audience, table }: WorkerSession,
  { plan, nodes, present }: { plan: PlanRow; nodes: readonly NodeRow[]; present: PresentCycle | null },
): Promise<AnyPut[]> {
  const key = reviewsKey(audience, plan.id);
  const was = await table.find(key, reviewsRow);
  const reviews = plan.removed === null ? reviewsIn(plan, nodes, present) : [];
  if (was === null && reviews.length === 0) return [];
  const row = { plan: plan.id, reviews, version: (was?.version ?? 0) + 1, retention: meetingRetention };
  return [put({ key, shape: reviewsRow, row, was, unlogged: true })];
}
