import * as z from 'zod';
import { Instant, LocalDate } from '#shared/dates.ts';
import { NodeId, PlanId, WorkId } from '#shared/ids.ts';
import { Milestone } from '#shared/milestones/schema.ts';
import { DecidedIn } from '#shared/plans/decided.ts';
import { ownPlan, PlanHolder } from '#shared/plans/holder.ts';
import { actionLevel, isOpen } from '#shared/plans/rules.ts';
import { Ancestor, Entry, Node, PlanSummary, Update } from '#shared/plans/schema.ts';
import { PlanShape } from '#shared/vocabulary.ts';
import { type BoardCommentRow, boardCommentRow } from './board-rows.ts';
import { type CriterionRow, criterionRow } from './criterion-rows.ts';
import { type RowCommentRow, rowCommentRow } from './discussion-rows.ts';
import { type EvidenceRow, evidenceRow } from './evidence-rows.ts';
import { type Audience, type IndexKey, keySeparator, workIndex } from './keys.ts';
import { type LinkRow, linkRow } from './link-rows.ts';
import { type MilestoneRow, milestoneRow } from './milestone-rows.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

/** A plan record is kept for six years after it ends, as the meetings it is reported to (LGA 1972 s100C). */
export const planRetention: Retention = { basis: 'plan-record', retainUntil: null, legalHold: false };

/** The import that wrote a row; while its batch is open, readers hide it. */
const batch = WorkId.nullable();
const removed = z.object({ on: LocalDate, why: z.string() }).nullable();

/**
 * Since version 2 columns have a type, and what an earlier layout had may stay retired; before, all were words and current.
 * Since version 3 a plan says whose it is, and what it calls the steps of an action; every plan of before is the authority's
 * own and has none. Since version 4 a status keeps what it was called before; of plans of before nothing is known of that.
 * Since version 5 a column may be hidden by hand.
 */
export const planRow = rowShape({
  kind: 'plan',
  v: 5,
  schema: z.object({
    id: PlanId,
    holder: PlanHolder,
    title: z.string(),
    purpose: z.string(),
    agreedOn: LocalDate,
    shape: PlanShape,
    createdAt: Instant,
    removed,
    batch,
    version: z.int(),
    retention: Retention,
  }),
  upcast: { 1: (old) => old, 2: (old) => ({ ...old, holder: ownPlan }), 3: (old) => old, 4: (old) => old },
});
export type PlanRow = ReturnType<typeof planRow.read>;

/** Since version 2 an update says in which cycle it was accepted; what was written before was in none. */
const UpdateFields = Update.extend({ plan: PlanId, batch, version: z.int(), retention: Retention });
export const updateRow = rowShape({
  kind: 'update',
  v: 2,
  schema: UpdateFields,
  upcast: { 1: (old) => old },
});
export type UpdateRow = ReturnType<typeof updateRow.read>;

/** An overlay: what a batch makes of a row that is there. It counts once the batch is committed, and not before. */
const Pending = z.object({
  ...{ batch: WorkId, becomes: Node, update: UpdateFields.nullable() },
  steps: z.array(Milestone).optional(),
});

/**
 * Since version 2 an action says which decision made it; of what was written before, no board decided any. Since version 3 a
 * row says when it starts, was done and was moved, and who answers for it besides; earlier ones say nothing of it. Since
 * version 4 a batch may have left what it makes of it; since version 5 it keeps its number, earlier ones are numbered by
 * their place; since version 6 what a batch makes of it may be its steps as well.
 */
export const nodeRow = rowShape({
  kind: 'node',
  v: 6,
  schema: Node.extend({ plan: PlanId, batch, retention: Retention, pending: Pending.optional() }),
  upcast: { 1: (old) => old, 2: (old) => old, 3: (old) => old, 4: (old) => old, 5: (old) => old },
});
export type NodeRow = ReturnType<typeof nodeRow.read>;

/** A number that was given under a row, and to which: it is never given to another, though its row moved or was removed. */
export const numberRow = rowShape({
  kind: 'number',
  v: 1,
  schema: z.object({ node: NodeId, version: z.int(), retention: Retention }),
});

/** Since version 2 a batch may be dropped: what it would have changed in rows that are there does not happen. */
export const batchRow = rowShape({
  kind: 'batch',
  v: 2,
  upcast: { 1: (old) => old },
  schema: z.object({
    work: WorkId,
    state: z.enum(['open', 'committed', 'dropped']),
    file: z.string(),
    counts: z.record(z.string(), z.int()),
    version: z.int(),
    retention: Retention,
  }),
});
export type BatchRow = ReturnType<typeof batchRow.read>;

/**
 * Since version 2 a summary names the plan’s own statuses, since version 3 whose its open actions are, since version 4 its
 * present cycle, since version 5 its health counts measures and size, since version 6 whose plan it is; one written before is
 * written again when its plan changes.
 */
export const planSummaryRow = rowShape({
  kind: 'plan-summary',
  v: 6,
  schema: PlanSummary.extend({
    owners: z.record(z.string(), z.int()),
    ...{ removed: z.boolean(), version: z.int(), retention: Retention },
  }),
  upcast: {
    1: (old) => ({ ...old, statuses: [] }),
    2: (old) => ({ ...old, owners: {} }),
    3: (old) => ({ ...old, cycle: null }),
    4: (old) => old,
    5: (old) => ({ ...old, heldBy: null }),
  },
});
export type PlanSummaryRow = ReturnType<typeof planSummaryRow.read>;

