import { put } from '#kernel/change.ts';
import { planPartition, planSummaryKey } from '#kernel/keys.ts';
import { type PlanSummaryRow, planRetention, planRowsOf, planSummaryRow } from '#kernel/plan-rows.ts';
import { type WorkerDeps, type WorkerSession, workerSession, workOf } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { PlanId } from '#shared/ids.ts';
import { planHealth, statusMarks } from '#shared/plans/rules.ts';
import { untilNotOvertaken } from './overtaken.ts';

/** Writes a plan’s summary again after something in it changed, so that the home page reads one row a plan. */
export function summariser(deps: WorkerDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'plan');
    if (work === null) return;
    const session = await workerSession(deps, work.authority);
    const plan = PlanId.parse(work.plan);
    await untilNotOvertaken(() => summarise(deps, session, plan));
  };
}

async function summarise(deps: WorkerDeps, { audience, table, authority }: WorkerSession, plan: PlanId): Promise<void> {
  const key = planSummaryKey(audience, plan);
  const was = await table.find(key, planSummaryRow);
  const rows = planRowsOf(await table.all(planPartition(audience, plan), { consistent: true }));
  if (rows.plan === null) return;
  const now = deps.clock();
  const row: PlanSummaryRow = {
    id: plan,
    title: rows.plan.title,
    agreedOn: rows.plan.agreedOn,
    shape: rows.plan.shape.key,
    statuses: statusMarks(rows.plan.shape),
    health: planHealth(rows.plan.shape, rows.nodes, localDateOf(now)),
    changedAt: now.toISOString(),
    removed: rows.plan.removed !== null,
    version: (was?.version ?? 0) + 1,
    retention: planRetention,
  };
  await table.commit({
    quiet: true,
    verb: 'plan.summarised',
    subject: planPartition(audience, plan),
    effectiveOn: localDateOf(now),
    puts: [put({ key, shape: planSummaryRow, row, was, unlogged: true })],
    result: plan,
  });
  deps.log.info('summary.written', { authority, plan });
}
