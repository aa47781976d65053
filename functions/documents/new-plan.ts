import { type AnyPut, put } from '#kernel/change.ts';
import { heldBy } from '#kernel/held-by.ts';
import { batchKey, planKey, planPartition, planSummaryKey } from '#kernel/keys.ts';
import { newPlanLine } from '#kernel/plan-lines.ts';
import {
  type BatchRow,
  batchRow,
  type NodeRow,
  type PlanRow,
  planRetention,
  planRow,
  planSummaryRow,
} from '#kernel/plan-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { planHealth } from '#shared/plans/health.ts';
import { openByOwner, statusMarks } from '#shared/plans/rules.ts';

/** Before anything else of a plan that comes all at once: what hides it until it is whole. */
export async function openBatch(
  deps: WorkerDeps,
  { table, audience }: WorkerSession,
  { plan, open }: { plan: PlanRow; open: BatchRow },
): Promise<void> {
  await table.commit({
    quiet: true,
    verb: 'import.opened',
    subject: planPartition(audience, plan.id),
    effectiveOn: localDateOf(deps.clock()),
    puts: [put({ key: batchKey(audience, plan.id, open.work), shape: batchRow, row: open, was: null, unlogged: true })],
    result: plan.id,
  });
}

/** What opens the batch of a new plan and lists the plan. */
export async function openingPuts(
  deps: WorkerDeps,
  session: WorkerSession,
  { plan, open, nodes }: { plan: PlanRow; open: BatchRow; nodes: NodeRow[] },
): Promise<AnyPut[]> {
  const { audience } = session;
  const { id, title, agreedOn, shape, holder } = plan;
  const today = localDateOf(deps.clock());
  const summary = {
    ...{ id, title, agreedOn, shape: shape.key, statuses: statusMarks(shape), owners: openByOwner(shape, nodes) },
    ...{ health: planHealth(shape, nodes, { today, present: null, criteria: [] }), cycle: null },
    heldBy: await heldBy(session, holder),
    ...{ changedAt: deps.clock().toISOString(), removed: false, version: 1, retention: planRetention },
  };
  const committed: BatchRow = { ...open, state: 'committed', version: open.version + 1 };
  const whole = { ...plan, batch: null, version: plan.version + 1 };
  return [
    put({ key: batchKey(audience, id, open.work), shape: batchRow, row: committed, was: open }),
    put({ key: planKey(audience, id), shape: planRow, row: whole, was: plan, unlogged: true }),
    put({ key: planSummaryKey(audience, id), shape: planSummaryRow, row: summary, was: null, unlogged: true }),
    newPlanLine(audience, whole),
  ];
}
