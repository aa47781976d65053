import type { BoardComment } from '../boards/comment.ts';
import { standingComments } from '../boards/comment-rules.ts';
import { evidenceNamed } from '../evidence/named.ts';
import type { EvidenceItem } from '../evidence/schema.ts';
import { byDate } from '../milestones/rules.ts';
import type { Milestone } from '../milestones/schema.ts';
import { statusThen } from '../plans/earlier-words.ts';
import { actionLevel, isOpen, laterUpdate, statusOf } from '../plans/rules.ts';
import { LatestUpdate, type Node, type Update } from '../plans/schema.ts';
import { downward } from '../plans/tree.ts';
import type { PlanShape } from '../vocabulary.ts';
import { FrozenReport, type FrozenRow, type ReportedBefore } from './report.ts';
import { presentCycle } from './rules.ts';
import type { Cycle, ReportCounts } from './schema.ts';

export type Freezing = {
  authority: FrozenReport['authority'];
  plan: FrozenReport['plan'] & { shape: PlanShape };
  /** The cycle that is locked, and all of the plan’s, itself among them. */
  cycle: Cycle;
  cycles: readonly Cycle[];
  locked: FrozenReport['locked'];
  nodes: readonly Node[];
  /** All updates of the plan that were not withdrawn. */
  updates: readonly Update[];
  /** The steps of its actions. */
  milestones: readonly Milestone[];
  /** What shows how its rows were carried out. */
  evidence: readonly EvidenceItem[];
  /** All that boards said of its rows. */
  comments: readonly BoardComment[];
};

/** What the report says from now on, whatever becomes of the plan. */
export function frozenReport(freezing: Freezing): FrozenReport {
  const { authority, cycle, cycles, locked, nodes, updates } = freezing;
  const { shape, ...plan } = freezing.plan;
  const ofNode = Map.groupBy(updates, ({ node }) => node);
  const others = cycles.filter(({ id }) => id !== cycle.id);
  const saidOf = Map.groupBy(standingComments(freezing.comments, others), ({ node }) => node);
  const stepsOf = Map.groupBy(
    freezing.milestones.filter(({ removed }) => removed === null),
    ({ node }) => node,
  );
  const standing = nodes.filter(({ removed }) => removed === null);
  const before = presentCycle(others);
  const evidenceOf = Map.groupBy(freezing.evidence, ({ node }) => node);
  const which = { since: before?.locked ?? null, until: locked.on };
  const rows = downward(standing).map((node) => {
    const row = frozenRow(node, ofNode.get(node.id) ?? [], { shape, cycle, cycles });
    return {
      ...{ ...row, ...commentsIn(saidOf.get(node.id) ?? []), ...stepsIn(stepsOf.get(node.id) ?? []) },
      ...evidenceIn(evidenceNamed(evidenceOf.get(node.id) ?? [], { said: row.update, ...which })),
    };
  });
  const { id, name, from, to, dataOn, dueOn, openedOn, instructions, reviewed } = cycle;
  return FrozenReport.parse({
    v: 1,
    ...{ authority, plan, shape, locked, rows, counts: countsOf(shape, rows) },
    cycle: { id, name, from, to, dataOn, dueOn, openedOn, instructions, reviewed },
    previous: before === null || before.locked === null ? null : previousOf(before, before.locked),
  });
}

const previousOf = ({ id, name }: Cycle, { on }: { on: string }) => ({ id, name, lockedOn: on });

/** A row of which no board said anything says so by having none. */
const commentsIn = (said: readonly BoardComment[]): Pick<FrozenRow, 'comments'> =>
  said.length === 0
    ? {}
    : { comments: said.map(({ id, board, meeting, on, words }) => ({ id, board, meeting, on, words })) };

/** So does an action without steps. */
const stepsIn = (steps: readonly Milestone[]): Pick<FrozenRow, 'steps'> =>
  steps.length === 0
    ? {}
    : { steps: byDate(steps).map(({ id, number, title, dueOn, doneOn }) => ({ id, number, title, dueOn, doneOn })) };

const evidenceIn = (evidence: FrozenRow['evidence'] & object): Pick<FrozenRow, 'evidence'> =>
  evidence.length === 0 ? {} : { evidence };

type In = { shape: PlanShape; cycle: Cycle; cycles: readonly Cycle[] };

function frozenRow(node: Node, updates: readonly Update[], { shape, cycle, cycles }: In): FrozenRow {
  if (node.level !== actionLevel(shape)) return { node, standing: 'upper', update: null, before: null };
  const update = updates.find(({ id }) => id === node.latest?.id && node.latest.cycle === cycle.id) ?? null;
  const earlier = updates.filter((each) => each.cycle !== cycle.id).map((each) => LatestUpdate.parse(each));
  // What came with an import stands beside the action alone, until something is reported.
  const imported = node.latest !== null && node.latest.cycle !== cycle.id ? [node.latest] : [];
  const last = [...earlier, ...imported].reduce<LatestUpdate | null>((a, b) => laterUpdate(a, b), null);
  const isClosed = update === null && !isOpen(shape, node);
  return {
    node,
    standing: update !== null ? 'reported' : isClosed ? 'closed' : 'no-update',
    update,
    before: last === null ? null : reportedBefore(last, { shape, cycles }),
  };
}

function reportedBefore(last: LatestUpdate, { shape, cycles }: Pick<In, 'shape' | 'cycles'>): ReportedBefore {
  const { status, effectiveOn, cycle } = last;
  const of = cycles.find(({ id }) => id === cycle);
  const label = statusThen(shape, last)?.label;
  const renamed = label !== undefined && label !== statusOf(shape, last)?.label;
  return {
    status,
    ...(renamed && { label }),
    on: effectiveOn,
    cycle: of === undefined ? null : { id: of.id, name: of.name },
  };
}

function countsOf(shape: PlanShape, rows: readonly FrozenRow[]): ReportCounts {
  const actions = rows.filter(({ standing }) => standing !== 'upper');
  const statuses = actions.flatMap(({ node, standing, update }) =>
    standing === 'no-update' ? [] : [statusOf(shape, update ?? node.latest)?.key ?? null],
  );
  const count = (key: string | null) => statuses.filter((each) => each === key).length;
  return {
    actions: actions.length,
    byStatus: Object.fromEntries(shape.statuses.map(({ key }) => [key, count(key)])),
    noStatus: count(null),
    noUpdate: actions.length - statuses.length,
  };
}
