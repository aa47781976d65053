import { type AnyPut, put } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { batchKey, nodeHistory, planPartition, updateKey } from '#kernel/keys.ts';
import { milestonesOfPlan } from '#kernel/milestone-keys.ts';
import { type MilestoneRow, milestoneRow } from '#kernel/milestone-rows.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import {
  type BatchRow,
  batchRow,
  type NodeRow,
  nodeRow,
  type PlanRow,
  planRetention,
  planRowsOf,
  updateRow,
} from '#kernel/plan-rows.ts';
import type { ImportRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import type { PlanId, WorkId } from '#shared/ids.ts';
import { Node } from '#shared/plans/schema.ts';
import { compareRows } from '#shared/work/compare-rows.ts';
import type { Found, RowDecision } from '#shared/work/schema.ts';
import { namesOfPeople } from './found-owners.ts';
import { type PlanChanges, planChanges } from './plan-changes.ts';
import { settleSteps, stepPut } from './step-rows.ts';

type Into = { row: ImportRow; found: Found };
type Change = PlanChanges['changed'][number];
type Outcome = { done: true } | { done: false; found: Found; decisions: RowDecision[]; conflicts: number };
type Batch = { id: WorkId; plan: PlanRow; row: ImportRow };

const claimedAtOnce = 90;

export async function planOf(
  { table, audience }: WorkerSession,
  id: PlanId,
): Promise<{ plan: PlanRow; nodes: NodeRow[]; milestones: MilestoneRow[] }> {
  const { plan, nodes, milestones } = planRowsOf(await table.all(planPartition(audience, id), { consistent: true }));
  if (plan === null || plan.removed !== null) throw new Error('The plan that the file goes into is not there');
  return { plan, nodes, milestones };
}

/**
 * Puts what was decided into a plan that is there, wholly or not at all. New rows are hidden and changed ones carry what
 * they become, until one write commits the batch; then each is written as it became, with its entry in the log. Where
 * somebody changed a row since it was looked at, nothing is put in and the rows are compared again.
 */
export async function commitInto(deps: WorkerDeps, session: WorkerSession, { row, found }: Into): Promise<Outcome> {
  const { table, audience } = session;
  if (row.into === null || row.batch === null) throw new Error('This import goes into no plan');
  const { plan, nodes, milestones } = await planOf(session, row.into);
  const batch: Batch = { id: row.batch, plan, row };
  const before = await table.find(batchKey(audience, plan.id, batch.id), batchRow);
  if (before?.state === 'committed') return settle(deps, session, batch);
  const conflicts = conflictsIn(found, nodes, batch.id);
  if (conflicts.size > 0 || before?.state === 'dropped') return dropped(session, batch, { found, conflicts });
  const changes = planChanges({ row, batch: batch.id, plan, nodes, milestones, found }, deps.clock());
  const open = before ?? (await openBatch(deps, session, batch, found));
  await table.fill(
    batch.id,
    changes.added.flatMap((each) => addedPuts(session, batch, each)),
  );
  try {
    for (let at = 0; at < changes.changed.length; at += claimedAtOnce) {
      await claim(deps, session, batch, changes.changed.slice(at, at + claimedAtOnce));
    }
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    await moveBatch(deps, session, batch, { was: open, state: 'dropped' });
    return dropped(session, batch, { found, conflicts: new Set() });
  }
  await moveBatch(deps, session, batch, { was: open, state: 'committed' });
  return settle(deps, session, batch);
}

/** Rows that are not as they were when they were last looked at, unless it is this batch that holds them. */
function conflictsIn(found: Found, nodes: readonly NodeRow[], batch: WorkId): Set<string> {
  const there = new Map(nodes.map((node) => [node.id as string, node]));
  const looked = [
    ...found.rows.flatMap((row) => (row.take === true && row.standing ? [row.standing] : [])),
    ...(found.missing ?? []).filter((row) => row.remove),
  ];
  const differs = looked.filter(({ node, version }) => {
    const now = there.get(node);
    return now === undefined || (now.version !== version && now.pending?.batch !== batch);
  });
  return new Set(differs.map((each) => each.node));
}

/** Compares the rows again; what was decided of those that somebody changed has to be decided anew. */
async function dropped(
  session: WorkerSession,
  { plan, row }: Batch,
  at: { found: Found; conflicts: Set<string> },
): Promise<Outcome> {
  const [{ nodes, milestones }, names] = await Promise.all([planOf(session, plan.id), namesOfPeople(session)]);
  const versions = new Map(nodes.map((node) => [node.id as string, node.version]));
  const stale = (node: string, version: number) => at.conflicts.has(node) || versions.get(node) !== version;
  const changed = new Set([
    ...at.found.rows.flatMap((each) =>
      each.standing && stale(each.standing.node, each.standing.version) ? [each.id] : [],
    ),
    ...(at.found.missing ?? []).flatMap((each) => (stale(each.node, each.version) ? [each.node as string] : [])),
  ]);
  const decisions = row.decisions.filter((decision) => !changed.has(decision.row));
  const compared = compareRows(at.found, { shape: plan.shape, nodes, milestones, names }, decisions);
  const reason = 'Somebody changed this row after you looked at it. Decide again';
  const rows = compared.rows.map((each) =>
    changed.has(each.id) ? { ...each, state: 'doubtful' as const, take: false, reason } : each,
  );
  return { done: false, found: { ...compared, rows }, decisions, conflicts: changed.size };
}

async function openBatch(deps: WorkerDeps, { table, audience }: WorkerSession, { id, plan, row }: Batch, found: Found) {
  const open: BatchRow = {
    work: id,
    state: 'open',
    file: row.file,
    counts: found.counts,
    version: 1,
    retention: planRetention,
  };
  await table.commit({
    ...{ quiet: true, verb: 'import.opened', subject: planPartition(audience, plan.id), result: plan.id },
    effectiveOn: localDateOf(deps.clock()),
    puts: [put({ key: batchKey(audience, plan.id, id), shape: batchRow, row: open, was: null })],
  });
  return open;
}

type Step = { was: BatchRow; state: BatchRow['state'] };

async function moveBatch(
  deps: WorkerDeps,
  { table, audience }: WorkerSession,
  { id, plan, row }: Batch,
  { was, state }: Step,
) {
  await table.commit({
    ...{ by: row.by, verb: 'plan.brought-up-to-date', subject: planPartition(audience, plan.id), result: plan.id },
    ...{ quiet: state === 'dropped', effectiveOn: localDateOf(deps.clock()) },
    puts: [
      put({
        key: batchKey(audience, plan.id, id),
        shape: batchRow,
        row: { ...was, state, version: was.version + 1 },
        was,
      }),
    ],
  });
}

function addedPuts(
  session: WorkerSession,
  { id: batch, plan }: Batch,
  { node, update, steps }: PlanChanges['added'][number],
): AnyPut[] {
  const key = update === null ? null : updateKey(session.audience, plan.id, update);
  return [
    ...nodePuts(session.audience, plan.shape, { row: node, was: null }),
    ...(key === null || update === null ? [] : [put({ key, shape: updateRow, row: update, was: null })]),
    ...steps.map((step) => stepPut(session, { ...step, plan: plan.id, batch, retention: planRetention })),
  ];
}

/** Lets each row carry what it becomes, where it is still the one that was looked at; nobody else may change it then. */
async function claim(deps: WorkerDeps, session: WorkerSession, { id, plan }: Batch, changes: Change[]): Promise<void> {
  const fresh = changes.filter(({ was }) => was.pending?.batch !== id);
  if (fresh.length === 0) return;
  await session.table.commit({
    ...{ quiet: true, verb: 'import.claimed', subject: planPartition(session.audience, plan.id), result: plan.id },
    effectiveOn: localDateOf(deps.clock()),
    puts: fresh.flatMap(({ was, becomes, update, steps }) => {
      const pending = { batch: id, becomes: Node.parse(becomes), update, ...(steps.length > 0 && { steps }) };
      return nodePuts(session.audience, plan.shape, { row: { ...was, pending, version: was.version + 1 }, was });
    }),
  });
}

/** Writes each row as the batch made it, with its update and its entry. Begun again, it goes on where it stopped. */
async function settle(deps: WorkerDeps, session: WorkerSession, { id, plan, row }: Batch): Promise<Outcome> {
  const { table, audience } = session;
  const [items, steps] = await Promise.all([
    table.all(planPartition(audience, plan.id), { prefix: 'NODE#', consistent: true }),
    table.all(planPartition(audience, plan.id), { prefix: milestonesOfPlan, consistent: true }),
  ]);
  const there = steps.map((item) => milestoneRow.read(item));
  for (const claimed of items.map((item) => nodeRow.read(item))) {
    if (claimed.pending?.batch !== id) continue;
    const { pending, ...was } = claimed;
    const becomes: NodeRow = { ...was, ...pending.becomes, version: was.version + 1 };
    const { update } = pending;
    await settleSteps(deps, session, { plan: plan.id, row, steps: pending.steps ?? [], there });
    await table.commit({
      ...{ by: row.by, verb: becomes.removed === null ? 'node.brought-in' : 'node.removed', result: becomes.id },
      ...{ subject: planPartition(audience, plan.id), history: nodeHistory(audience, plan.id, becomes.id) },
      ...{ effectiveOn: localDateOf(deps.clock()), why: becomes.removed?.why ?? `Brought in with “${row.file}”` },
      puts: [
        ...nodePuts(audience, plan.shape, { row: becomes, was }),
        ...(update === null
          ? []
          : [put({ key: updateKey(audience, plan.id, update), shape: updateRow, row: update, was: null })]),
      ],
    });
  }
  return { done: true };
}
