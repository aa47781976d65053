import type { BoardComment } from '../boards/comment.ts';
import type { FrozenReport, FrozenRow, ReportedBefore } from '../cycles/report.ts';
import type { LocalDate } from '../dates.ts';
import type { NamedEvidence } from '../evidence/named.ts';
import type { Milestone } from '../milestones/schema.ts';
import type { Party } from '../plans/party.ts';
import { statusOf } from '../plans/rules.ts';
import type { LatestUpdate, Node } from '../plans/schema.ts';
import type { PlanShape, Status } from '../vocabulary.ts';

/** A row of a plan as a report tells of it. */
export type SourceRow = {
  node: Node;
  standing: FrozenRow['standing'];
  /** What stands for the present: reported in the cycle, or by what it was closed before. */
  said: Pick<LatestUpdate, 'status' | 'delivered' | 'next' | 'effectiveOn'> | null;
  before: ReportedBefore | null;
  /** What boards said of it since the report before. */
  comments: Pick<BoardComment, 'board' | 'on' | 'words'>[];
  /** The steps of an action, each done or not. */
  steps: Pick<Milestone, 'number' | 'title' | 'dueOn' | 'doneOn'>[];
  /** What was given to show how it was carried out. */
  evidence: NamedEvidence[];
};

export type Names = { person: (id: string | null) => string; board: (id: string) => string };

/** All that a report is made of, be it a cycle’s frozen report or a plan as it stood on a day. */
export type ReportSource = {
  authority: string;
  plan: { title: string; agreedOn: LocalDate };
  shape: PlanShape;
  rows: SourceRow[];
  /** The name of the cycle, or the day in words. */
  moment: string;
  /** None for a plan as at a day. */
  period: { from: LocalDate; to: LocalDate } | null;
  dataOn: LocalDate;
  reportOn: LocalDate;
  locked: { on: LocalDate; by: string } | null;
  /** By when it was known, in words, where that was asked for. */
  known: string | null;
  names: Names;
};

export function sourceOfCycle(report: FrozenReport, names: Names): ReportSource {
  const { cycle, locked, plan, shape } = report;
  return {
    authority: report.authority.name,
    ...{ plan, shape, names, moment: cycle.name, known: null },
    rows: report.rows.map(sourceRow),
    period: { from: cycle.from, to: cycle.to },
    ...{ dataOn: cycle.dataOn, reportOn: locked.on, locked: { on: locked.on, by: names.person(locked.by) } },
  };
}

function sourceRow({ node, standing, update, before, comments = [], steps = [], evidence = [] }: FrozenRow): SourceRow {
  const said = { upper: null, reported: update, 'no-update': null, closed: node.latest }[standing];
  return { node, standing, said, before, comments, steps, evidence };
}

/** The status that a report gives an action; none where it was not reported. */
export const reportedStatus = (shape: PlanShape, { said }: Pick<SourceRow, 'said'>): Status | null =>
  statusOf(shape, said);

/** The statuses that are offered, and those of an earlier layout that an action still has. */
export function statusesTold(source: ReportSource): Status[] {
  const given = new Set(source.rows.map(({ said }) => said?.status));
  return source.shape.statuses.filter(({ key, retired }) => !retired || given.has(key));
}

/** The steps of all its actions, each with the row that it is of. */
export const stepsOf = ({ rows }: ReportSource): (SourceRow['steps'][number] & { node: string })[] =>
  rows.flatMap(({ node, steps }) => steps.map((step) => ({ ...step, node: node.id })));

export const actionsOf = ({ rows }: ReportSource): SourceRow[] => rows.filter(({ standing }) => standing !== 'upper');

/** Past its date on the day that the data is of, and not closed. */
export function isOverdueIn({ shape, dataOn }: ReportSource, row: SourceRow): boolean {
  const { dueOn } = row.node;
  return dueOn !== null && dueOn < dataOn && row.standing !== 'closed' && !reportedStatus(shape, row)?.terminal;
}

export function partyInWords(party: Party, names: Names): string {
  if (party.kind === 'person') return names.person(party.person);
  return party.kind === 'board' ? names.board(party.board) : party.name;
}
