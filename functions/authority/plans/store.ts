import { boardCommentsOf } from '#kernel/board-comments.ts';
import type { RequestClaim } from '#kernel/change.ts';
import { put } from '#kernel/change.ts';
import type { CycleRow } from '#kernel/cycle-rows.ts';
import { decidedIn } from '#kernel/decided-in.ts';
import { NothingHere, WrongState } from '#kernel/errors.ts';
import { heldBy } from '#kernel/held-by.ts';
import {
  batchKey,
  entryKey,
  logOf,
  nodeHistory,
  nodeKey,
  placeIndex,
  planKey,
  planPartition,
  planSummaryKey,
  topPartition,
  updatesOfNode,
  updatesPartition,
} from '#kernel/keys.ts';
import { linksOfPlan } from '#kernel/link-keys.ts';
import { type LinkRow, linkRow } from '#kernel/link-rows.ts';
import { milestonesOfNode } from '#kernel/milestone-keys.ts';
import { type MilestoneRow, milestoneRow } from '#kernel/milestone-rows.ts';
import { newPlanLine } from '#kernel/plan-lines.ts';
import {
  batchRow,
  entryRow,
  historyRowsOf,
  type NodeRow,
  nodeRow,
  type PlaceRow,
  type PlanRow,
  type PlanRows,
  planRetention,
  planRow,
  planRowsOf,
  planSummaryRow,
  updateRow,
} from '#kernel/plan-rows.ts';
import type { BoardComment } from '#shared/boards/comment.ts';
import { commentsAsAt } from '#shared/boards/comment-rules.ts';
import { criteriaAsAt } from '#shared/criteria/as-at.ts';
import type { Criterion } from '#shared/criteria/schema.ts';
import type { EntryId, NodeId, PlanId } from '#shared/ids.ts';
import { milestonesAsAt } from '#shared/milestones/rules.ts';
import type { Milestone } from '#shared/milestones/schema.ts';
import { firstThatMatters, headerAsAt, type Moment, nodesAsAt } from '#shared/plans/as-at.ts';
import type { DecidedIn } from '#shared/plans/decided.ts';
import { planHealth } from '#shared/plans/health.ts';
import { ownPlan } from '#shared/plans/holder.ts';
import { linksAt } from '#shared/plans/link-rules.ts';
import { withNumbers } from '#shared/plans/numbering.ts';
import { statusMarks } from '#shared/plans/rules.ts';
import { Ancestor, type Entry, type Node, type PlanDraft, PlanSummary, type Update } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { cyclesOf } from '../plan-cycles.ts';

/** A plan as it was looked for with its cycles, oldest first, and its nodes as they are today. */
type Seen = {
  plan: PlanRow;
  nodes: Node[];
  criteria: Criterion[];
  today: Node[];
  cycles: CycleRow[];
  links: LinkRow[];
  milestones: Milestone[];
  comments: BoardComment[];
};

