import type { BoardComment } from '../boards/comment.ts';
import { inWords } from '../calendar.ts';
import { lacksUpdate } from '../cycles/freshness.ts';
import type { CycleMark } from '../cycles/mark.ts';
import type { LocalDate } from '../dates.ts';
import type { NamedEvidence } from '../evidence/named.ts';
import type { Milestone } from '../milestones/schema.ts';
import { actionLevel } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import { downward } from '../plans/tree.ts';
import type { PlanShape } from '../vocabulary.ts';
import type { Names, ReportSource, SourceRow } from './source.ts';

export type PlanMoment = {
  authority: string;
  plan: { title: string; agreedOn: LocalDate; shape: PlanShape };
  nodes: readonly Node[];
  /** The plan’s cycles as they stood then, and the one by which its statuses are read. */
  cycles: readonly Pick<CycleMark, 'id' | 'name'>[];
  present: Pick<CycleMark, 'id' | 'locked'> | null;
  /** What boards said that stands beside its rows. */
  comments: readonly Pick<BoardComment, 'node' | 'board' | 'on' | 'words'>[];
  /** The steps of its actions that stood then. */
  milestones: readonly Milestone[];
  /** What its rows name as evidence, by row. */
  evidence: ReadonlyMap<string, NamedEvidence[]>;
  on: LocalDate;
  known: string | null;
  today: LocalDate;
  names: Names;
};

/** A plan as it stands, or stood on a day, to be reported without a cycle. */
export function sourceOfPlan(moment: PlanMoment): ReportSource {
  const { authority, nodes, on, known, today, names } = moment;
  const { title, agreedOn, shape } = moment.plan;
  return {
    ...{ authority, plan: { title, agreedOn }, shape, names, known },
    rows: downward(nodes).map((node) => sourceRow(node, moment)),
    moment: `as at ${inWords(on)}`,
    ...{ period: null, dataOn: on, reportOn: today, locked: null },
  };
}

function sourceRow(node: Node, moment: PlanMoment): SourceRow {
  const comments = moment.comments.filter((comment) => comment.node === node.id);
  const steps = moment.milestones.filter((step) => step.node === node.id);
  return { node, comments, steps, evidence: moment.evidence.get(node.id) ?? [], ...standingOf(node, moment) };
}

function standingOf(
  node: Node,
  { plan: { shape }, cycles, present }: PlanMoment,
): Omit<SourceRow, 'node' | 'comments' | 'steps' | 'evidence'> {
  if (node.level !== actionLevel(shape)) return { standing: 'upper', said: null, before: null };
  const { latest } = node;
  if (latest === null) return { standing: 'no-update', said: null, before: null };
  if (!lacksUpdate(shape, node, present)) return { standing: 'reported', said: latest, before: null };
  const cycle = cycles.find(({ id }) => id === latest.cycle);
  const of = cycle === undefined ? null : { id: cycle.id, name: cycle.name };
  return { standing: 'no-update', said: null, before: { status: latest.status, on: latest.effectiveOn, cycle: of } };
}
