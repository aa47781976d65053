import { type AnyPut, put } from '#kernel/change.ts';
import { boundKey, criterionIndex, criterionKey } from '#kernel/criterion-keys.ts';
import { boundRow, type CriterionRow, criterionRow } from '#kernel/criterion-rows.ts';
import { batchKey, logOf, planKey, planPartition, topPartition } from '#kernel/keys.ts';
import { type LinkRow, linkPut } from '#kernel/link-rows.ts';
import type { MilestoneRow } from '#kernel/milestone-rows.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import {
  type BatchRow,
  batchRow,
  entryRow,
  type NodeRow,
  type PlanRow,
  planRetention,
  planRow,
  planRowsOf,
} from '#kernel/plan-rows.ts';
import { personRow } from '#kernel/settings-rows.ts';
import { planCopyKey } from '#kernel/work-keys.ts';
import { type PlanCopyRow, planCopyRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { criteriaAsAt } from '#shared/criteria/as-at.ts';
import type { Criterion } from '#shared/criteria/schema.ts';
import { LinkId, type PersonId, PlanId, type WorkId } from '#shared/ids.ts';
import { milestonesAsAt } from '#shared/milestones/rules.ts';
import type { Milestone } from '#shared/milestones/schema.ts';
import { firstThatMatters, headerAsAt, nodesAsAt } from '#shared/plans/as-at.ts';
import { copied } from '#shared/plans/copied.ts';
import { linksAt } from '#shared/plans/link-rules.ts';
import { Node } from '#shared/plans/schema.ts';
import { type CopiedLinks, copiedLinks } from './copy-links.ts';
import { idIn } from './made-ids.ts';
import { openBatch, openingPuts } from './new-plan.ts';
import { stepPut } from './step-rows.ts';
import { stepsOf } from './steps.ts';

type Source = { plan: PlanRow; nodes: Node[]; milestones: Milestone[]; criteria: Criterion[]; links: LinkRow[] };
type Made = {
  plan: PlanRow;
  nodes: NodeRow[];
  milestones: MilestoneRow[];
  criteria: CriterionRow[];
  links: CopiedLinks;
  counts: NonNullable<PlanCopyRow['counts']>;
};

const gone = 'The plan was removed before it was copied. Restore it, or choose another.';

/** Makes a plan from another, wholly or not at all, and ties the two together. Begun again, it makes the same plan. */
export async function copyPlan(deps: WorkerDeps, session: WorkerSession, id: WorkId): Promise<void> {
  const key = planCopyKey(session.audience, id);
  const steps = stepsOf(deps, session, { key, shape: planCopyRow, from: ['queued'], busy: 'running' });
  const row = await steps.take();
  if (row === null) return;
  try {
    const source = await sourceOf(session, row);
    if (source === null) {
      const progress = { stage: 'Refused', done: 2, total: 2 };
      await steps.move({ state: 'refused', problems: [{ detail: gone, at: null }], progress });
      return;
    }
    await write(deps, session, { row, source });
    deps.log.info('work.finished', { authority: session.authority, work: id });
  } catch (error) {
    deps.log.error('work.failed', { authority: session.authority, work: id }, error);
    if ((await steps.giveBack('queued')) === 'again') throw error;
  }
}

/** The plan as it was known when its copy was asked for, however late or often it is begun; null where it was removed. */
async function sourceOf(
  { table, audience }: WorkerSession,
  { plan: id, createdAt }: PlanCopyRow,
): Promise<Source | null> {
  const moment = { on: null, knownAt: createdAt };
  const partition = planPartition(audience, id);
  const [items, entries] = await Promise.all([
    table.all(partition, { consistent: true }),
    table.all(logOf(partition), { from: firstThatMatters(moment), consistent: true }),
  ]);
  const { plan, nodes, milestones, criteria, links } = planRowsOf(items);
  if (plan === null || plan.removed !== null) return null;
  const log = entries.map((item) => entryRow.read(item));
  const own = nodes.map((node) => Node.parse(node));
  return {
    plan: headerAsAt(plan, log, moment),
    nodes: nodesAsAt(own, log, moment),
    milestones: milestonesAsAt(milestones, log, moment),
    criteria: criteriaAsAt(criteria, log, moment),
    links: linksAt(links, moment),
  };
}

async function write(
  deps: WorkerDeps,
  session: WorkerSession,
  { row, source }: { row: PlanCopyRow; source: Source },
): Promise<void> {
  const { audience, table } = session;
  const made = await madeOf(session, row, source);
  const { plan, nodes, links } = made;
  const counts = { action: nodes.length };
  const open: BatchRow = {
    ...{ work: row.id, state: 'open', file: source.plan.title, counts, version: 1, retention: planRetention },
  };
  if ((await table.find(batchKey(audience, plan.id, row.id), batchRow)) === null) {
    await openBatch(deps, session, { plan, open });
  }
  await table.fill(row.id, putsOf(session, made));
  const progress = { stage: 'Done', done: 2, total: 2 };
  const toldIn = new Set([row.plan, ...links.theirs.map((link) => link.plan)]);
  const done: PlanCopyRow = {
    ...{ ...row, state: 'committed', made: plan.id, counts: made.counts, progress },
    ...{ startedAt: null, version: row.version + 1 },
  };
  await table.commit({
    ...{ by: row.by, verb: 'plan.copied', effectiveOn: plan.agreedOn, result: plan.id },
    ...{ subject: planPartition(audience, plan.id), alsoIn: [...toldIn].map((id) => planPartition(audience, id)) },
    puts: [
      ...(await openingPuts(deps, session, { plan, open, nodes })),
      ...continuing(session, row, plan),
      ...links.theirs.map((link) => linkPut(session.audience, link, null)),
      put({ key: planCopyKey(audience, row.id), shape: planCopyRow, row: done, was: row, unlogged: true }),
    ],
  });
}

/** Who has left is told apart from whoever still works here. */
async function leaversOf({ table, audience }: WorkerSession): Promise<Set<PersonId>> {
  const items = await table.all(topPartition(audience), { prefix: 'PERSON#' });
  return new Set(items.map((item) => personRow.read(item)).flatMap(({ id, left }) => (left ? [id] : [])));
}

async function madeOf(session: WorkerSession, row: PlanCopyRow, source: Source): Promise<Made> {
  const { title, agreedOn, years, closed, createdAt } = row;
  // Rows that share a place in the order stand by their ids: what was made earlier has the smaller one here too.
  const idOf = (id: string) => `${id.slice(0, 10)}${idIn(row.id, id).slice(10)}`;
  const left = await leaversOf(session);
  const rows = copied({ ...source, shape: source.plan.shape }, { years, closed, agreedOn, createdAt, left, idOf });
  // The plan takes the id of the work: begun again, it is the same plan.
  const id = PlanId.parse(row.id);
  const kept = { plan: id, batch: row.id, retention: planRetention };
  const { holder, purpose, shape } = source.plan;
  const ids = new Set<string>(rows.nodes.map((node) => node.id));
  const links = await copiedLinks(session, source.links, { row, idOf, rows: ids });
  return {
    plan: { id, title, purpose, holder, agreedOn, shape, createdAt, removed: null, ...kept, version: 1 },
    nodes: rows.nodes.map((node) => ({ ...node, ...kept })),
    milestones: rows.milestones.map((milestone) => ({ ...milestone, ...kept })),
    criteria: rows.criteria.map((criterion) => ({ ...criterion, ...kept })),
    ...{ links, counts: { ...rows.counts, links: links.theirs.length, linksLeft: links.left } },
  };
}

function putsOf(session: WorkerSession, { plan, nodes, milestones, criteria, links }: Made): AnyPut[] {
  const { audience } = session;
  return [
    put({ key: planKey(audience, plan.id), shape: planRow, row: plan, was: null }),
    ...nodes.flatMap((row) => nodePuts(audience, plan.shape, { row, was: null })),
    ...milestones.map((row) => stepPut(session, row)),
    ...criteria.flatMap((row) => criterionPuts(session, row)),
    ...links.own.map((row) => linkPut(audience, row, null)),
  ];
}

/** A criterion, and that it hangs on its indicator, where it does. */
function criterionPuts({ audience }: WorkerSession, row: CriterionRow): AnyPut[] {
  const { id, plan, node, measure, batch, retention } = row;
  const bound = { id, plan, node, indicator: measure?.indicator ?? null, batch, version: 1, retention };
  return [
    put({
      ...{ key: criterionKey(audience, plan, row), index: criterionIndex(audience, plan, row) },
      ...{ shape: criterionRow, row, was: null },
    }),
    ...(measure === null ? [] : [put({ key: boundKey(audience, id), shape: boundRow, row: bound, was: null })]),
  ];
}

/** That the new plan continues the other, on both sides. */
function continuing(session: WorkerSession, row: PlanCopyRow, { id: plan, agreedOn }: PlanRow): AnyPut[] {
  const base = {
    ...{ id: LinkId.parse(idIn(row.id, 'continues')), kind: 'continues' as const, why: '', agreedBy: null, by: row.by },
    ...{ effectiveOn: agreedOn, recordedAt: row.createdAt, removed: null, version: 1 },
    ...{ batch: null, retention: planRetention, node: null },
  };
  const sides: LinkRow[] = [
    { ...base, side: 'from', plan, other: { kind: 'plan', plan: row.plan, node: null } },
    { ...base, side: 'to', plan: row.plan, other: { kind: 'plan', plan, node: null } },
  ];
  return sides.map((side) => linkPut(session.audience, side, null));
}