/** Reading plans, and making one. Changing what is in them is in `changes.ts`. */
export function planStore(session: Session) {
  const { audience, table } = session;

  async function list(): Promise<PlanSummary[]> {
    const items = await table.all(topPartition(audience), { prefix: 'PLAN#' });
    const standing = items.map((item) => planSummaryRow.read(item)).filter((summary) => !summary.removed);
    return standing.map((summary) => PlanSummary.parse(summary));
  }

  /** A plan whole, with its nodes and their latest updates: one query. */
  async function whole(plan: PlanId, consistent = false): Promise<PlanRows & { plan: PlanRow }> {
    const rows = planRowsOf(await table.all(planPartition(audience, plan), { consistent }));
    if (rows.plan === null || rows.plan.removed !== null) throw new NothingHere();
    return { ...rows, plan: rows.plan };
  }

  async function now(plan: PlanId): Promise<Seen> {
    const [rows, cycles, comments] = await Promise.all([
      whole(plan),
      cyclesOf(session, plan),
      boardCommentsOf(session, plan),
    ]);
    const nodes = rows.nodes.filter((node) => node.removed === null);
    const criteria = rows.criteria.filter((criterion) => criterion.removed === null);
    const links = rows.links.filter(({ removed }) => removed === null);
    const milestones = rows.milestones.filter(({ removed }) => removed === null);
    const numbered = withNumbers(nodes, rows.nodes);
    return { plan: rows.plan, nodes: numbered, criteria, today: nodes, cycles, links, milestones, comments };
  }

  /** The plan at a moment: the rows now and the log since, read side by side. */
  async function asAt(plan: PlanId, moment: Moment): Promise<Seen> {
    const [rows, cycles, comments, entries] = await Promise.all([
      whole(plan),
      cyclesOf(session, plan),
      boardCommentsOf(session, plan),
      table.all(logOf(planPartition(audience, plan)), { from: firstThatMatters(moment) }),
    ]);
    const log = entries.map((item) => entryRow.read(item));
    return {
      plan: headerAsAt(rows.plan, log, moment),
      nodes: withNumbers(nodesAsAt(rows.nodes, log, moment), rows.nodes),
      criteria: criteriaAsAt(rows.criteria, log, moment),
      today: rows.nodes,
      cycles,
      links: linksAt(rows.links, moment),
      milestones: milestonesAsAt(rows.milestones, log, moment),
      comments: commentsAsAt(comments, log, moment),
    };
  }

  async function header(plan: PlanId, reading: { consistent?: boolean } = {}): Promise<PlanRow> {
    const row = await table.get(planKey(audience, plan), planRow, reading);
    // Its import has not been committed yet.
    if (row.removed !== null || row.batch !== null) throw new NothingHere();
    return row;
  }

  /** An action with its history: header, row, its updates, and its entries with its place, side by side, as fresh as a query. */
  async function history(plan: PlanId, node: NodeId) {
    const [head, found, cycles, updates, past, links] = await Promise.all([
      header(plan, { consistent: false }),
      table.get(nodeKey(audience, plan, node), nodeRow, { consistent: false }),
      cyclesOf(session, plan),
      table.all(updatesPartition(audience, plan), { prefix: updatesOfNode(node), newestFirst: true }),
      table.all(nodeHistory(audience, plan, node), { onIndex: true, newestFirst: true }),
      table.all(planPartition(audience, plan), { prefix: linksOfPlan }),
    ]);
    const { place, entries, criteria, comments, boardComments, evidence, milestones } = historyRowsOf(past);
    const [ancestors, decided] = await Promise.all([ancestorsOf(found, place), decisionOf(found, place)]);
    const standing: Update[] = updates.map((item) => updateRow.read(item)).filter((update) => !update.withdrawn);
    return {
      plan: head,
      node: found,
      cycles,
      ancestors,
      decided,
      criteria: criteria.filter(({ removed }) => removed === null),
      ...{ comments, evidence },
      milestones: milestones.filter(({ removed }) => removed === null),
      boardComments: boardComments.filter(({ withdrawn }) => withdrawn === null),
      updates: standing,
      entries,
      links: links
        .map((item) => linkRow.read(item))
        // A link of a copy is of the copy’s own batch, which is open no more once there is a plan.
        .filter((link) => link.node === node && link.removed === null),
    };
  }

  /** An action with its plan’s header and the rows above it. */
  async function placed(plan: PlanId, node: NodeId): Promise<{ plan: PlanRow; node: NodeRow; above: Ancestor[] }> {
    const [head, found, past] = await Promise.all([
      header(plan),
      nodeOf(session, plan, node),
      table.all(nodeHistory(audience, plan, node), { onIndex: true, prefix: placeIndex(audience, plan, node).gsi1sk }),
    ]);
    return { plan: head, node: found, above: await ancestorsOf(found, historyRowsOf(past).place) };
  }

  /** The steps of one action; they are there when it is. */
  async function stepsOf(plan: PlanId, node: NodeId): Promise<MilestoneRow[]> {
    const items = await table.all(planPartition(audience, plan), { prefix: milestonesOfNode(node) });
    return items.map((item) => milestoneRow.read(item));
  }

  /** As its place says; row by row, until a place is written that knows of the parent it has now. */
  async function ancestorsOf({ plan, parent }: NodeRow, place: PlaceRow | null): Promise<Ancestor[]> {
    if (parent === null) return [];
    if (place?.above.at(-1)?.id === parent) return place.above;
    const above = await nodeOf(session, plan, parent);
    return [...(await ancestorsOf(above, null)), Ancestor.parse(above)];
  }

  async function decisionOf({ decidedBy }: NodeRow, place: PlaceRow | null): Promise<DecidedIn | null> {
    if (decidedBy === undefined) return null;
    const written = place?.decided ?? null;
    return written?.decision.id === decidedBy.decision ? written : decidedIn(session, decidedBy);
  }

  async function entry(plan: PlanId, id: EntryId): Promise<Entry> {
    return table.get(entryKey(planPartition(audience, plan), id), entryRow);
  }

  /** Makes an empty plan in a shape of the authority; answers its id, the earlier one for a repeated request. */
  async function create(draft: PlanDraft, shape: PlanShape, request: RequestClaim | undefined): Promise<string> {
    const { title, purpose, agreedOn, holder = ownPlan } = draft;
    const id = session.newId() as PlanId;
    const row: PlanRow = {
      id,
      title,
      purpose,
      holder,
      agreedOn,
      shape,
      createdAt: session.now,
      removed: null,
      batch: null,
      version: 1,
      retention: planRetention,
    };
    const summary = {
      ...{ id, title, agreedOn, shape: shape.key, statuses: statusMarks(shape), changedAt: session.now },
      ...{
        health: planHealth(shape, [], { today: session.today, present: null, criteria: [] }),
        ...{ owners: {}, cycle: null, heldBy: await heldBy(session, holder) },
        removed: false,
        version: 1,
        retention: planRetention,
      },
    };
    const committed = await table.commit({
      verb: 'plan.made',
      subject: planPartition(audience, id),
      effectiveOn: agreedOn,
      puts: [
        put({ key: planKey(audience, id), shape: planRow, row, was: null }),
        put({ key: planSummaryKey(audience, id), shape: planSummaryRow, row: summary, was: null, unlogged: true }),
        newPlanLine(audience, row),
      ],
      request,
      result: id,
    });
    return committed.repeated ? committed.result : id;
  }

  return { list, now, asAt, header, whole, history, placed, stepsOf, entry, create };
}

/** A row that is to be changed. While an import is putting rows into the plan, those it changes are nobody else’s. */
export async function nodeOf(session: Session, plan: PlanId, node: NodeId): Promise<NodeRow> {
  const { pending, ...row } = await session.table.get(nodeKey(session.audience, plan, node), nodeRow);
  if (pending === undefined) return row;
  const batch = await session.table.get(batchKey(session.audience, plan, pending.batch), batchRow);
  if (batch.state !== 'dropped') throw new WrongState('A file is being brought into this plan. Try again in a moment.');
  return row;
}
