import type { CycleRow } from '#kernel/cycle-rows.ts';
import { fieldsOf } from '#kernel/fields.ts';
import type { NodeRow, PlanRow } from '#kernel/plan-rows.ts';
import { BoardComment } from '#shared/boards/comment.ts';
import { standingComments } from '#shared/boards/comment-rules.ts';
import { inWords } from '#shared/calendar.ts';
import type { Criterion, CriterionView } from '#shared/criteria/schema.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import { cyclesAsAt, presentCycle } from '#shared/cycles/rules.ts';
import type { LocalDate } from '#shared/dates.ts';
import { byDate } from '#shared/milestones/rules.ts';
import type { Milestone } from '#shared/milestones/schema.ts';
import { hasRight } from '#shared/people/rules.ts';
import { planHealth } from '#shared/plans/health.ts';
import type { PlanLink } from '#shared/plans/links.ts';
import { actionLevel, canRecordUpdate } from '#shared/plans/rules.ts';
import { Node, type NodeView, type PlanView } from '#shared/plans/schema.ts';
import type { Session } from '../deps.ts';
import { presentCriterion } from './criterion-view.ts';
import { presentMilestone } from './milestone-view.ts';

type Seen = NodeView['node'];

const nodeIn = fieldsOf(Node);

/** A node with what this person may do to it; nothing, when looking at the past. */
export function presentNode(session: Session, plan: Pick<PlanRow, 'shape'>, node: NodeRow | Node, past = false): Seen {
  const stands = node.removed === null && !past;
  const edits = stands && hasRight(session.seat.role, 'edit');
  const isAction = node.level === actionLevel(plan.shape);
  const records = stands && isAction && canRecordUpdate({ person: session.person, role: session.seat.role }, node);
  // What stands now was read as a row a moment ago; what stood then is put together from the log.
  const own = past ? Node.parse(node) : nodeIn(node);
  return Object.assign(own, { can: { change: edits, remove: edits, recordUpdate: records } });
}

export type Looked = {
  plan: PlanRow;
  nodes: readonly Node[];
  criteria: readonly Criterion[];
  today: readonly Node[];
  cycles: readonly CycleRow[];
  links: readonly PlanLink[];
  milestones: readonly Milestone[];
  heldBy: string | null;
  comments: readonly BoardComment[];
  asAt: LocalDate | null;
  knownAt: string | null;
};

export function presentPlan(session: Session, looked: Looked): PlanView {
  const { plan, nodes, criteria, today, links, heldBy, asAt, knownAt } = looked;
  const past = asAt !== null || knownAt !== null;
  const edits = !past && plan.removed === null && hasRight(session.seat.role, 'edit');
  const { id, title, purpose, holder, agreedOn, shape, version, createdAt } = plan;
  const cycles = cyclesAsAt(looked.cycles, { on: asAt, knownAt });
  const present = presentCycle(cycles);
  const parents = new Set<string | null>(nodes.map((node) => node.parent));
  return {
    id,
    title,
    purpose,
    holder,
    heldBy,
    agreedOn,
    shape,
    version,
    createdAt,
    asAt,
    knownAt,
    stops: stopsOf(plan, today, looked.cycles),
    nodes: nodes.map((node) => removable(presentNode(session, plan, node, past), parents)),
    links: [...links],
    milestones: milestonesOf(session, { nodes, milestones: looked.milestones, past }),
    criteria: criteriaOf(session, { nodes, criteria, past }),
    boardComments: standingComments(looked.comments, cycles).map((comment) => BoardComment.parse(comment)),
    health: planHealth(shape, nodes, { today: asAt ?? session.today, present, criteria }),
    cycles: cycles.map(markOf).toReversed(),
    can: {
      change: edits,
      addNode: edits,
      remove: edits,
      openCycle: edits && (present === null || present.locked !== null),
    },
  };
}

/** The criteria of rows that stand; in the past nothing can be done to any. */
function criteriaOf(session: Session, looked: Pick<Looked, 'nodes' | 'criteria'> & { past: boolean }): CriterionView[] {
  const nodes = new Map(looked.nodes.map((node) => [node.id, node]));
  return looked.criteria.flatMap((criterion) => {
    const node = nodes.get(criterion.node);
    if (node === undefined) return [];
    const seen = presentCriterion(session, node, criterion);
    return [looked.past ? { ...seen, can: { change: false, remove: false, evaluate: false } } : seen];
  });
}

/** The steps of actions that stand, in the order of their dates. */
function milestonesOf(session: Session, looked: Pick<Looked, 'nodes' | 'milestones'> & { past: boolean }) {
  const nodes = new Map(looked.nodes.map((node) => [node.id, node]));
  return byDate(looked.milestones).flatMap((milestone) => {
    const node = nodes.get(milestone.node);
    return node === undefined ? [] : [presentMilestone(session, node, milestone, looked.past)];
  });
}

/** A row under which others stand cannot be removed before them. */
function removable(node: Seen, parents: ReadonlySet<string | null>): Seen {
  return parents.has(node.id) ? { ...node, can: { ...node.can, remove: false } } : node;
}

/**
 * Dates worth looking at, from wherever one looks: when it was agreed, when each cycle was locked, and each other date on
 * which updates stand today.
 */
function stopsOf(plan: PlanRow, nodes: readonly Node[], cycles: readonly CycleRow[]): PlanView['stops'] {
  const reports = cycles.flatMap(({ name, locked }) =>
    locked === null ? [] : [{ date: locked.on, label: `${name}, locked ${inWords(locked.on)}` }],
  );
  const dates = new Set(nodes.flatMap((node) => (node.latest === null ? [] : [node.latest.effectiveOn])));
  const updates = [...dates].filter((date) => reports.every((report) => report.date !== date)).sort();
  const others = updates.slice(-12).map((date) => ({ date, label: `Updates of ${inWords(date)}` }));
  return [
    { date: plan.agreedOn, label: `As agreed, ${inWords(plan.agreedOn)}` },
    ...[...reports, ...others].toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
  ];
}
