import { generateNKeysBetween } from 'fractional-indexing';
import { type AnyPut, put } from '#kernel/change.ts';
import { batchKey, importKey, planKey, planPartition, settingsKey, updateKey } from '#kernel/keys.ts';
import type { MilestoneRow } from '#kernel/milestone-rows.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import {
  type BatchRow,
  batchRow,
  type NodeRow,
  type PlanRow,
  planRetention,
  planRow,
  type UpdateRow,
  updateRow,
} from '#kernel/plan-rows.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { type ImportRow, importRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { NodeId, PlanId, UpdateId } from '#shared/ids.ts';
import { ownPlan } from '#shared/plans/holder.ts';
import { withNumbers } from '#shared/plans/numbering.ts';
import { shapeForPlan } from '#shared/plans/offered.ts';
import { doneAfter, withAnswers } from '#shared/plans/rules.ts';
import { LatestUpdate } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { Found, FoundRow } from '#shared/work/schema.ts';
import { openBatch, openingPuts } from './new-plan.ts';
import { rememberPuts } from './remembered-columns.ts';
import { newSteps, stepPut } from './step-rows.ts';
import { wordsOf } from './words.ts';

type Commit = { row: ImportRow; found: Found };

/**
 * Makes the plan, wholly or not at all: its rows are written into a batch that readers hide, then one transaction opens
 * the batch, lists the plan and finishes the import. The same ids come out however often it is begun again.
 */
export async function commitBatch(deps: WorkerDeps, session: WorkerSession, { row, found }: Commit): Promise<void> {
  const { audience, table } = session;
  const settings = await table.get(settingsKey(audience), settingsRow);
  const shape = shapeForPlan(settings, found.mapping.shape, found.mapping.scheme);
  if (shape === null) throw new Error('The plan shape of this import is no longer there');
  const plan = planOf(row, found, shape);
  const built = buildRows({ row, found, plan });
  const open: BatchRow = {
    work: row.id,
    state: 'open',
    file: row.file,
    counts: found.counts,
    version: 1,
    retention: planRetention,
  };
  const key = batchKey(audience, plan.id, row.id);
  const before = await table.find(key, batchRow);
  if (before?.state !== 'committed') {
    const asPut = (each: (typeof built)['nodes'][number]): AnyPut[] => [
      ...nodePuts(audience, shape, { row: each.node, was: null }),
      ...(each.update === null
        ? []
        : [put({ key: updateKey(audience, plan.id, each.update), shape: updateRow, row: each.update, was: null })]),
      ...each.steps.map((step) => stepPut(session, step)),
    ];
    if (before === null) await openBatch(deps, session, { plan, open });
    await table.fill(row.id, [
      put({ key: planKey(audience, plan.id), shape: planRow, row: plan, was: null }),
      ...built.nodes.flatMap(asPut),
    ]);
    const remember = await rememberPuts(session, row, found);
    await closeBatch(deps, session, { row, plan, nodes: built.nodes.map((each) => each.node), open, remember });
  }
}

function planOf(row: ImportRow, found: Found, shape: PlanShape): PlanRow {
  const { title, agreedOn } = found.mapping;
  const createdAt = row.committingAt ?? row.createdAt;
  const base = {
    title,
    purpose: '',
    holder: ownPlan,
    agreedOn,
    shape,
    createdAt,
    removed: null,
    batch: row.id,
    version: 1,
    retention: planRetention,
  };
  // The plan takes the import's id: begun again, it is the same plan.
  return { id: PlanId.parse(row.id), ...base };
}

type Built = { nodes: { node: NodeRow; update: UpdateRow | null; steps: MilestoneRow[] }[] };

function buildRows({ row, found, plan }: { row: ImportRow; found: Found; plan: PlanRow }): Built {
  const orders = ordersOf(found.rows);
  const numbers = numbersOf(found.rows);
  return { nodes: found.rows.map((each) => rowsOf(each, orders.get(each.id) ?? 'a0')) };

  function rowsOf(each: FoundRow, order: string): Built['nodes'][number] {
    const id = NodeId.parse(each.id);
    const asFound = { file: row.file, at: each.at, words: wordsOf(each, plan.shape) };
    const update = updateOf(each, id);
    const latest = update === null ? null : LatestUpdate.parse(update);
    const doneOn = doneAfter(plan.shape, { doneOn: null }, latest);
    const owner = each.owner?.person ?? null;
    const answers = { ...withAnswers({ doneOn }), owner, number: numbers.get(each.id) ?? null };
    const node: NodeRow = {
      ...{ id, plan: plan.id, level: each.level, title: each.title, fields: each.fields, order },
      ...{ parent: each.parent === null ? null : NodeId.parse(each.parent), dueOn: each.dueOn },
      ...{ ...answers, since: plan.agreedOn, createdAt: plan.createdAt, latest },
      ...{ removed: null, asFound, batch: row.id, version: 1, retention: planRetention },
    };
    const made = { batch: row.id, node: id, since: plan.agreedOn, createdAt: plan.createdAt };
    const kept = { plan: plan.id, batch: row.id, retention: planRetention };
    const steps = newSteps(each.steps?.found ?? [], made).map((step) => ({ ...step, ...kept }));
    return { node, update, steps };
  }

  function updateOf(each: FoundRow, node: NodeId): UpdateRow | null {
    if (each.update === null) return null;
    // One update a row comes out of a document, so the row's id serves as the update's.
    return {
      ...{ id: UpdateId.parse(each.id), node, plan: plan.id, ...each.update, evidence: [] },
      ...{ effectiveOn: found.mapping.updatesOn ?? plan.agreedOn, recordedAt: plan.createdAt, by: row.by },
      ...{ withdrawn: false, batch: row.id, version: 1, retention: planRetention },
    };
  }
}

/** Each row's place among its siblings, as they stood in the document. */
function ordersOf(rows: readonly FoundRow[]): Map<string, string> {
  const siblings = Map.groupBy(rows, (row) => row.parent);
  const orders = new Map<string, string>();
  for (const group of siblings.values()) {
    const keys = generateNKeysBetween(null, null, group.length);
    for (const [place, row] of group.entries()) orders.set(row.id, keys[place] ?? 'a0');
  }
  return orders;
}

/** The number of each row: the document’s own where it gives one, else the next that is free by its place. */
function numbersOf(rows: readonly FoundRow[]): Map<string, string | null> {
  const placed = rows.map(({ id, parent, number }, place) => {
    const order = String(place).padStart(6, '0');
    return { id, parent, order, number: number?.own ?? null, removed: null };
  });
  return new Map(withNumbers(placed).map(({ id, number }) => [id, number]));
}

type Closing = { row: ImportRow; plan: PlanRow; nodes: NodeRow[]; open: BatchRow; remember: AnyPut[] };

async function closeBatch(deps: WorkerDeps, session: WorkerSession, closing: Closing): Promise<void> {
  const { table, audience } = session;
  const { row, plan, remember } = closing;
  const progress = { stage: 'Done', done: 3, total: 3 };
  const done: ImportRow = {
    ...{ ...row, state: 'committed', plan: plan.id, progress, startedAt: null, version: row.version + 1 },
  };
  await table.commit({
    by: row.by,
    verb: 'plan.imported',
    subject: planPartition(audience, plan.id),
    effectiveOn: plan.agreedOn,
    puts: [
      ...(await openingPuts(deps, session, closing)),
      put({ key: importKey(audience, row.id), shape: importRow, row: done, was: row, unlogged: true }),
      ...remember,
    ],
    result: plan.id,
  });
}
