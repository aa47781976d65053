import { put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import { updateKey } from '#kernel/keys.ts';
import { linkPut } from '#kernel/link-rows.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import { type NodeRow, type PlanRow, planRetention, type UpdateRow, updateRow } from '#kernel/plan-rows.ts';
import type { NodeId, PlanId, UpdateId } from '#shared/ids.ts';
import { closingStatus } from '#shared/plans/link-rules.ts';
import type { HandedOver, HandOver, LinkEnd } from '#shared/plans/links.ts';
import { actionLevel, beforeProblems, doneAfter, isOpen, laterUpdate } from '#shared/plans/rules.ts';
import { LatestUpdate } from '#shared/plans/schema.ts';
import { strandProblems, withListedName } from '#shared/plans/strands.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Status } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { refuse } from '../settle.ts';
import { strandsFor } from '../strand-links.ts';
import { planChanges } from './changes.ts';
import { planLinks } from './links.ts';
import { nodeOf, planStore } from './store.ts';
import { presentNode } from './view.ts';
import { partyProblems } from './who-answers.ts';

type Asked = HandOver & { plan: PlanId; node: NodeId; expected: number; request: RequestClaim | undefined };
type Closing = { header: PlanRow; row: NodeRow; status: Status };

/** Closes an action into a plan, a strand or day-to-day business: its last update, the new row and both sides of the link. */
export async function handOver(session: Session, asked: Asked): Promise<HandedOver> {
  const { table } = session;
  const [header, row] = await Promise.all([
    planStore(session).header(asked.plan),
    nodeOf(session, asked.plan, asked.node),
  ]);
  const before = await table.answered(asked.request);
  if (before?.repeated) return { ...JSON.parse(before.result), entry: before.entry };
  const status = closable(session, header, row, asked);
  const problems = await problemsOf(session, { header, row, status }, asked);
  const made = await madeThere(session, row, asked, problems);
  refuse(problems);
  const links = planLinks(session);
  const { why, agreedBy, effectiveOn, request } = asked;
  const end: LinkEnd =
    asked.into.kind === 'plan'
      ? { kind: 'plan', plan: asked.into.plan, node: made?.row.id ?? null }
      : withListedName(await strandsFor(session, asked.into), asked.into);
  const sides = links.sides({ plan: asked.plan, node: asked.node }, end, {
    ...{ kind: 'handed-over', why, agreedBy, effectiveOn },
  });
  const into = made === null ? null : { plan: made.header.id, node: made.row.id };
  const result = JSON.stringify({ status: status.key, into });
  const named = made === null ? titleOf(end) : `the plan “${made.header.title}”`;
  const committed = await table.commit({
    ...{ verb: 'node.handed-over', ...links.toldIn(asked.plan, sides), effectiveOn, why, request, result },
    puts: [
      ...closed(session, { header, row, status }, { asked, named }),
      ...(made?.puts ?? []),
      ...sides.map((side) => linkPut(session.audience, side, null)),
    ],
  });
  return { ...JSON.parse(committed.repeated ? committed.result : result), entry: committed.entry };
}

function titleOf(end: LinkEnd): string {
  if (end.kind === 'strand') return `the strand “${end.name}”`;
  return end.kind === 'day-to-day' && end.name !== undefined
    ? `day-to-day business: ${end.name}`
    : 'day-to-day business';
}

function closable(session: Session, header: PlanRow, row: NodeRow, asked: Asked): Status {
  if (row.removed !== null) throw new NothingHere();
  if (row.version !== asked.expected) throw new ChangedMeanwhile(presentNode(session, header, row));
  if (row.level !== actionLevel(header.shape)) throw new WrongState('Actions are handed over, one at a time');
  const status = closingStatus(header.shape, asked.into.kind);
  if (!isOpen(header.shape, row) && row.latest?.status !== status?.key)
    throw new WrongState('This action is closed already. Record an update to open it again.');
  if (status === null) throw new WrongState('This plan has no status that closes an action. Add one to its statuses.');
  return status;
}

async function problemsOf(session: Session, { header, row }: Closing, asked: Asked): Promise<FieldProblem[]> {
  const { into, effectiveOn, agreedBy } = asked;
  const problems = beforeProblems(effectiveOn, row.since, 'the action became part of the plan');
  if (row.latest !== null && effectiveOn < row.latest.effectiveOn) {
    problems.push(...beforeProblems(effectiveOn, row.latest.effectiveOn, 'its latest update was true'));
  }
  problems.push(...(await partyProblems(session, agreedBy, '#/agreedBy')));
  const gone = (await planLinks(session).linksOf(header.id)).some(
    ({ kind, side, node, removed }) => kind === 'handed-over' && side === 'from' && node === row.id && removed === null,
  );
  if (gone) throw new WrongState('This action was handed over already. Its page says where it went.');
  if (into.kind !== 'plan') return [...problems, ...strandProblems(await strandsFor(session, into), into, '#/into')];
  const end: LinkEnd = { kind: 'plan', plan: into.plan, node: null };
  problems.push(...(await planLinks(session).circleProblems('handed-over', header.id, end, '#/into/plan')));
  return problems;
}

/** The row that the action becomes in the other plan; what does not fit there joins the other problems. */
async function madeThere(session: Session, row: NodeRow, { into, effectiveOn }: Asked, problems: FieldProblem[]) {
  if (into.kind !== 'plan') return null;
  try {
    const { nodes, plan } = await planStore(session).whole(into.plan);
    const last = nodes.filter(({ parent }) => parent === into.parent).map(({ order }) => order);
    const [order = 'a0'] = last.toSorted().reverse();
    const since = effectiveOn < plan.agreedOn ? plan.agreedOn : effectiveOn;
    const { title, owner, dueOn, startOn, responsible, monitoredBy, evaluatedBy } = row;
    return await planChanges(session).drafted(into.plan, {
      ...{ level: actionLevel(plan.shape), title, fields: {}, order: `${order}V`.slice(0, 60), parent: into.parent },
      ...{ owner, dueOn, startOn, responsible, monitoredBy, evaluatedBy, effectiveOn: since },
    });
  } catch (error) {
    if (error instanceof NothingHere)
      problems.push({ pointer: '#/into/plan', detail: 'Choose one of your authority’s plans' });
    else if (error instanceof AnswersNotRight) {
      problems.push(...error.errors.map((one) => ({ ...one, pointer: one.pointer.replace('#/', '#/into/') })));
    } else throw error;
    return null;
  }
}

/** The last update of the action, and the action closed by it; none, where one has closed it in this way already. */
function closed(session: Session, { header, row, status }: Closing, { asked, named }: { asked: Asked; named: string }) {
  if (row.latest?.status === status.key) return [];
  const stamp = { recordedAt: session.now, by: session.person, withdrawn: false, batch: null, version: 1 };
  const update: UpdateRow = {
    ...{ id: session.newId() as UpdateId, node: row.id, plan: header.id, status: status.key, evidence: [] },
    ...{ delivered: `Handed over to ${named}. ${asked.why}`, next: '', effectiveOn: asked.effectiveOn },
    ...{ ...stamp, retention: planRetention },
  };
  const latest = laterUpdate(row.latest, LatestUpdate.parse(update));
  const next = { ...row, latest, doneOn: doneAfter(header.shape, row, latest), version: row.version + 1 };
  return [
    put({ key: updateKey(session.audience, header.id, update), shape: updateRow, row: update, was: null }),
    ...nodePuts(session.audience, header.shape, { row: next, was: row }),
  ];
}
