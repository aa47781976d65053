import type { BoardComment } from '#shared/boards/comment.ts';
import { commentsAsAt, standingComments } from '#shared/boards/comment-rules.ts';
import { inWords } from '#shared/calendar.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import { cyclesAsAt, presentCycle } from '#shared/cycles/rules.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { evidenceNamed, type NamedEvidence } from '#shared/evidence/named.ts';
import type { CycleId, PlanId } from '#shared/ids.ts';
import { withSteps } from '#shared/milestones/in-columns.ts';
import { milestonesAsAt } from '#shared/milestones/rules.ts';
import { firstThatMatters, headerAsAt, type Moment, nodesAsAt } from '#shared/plans/as-at.ts';
import { linksAt } from '#shared/plans/link-rules.ts';
import { withNumbers } from '#shared/plans/numbering.ts';
import type { Entry, Node } from '#shared/plans/schema.ts';
import { appendix } from '#shared/reports/appendix.ts';
import { changeReport, changesBetween, nothingBefore } from '#shared/reports/changes.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
import { exceptionReport } from '#shared/reports/exceptions.ts';
import { sourceOfPlan } from '#shared/reports/of-plan.ts';
import type { ReportName } from '#shared/reports/schema.ts';
import { type Names, type ReportSource, sourceOfCycle } from '#shared/reports/source.ts';
import { summary } from '#shared/reports/summary.ts';
import { boardCommentsOf } from './board-comments.ts';
import { boardSummaryRow } from './board-rows.ts';
import { cyclesOfPlan, cyclesPartition } from './cycle-keys.ts';
import { type CycleRow, cycleRow } from './cycle-rows.ts';
import { NothingHere } from './errors.ts';
import { evidenceOfPlan } from './evidence-of-plan.ts';
import { frozenReportOf } from './frozen-report.ts';
import {
  type Audience,
  boardSummaries,
  logOf,
  planKey,
  planPartition,
  settingsKey,
  topPartition,
  updatesPartition,
} from './keys.ts';
import type { LinkRow } from './link-rows.ts';
import type { MilestoneRow } from './milestone-rows.ts';
import { entryRow, type PlanRow, planRow, planRowsOf, updateRow } from './plan-rows.ts';
import { personRow, settingsRow } from './settings-rows.ts';
import type { Table } from './table.ts';

/** Reads what a report is made of, and makes it: for the page and for every format the same. */
export type Reading = { table: Table; audience: Audience };

type OfCycle = { plan: PlanId; cycle: CycleId; report: ReportName; against: CycleId | null };

/** A report of a locked cycle, out of what was frozen with it. */
export async function cycleReport(
  reading: Reading,
  { plan, cycle, report, against }: OfCycle,
): Promise<ReportDocument> {
  const [names, frozen, compared] = await Promise.all([
    namesIn(reading),
    frozenReportOf(reading, { plan, cycle }),
    against === null ? null : frozenReportOf(reading, { plan, cycle: against }),
    standing(reading, plan),
  ]);
  const source = sourceOfCycle(frozen, names);
  if (report === 'appendix') return appendix(source);
  if (report === 'exceptions') return exceptionReport(source);
  const before = frozen.previous === null ? null : { plan, cycle: frozen.previous.id };
  const other = compared ?? (before === null ? null : await frozenReportOf(reading, before));
  const earlier = other === null ? null : sourceOfCycle(other, names);
  if (report === 'summary') return summary(source, earlier);
  return earlier === null ? nothingBefore(source) : changesBetween(...inOrder(earlier, source));
}

/** Whichever of two cycles is named as the other, the report goes from the earlier to the later. */
const inOrder = (a: ReportSource, b: ReportSource): [ReportSource, ReportSource] =>
  a.reportOn <= b.reportOn ? [a, b] : [b, a];

async function standing({ table, audience }: Reading, plan: PlanId): Promise<PlanRow> {
  const row = await table.get(planKey(audience, plan), planRow);
  if (row.removed !== null || row.batch !== null) throw new NothingHere();
  return row;
}

/** People and boards by name: a report is read by those who know no ids. */
async function namesIn({ table, audience }: Reading): Promise<Names> {
  const top = topPartition(audience);
  const [people, boards] = await Promise.all([
    table.all(top, { prefix: 'PERSON#' }),
    table.all(top, { prefix: boardSummaries }),
  ]);
  const ofPerson = new Map<string, string>(
    people.map((item) => personRow.read(item)).map(({ id, name }) => [id, name]),
  );
  const ofBoard = new Map<string, string>(
    boards.map((item) => boardSummaryRow.read(item)).map(({ id, name }) => [id, name]),
  );
  return {
    person: (id) => (id === null ? 'No owner' : (ofPerson.get(id) ?? 'Somebody no longer listed')),
    board: (id) => ofBoard.get(id) ?? 'A board no longer listed',
  };
}

type Whole = {
  name: string;
  plan: PlanRow;
  nodes: Node[];
  links: LinkRow[];
  milestones: MilestoneRow[];
  entries: Entry[];
  cycles: CycleRow[];
  comments: BoardComment[];
  names: Names;
};