export const entryRow = rowShape({ kind: 'entry', v: 1, schema: Entry });

/**
 * What stands above a row and which decision made it, worked out after each change of its plan (`functions/jobs/places.ts`).
 * Since version 2 with the numbers of the rows above; one from before is written again when its plan changes.
 */
export const placeRow = rowShape({
  kind: 'place',
  v: 2,
  schema: z.object({
    id: NodeId,
    plan: PlanId,
    above: z.array(Ancestor),
    decided: DecidedIn.nullable(),
    version: z.int(),
    retention: Retention,
  }),
  upcast: { 1: (old) => old },
});
export type PlaceRow = ReturnType<typeof placeRow.read>;

/** Where a row stands on the index: an open action in its owner’s work; any other nowhere. */
export function nodeIndexOf(audience: Audience, node: NodeRow, shape: PlanShape): IndexKey | undefined {
  if (node.level !== actionLevel(shape)) return undefined;
  if (node.owner === null || !isOpen(shape, node)) return undefined;
  return workIndex(audience, node.owner, { dueOn: node.dueOn, node: node.id });
}

/** A row whose batch is committed is as the batch makes it, even before it is written so. */
function asCommitted(node: NodeRow, committed: ReadonlySet<string>): NodeRow {
  if (node.pending === undefined || !committed.has(node.pending.batch)) return node;
  const { pending, ...row } = node;
  return { ...row, ...pending.becomes, version: row.version };
}

export type PlanRows = {
  plan: PlanRow | null;
  nodes: NodeRow[];
  criteria: CriterionRow[];
  links: LinkRow[];
  milestones: MilestoneRow[];
};

/** The rows of a plan's partition. Rows of a batch that is not committed are not there yet. */
export function planRowsOf(items: readonly Stored[]): PlanRows {
  const committed = new Set<string>();
  let plan: PlanRow | null = null;
  const nodes: NodeRow[] = [];
  const criteria: CriterionRow[] = [];
  const links: LinkRow[] = [];
  const milestones: MilestoneRow[] = [];
  for (const item of items) {
    const [sort] = String(item.sk).split(keySeparator);
    if (sort === 'BATCH') {
      const read = batchRow.read(item);
      if (read.state === 'committed') committed.add(read.work);
    } else if (sort === 'LINK') links.push(linkRow.read(item));
    else if (sort === 'NODE') nodes.push(nodeRow.read(item));
    else if (sort === 'PLAN') plan = planRow.read(item);
    else if (sort === 'CRITERION') criteria.push(criterionRow.read(item));
    else if (sort === 'MILESTONE') milestones.push(milestoneRow.read(item));
    else throw new Error('A plan holds a row of a kind that is not known');
  }
  const isThere = (row: { batch: string | null }) => row.batch === null || committed.has(row.batch);
  return {
    plan: plan !== null && isThere(plan) ? plan : null,
    nodes: nodes.filter(isThere).map((node) => asCommitted(node, committed)),
    criteria: criteria.filter(isThere),
    links: links.filter(isThere),
    milestones: withPending(milestones.filter(isThere), nodes, committed),
  };
}

/** The steps as committed batches make them, even before they are written so. */
function withPending(
  milestones: readonly MilestoneRow[],
  nodes: readonly NodeRow[],
  committed: ReadonlySet<string>,
): MilestoneRow[] {
  const all = new Map(milestones.map((row) => [row.id, row]));
  for (const { plan, pending } of nodes) {
    if (pending?.steps === undefined || !committed.has(pending.batch)) continue;
    for (const step of pending.steps) {
      const row = all.get(step.id) ?? { ...step, plan, batch: null, retention: planRetention };
      all.set(step.id, { ...row, title: step.title, dueOn: step.dueOn, doneOn: step.doneOn });
    }
  }
  return [...all.values()];
}

export type HistoryRows = {
  place: PlaceRow | null;
  entries: Entry[];
  criteria: CriterionRow[];
  comments: RowCommentRow[];
  milestones: MilestoneRow[];
  evidence: EvidenceRow[];
  boardComments: BoardCommentRow[];
};

/** What the index holds of one row’s page, in the order it was read. */
export function historyRowsOf(items: readonly Stored[]): HistoryRows {
  let place: PlaceRow | null = null;
  const entries: Entry[] = [];
  const criteria: CriterionRow[] = [];
  const comments: RowCommentRow[] = [];
  const milestones: MilestoneRow[] = [];
  const evidence: EvidenceRow[] = [];
  const boardComments: BoardCommentRow[] = [];
  for (const item of items) {
    if (item.row === 'entry') entries.push(entryRow.read(item));
    else if (item.row === 'place') place = placeRow.read(item);
    else if (item.row === 'criterion') criteria.push(criterionRow.read(item));
    else if (item.row === 'row-comment') comments.push(rowCommentRow.read(item));
    else if (item.row === 'milestone') milestones.push(milestoneRow.read(item));
    else if (item.row === 'evidence') evidence.push(evidenceRow.read(item));
    else if (item.row === 'board-comment') boardComments.push(boardCommentRow.read(item));
    else throw new Error('A row’s history holds a row of a kind that is not known');
  }
  return { place, entries, criteria, comments, evidence, milestones, boardComments };
}