/** A plan with all that is needed to see it at any of these moments, read side by side. */
async function wholeSince(reading: Reading, id: PlanId, moments: readonly Moment[]): Promise<Whole> {
  const { table, audience } = reading;
  const partition = planPartition(audience, id);
  const from = moments.map(firstThatMatters).toSorted()[0] ?? '9999';
  const [{ name }, items, entries, cycles, comments, names] = await Promise.all([
    table.get(settingsKey(audience), settingsRow),
    table.all(partition, { consistent: true }),
    from === '9999' ? [] : table.all(logOf(partition), { from }),
    table.all(cyclesPartition(audience, id), { prefix: cyclesOfPlan, consistent: true }),
    boardCommentsOf(reading, id, true),
    namesIn(reading),
  ]);
  const { plan, nodes, links, milestones } = planRowsOf(items);
  if (plan === null || plan.removed !== null) throw new NothingHere();
  const listed = cycles.map((item) => cycleRow.read(item)).filter(({ withdrawn }) => withdrawn === null);
  return {
    name,
    plan,
    nodes,
    links,
    milestones,
    entries: entries.map((item) => entryRow.read(item)),
    cycles: listed,
    comments,
    names,
  };
}

function seenAt({ plan, nodes, links, milestones, entries, cycles, comments }: Whole, moment: Moment) {
  const linked = linksAt(links, moment);
  const stood = cyclesAsAt(cycles, moment);
  const seen = { cycles: stood.map(markOf), present: presentCycle(stood) };
  if (moment.on === null && moment.knownAt === null) {
    const standing = withNumbers(nodes, nodes).filter(({ removed }) => removed === null);
    const steps = milestones.filter(({ removed }) => removed === null);
    const said = standingComments(comments, stood);
    return { ...seen, plan, links: linked, nodes: standing, milestones: steps, comments: said };
  }
  const first = firstThatMatters(moment);
  const since = entries.filter(({ recordedAt }) => recordedAt >= first);
  const said = standingComments(commentsAsAt(comments, since, moment), stood);
  return {
    ...seen,
    plan: headerAsAt(plan, since, moment),
    nodes: withNumbers(nodesAsAt(nodes, since, moment), nodes),
    links: linked,
    milestones: milestonesAsAt(milestones, since, moment),
    comments: said,
  };
}

const knownInWords = ({ knownAt }: Moment) => (knownAt === null ? null : inWords(localDateOf(new Date(knownAt))));

/** What the rows of a plan name as evidence by then, by row. */
async function evidenceAt(reading: Reading, plan: PlanId, nodes: readonly Node[], moment: Moment) {
  const [items, told] = await Promise.all([
    evidenceOfPlan(reading, plan),
    reading.table.all(updatesPartition(reading.audience, plan)),
  ]);
  const updates = new Map(told.map((item) => updateRow.read(item)).map((update) => [update.id, update]));
  const { on, knownAt } = moment;
  const given = items.filter((item) => knownAt === null || item.at <= knownAt);
  const ofNode = Map.groupBy(given, ({ node }) => node);
  return new Map(
    nodes.map(({ id, latest }): [string, NamedEvidence[]] => {
      const said = latest === null ? null : (updates.get(latest.id) ?? null);
      return [id, evidenceNamed(ofNode.get(id) ?? [], { said, since: null, until: on })];
    }),
  );
}

/** A plan as it stands or stood, with its authority’s name and the cycle by which its statuses are read. */
export async function planAt(reading: Reading, plan: PlanId, moment: Moment) {
  const whole = await wholeSince(reading, plan, [moment]);
  const seen = seenAt(whole, moment);
  return { name: whole.name, names: whole.names, seen, evidence: await evidenceAt(reading, plan, seen.nodes, moment) };
}

/** A plan in its own columns, as it stands or as it stood. */
export async function planReport(
  reading: Reading,
  asked: { plan: PlanId; moment: Moment; today: LocalDate },
): Promise<ReportDocument> {
  const { moment, today } = asked;
  const whole = await wholeSince(reading, asked.plan, [moment]);
  const seen = seenAt(whole, moment);
  const { name: authority, names } = whole;
  const known = knownInWords(moment);
  const evidence = await evidenceAt(reading, asked.plan, seen.nodes, moment);
  const source = sourceOfPlan({ ...seen, evidence, authority, names, known, today, on: moment.on ?? today });
  return appendix(source, 'Action plan');
}

/** What differs between two moments of a plan, row by row. */
export async function differenceReport(
  reading: Reading,
  asked: { plan: PlanId; from: Moment; to: Moment; today: LocalDate },
): Promise<ReportDocument> {
  const { from, to, today } = asked;
  const whole = await wholeSince(reading, asked.plan, [from, to]);
  const [before, after] = [seenAt(whole, from), seenAt(whole, to)];
  const inFull = (moment: Moment) => {
    const known = knownInWords(moment);
    return `${inWords(moment.on ?? today)}${known === null ? '' : `, as it was known on ${known}`}`;
  };
  return changeReport({
    ...{ authority: whole.name, plan: after.plan, names: whole.names, reportOn: today },
    before: { ...comparedAt(before), words: inFull(from) },
    after: { ...comparedAt(after), words: inFull(to) },
    facts: [{ label: 'Date of the data', words: `${inFull(from)} and ${inFull(to)}` }],
  });
}

const comparedAt = ({ plan, nodes, milestones }: ReturnType<typeof seenAt>) =>
  withSteps({ shape: plan.shape, nodes }, milestones);
