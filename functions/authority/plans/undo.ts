import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { criterionIndex, criterionKey } from '#kernel/criterion-keys.ts';
import { type CriterionRow, criterionRow } from '#kernel/criterion-rows.ts';
import { asksOfCycle } from '#kernel/cycle-keys.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { evidenceIndex, evidenceKey } from '#kernel/evidence-keys.ts';
import { type EvidenceRow, evidenceRow } from '#kernel/evidence-rows.ts';
import { entryKey, nodeHistory, nodeKey, type Partition, planKey, planPartition, updateKey } from '#kernel/keys.ts';
import { linkKey } from '#kernel/link-keys.ts';
import { type LinkRow, linkPut, linkRow } from '#kernel/link-rows.ts';
import { milestoneIndex, milestoneKey } from '#kernel/milestone-keys.ts';
import { type MilestoneRow, milestoneRow } from '#kernel/milestone-rows.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import { planLinePuts } from '#kernel/plan-lines.ts';
import { entryRow, type NodeRow, nodeRow, type PlanRow, planRow, updateRow } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import { commentSort } from '#shared/boards/comment-sort.ts';
import {
  CriterionId,
  type EntryId,
  EvidenceId,
  LinkId,
  MilestoneId,
  NodeId,
  type PlanId,
  UpdateId,
} from '#shared/ids.ts';
import type { Entry, RowChange, Undone } from '#shared/plans/schema.ts';
import { commentUndone } from '../comment-undone.ts';
import type { Session } from '../deps.ts';
import { refuseUnlessOwnAndRecent } from '../own-and-recent.ts';
import { askUndone } from '../plan-cycles.ts';
import { layoutTakenBack } from './layout.ts';
import { planLinks } from './links.ts';
import { planStore } from './store.ts';
import { presentNode } from './view.ts';

const overtaken = 'Something was changed after this, so it cannot be undone as it was. Change it by hand.';

/**
 * Takes back what one has just done, as a change of its own: changed fields go back, a new row is removed, an update is
 * withdrawn. Only while each row is still as that change left it.
 */
export async function undo(
  session: Session,
  asked: { plan: PlanId; entry: EntryId; request: RequestClaim | undefined },
): Promise<Undone> {
  const { audience, table } = session;
  const plans = planStore(session);
  const [entry, header] = await Promise.all([
    plans.entry(asked.plan, asked.entry),
    table.get(planKey(audience, asked.plan), planRow),
  ]);
  const before = await table.answered(asked.request);
  if (before !== null) return answer(before.entry);
  refuseUnlessOwnAndRecent(session, entry);
  const parts = await partsOf(session, header, entry);
  const puts: AnyPut[] = [];
  for (const part of parts) {
    for (const change of part.entry.changes) {
      if (isOfComment(change)) puts.push(...(await commentUndone(session, asked.plan, change)));
      else if (isOfAsk(change)) puts.push(...(await askUndone(session, asked.plan, change)));
      else if (isOfLayout(change)) puts.push(...(await layoutUndone(session, part.header, change)));
      else puts.push(...(await inverse(session, { ...part, change })));
    }
  }
  const done = await table
    .commit({
      verb: 'change.undone',
      ...toldIn(session, parts),
      effectiveOn: entry.effectiveOn,
      undoes: entry.id,
      puts,
      request: asked.request,
      result: entry.id,
    })
    .catch((error: unknown) => {
      throw error instanceof ChangedMeanwhile ? new WrongState(overtaken) : error;
    });
  return answer(done.entry);

  async function answer(id: EntryId): Promise<Undone> {
    const node = nodeOfEntry(entry);
    if (node === null) return { entry: id, node: null };
    const row = await table.get(nodeKey(audience, asked.plan, node), nodeRow);
    return { entry: id, node: presentNode(session, header, row) };
  }
}

const isOfLayout = ({ row, before }: RowChange): boolean => row === 'PLAN' && before !== null && 'shape' in before;

async function layoutUndone(session: Session, header: PlanRow, change: RowChange): Promise<AnyPut[]> {
  stillAs(header.version, change);
  return layoutTakenBack(session, header, change.before?.shape);
}

type Part = { header: PlanRow; entry: Entry; node: NodeId | null };

const nodeOfEntry = (entry: Entry): NodeId | null =>
  entry.changes.map(({ row }) => nodeIn(row)).find((each) => each !== null) ?? null;

/** The change in each plan it was made in: a link has its other side elsewhere, and what was handed over its new row. */
async function partsOf({ audience, table }: Session, header: PlanRow, entry: Entry): Promise<Part[]> {
  const keys = entry.changes.flatMap(({ row }) => linkIn(row) ?? []);
  const links = await Promise.all(keys.map((link) => table.get(linkKey(audience, header.id, link), linkRow)));
  const others = new Map<PlanId, NodeId | null>();
  for (const { other } of links) {
    if (other.kind === 'plan' && other.plan !== header.id) others.set(other.plan, other.node);
  }
  const elsewhere = [...others].map(async ([plan, node]) => ({
    header: await table.get(planKey(audience, plan), planRow),
    entry: await table.get(entryKey(planPartition(audience, plan), entry.id), entryRow),
    node,
  }));
  return [{ header, entry, node: nodeOfEntry(entry) ?? links[0]?.node ?? null }, ...(await Promise.all(elsewhere))];
}

const isOfComment = ({ row }: RowChange): boolean => row.startsWith(commentSort);
const isOfAsk = ({ row }: RowChange): boolean => row.startsWith(asksOfCycle);

/** An undo is part of the history of each row that the change was about, in the log of its own plan. */
function toldIn({ audience }: Session, parts: readonly Part[]) {
  const [own, ...elsewhere] = parts.map(({ header, node }) => ({
    log: planPartition(audience, header.id),
    history: node === null ? undefined : nodeHistory(audience, header.id, node),
  }));
  if (own === undefined) throw new Error('An undo is of a plan');
  const histories = elsewhere.flatMap(({ log, history }): [Partition, Partition][] =>
    history === undefined ? [] : [[log, history]],
  );
  return {
    ...{ subject: own.log, history: own.history, alsoIn: elsewhere.map(({ log }) => log) },
    historyIn: new Map(histories),
  };
}

const linkIn = (row: string): { id: LinkId; side: 'from' | 'to' } | null => {
  const [kind, id, side] = row.split('#');
  return kind === 'LINK' ? { id: LinkId.parse(id), side: side === 'to' ? 'to' : 'from' } : null;
};

const nodeIn = (row: string): NodeId | null => {
  const [kind, id] = row.split('#');
  const isOfNode = ['NODE', 'CRITERION', 'MILESTONE', 'EVIDENCE', commentSort].includes(kind ?? '');
  return isOfNode ? NodeId.parse(id) : null;
};

type Step = { header: PlanRow; entry: Entry; change: RowChange };

async function inverse(session: Session, step: Step): Promise<AnyPut[]> {
  const link = linkIn(step.change.row);
  if (link !== null) return [await linkInverse(session, step, link)];
  const [kind] = step.change.row.split('#');
  if (kind === 'NODE') return nodeInverse(session, step);
  if (kind === 'UPDATE') return [await updateInverse(session, step)];
  if (kind === 'CRITERION') return [await criterionInverse(session, step)];
  if (kind === 'MILESTONE') return [await milestoneInverse(session, step)];
  if (kind === 'EVIDENCE') return [await evidenceInverse(session, step)];
  return planInverse(session, step);
}

const idsIn = ({ row }: RowChange): [string | undefined, string | undefined] => {
  const [, first, second] = row.split('#');
  return [first, second];
};

/** What a row was before; one that was new is removed. */
const backOf = ({ change, entry }: Step) => change.before ?? { removed: { on: entry.effectiveOn, why: 'Undone' } };

async function nodeInverse(session: Session, step: Step): Promise<AnyPut[]> {
  const { audience, table } = session;
  const { header, change } = step;
  const was = await table.get(nodeKey(audience, header.id, NodeId.parse(idsIn(change)[0])), nodeRow);
  stillAs(was.version, change);
  const row: NodeRow = { ...was, ...backOf(step), version: was.version + 1 };
  await refuseUnlessItFits(session, header, { row, was });
  return nodePuts(audience, header.shape, { row, was });
}

async function updateInverse({ audience, table }: Session, { header, change }: Step): Promise<AnyPut> {
  const [node, id] = idsIn(change);
  const key = updateKey(audience, header.id, { node: NodeId.parse(node), id: UpdateId.parse(id) });
  const was = await table.get(key, updateRow);
  stillAs(was.version, change);
  const row = { ...was, ...(change.before ?? { withdrawn: true }), version: was.version + 1 };
  return put({ key, shape: updateRow, row, was });
}

async function criterionInverse({ audience, table }: Session, step: Step): Promise<AnyPut> {
  const { header, change } = step;
  const [node, id] = idsIn(change);
  const of = { node: NodeId.parse(node), id: CriterionId.parse(id) };
  const key = criterionKey(audience, header.id, of);
  const was = await table.get(key, criterionRow);
  stillAs(was.version, change);
  const row: CriterionRow = { ...was, ...backOf(step), version: was.version + 1 };
  return put({ key, index: criterionIndex(audience, header.id, of), shape: criterionRow, row, was });
}

async function milestoneInverse({ audience, table }: Session, step: Step): Promise<AnyPut> {
  const { header, change } = step;
  const [node, id] = idsIn(change);
  const of = { node: NodeId.parse(node), id: MilestoneId.parse(id) };
  const key = milestoneKey(audience, header.id, of);
  const was = await table.get(key, milestoneRow);
  stillAs(was.version, change);
  const row: MilestoneRow = { ...was, ...backOf(step), version: was.version + 1 };
  return put({ key, index: milestoneIndex(audience, header.id, of), shape: milestoneRow, row, was });
}

async function planInverse(session: Session, { header, change }: Step): Promise<AnyPut[]> {
  if (change.row !== 'PLAN' || change.before === null)
    throw new WrongState('This cannot be undone. Remove the plan instead.');
  stillAs(header.version, change);
  const row: PlanRow = { ...header, ...change.before, version: header.version + 1 };
  const line = await planLinePuts(session, header.id, { plan: row });
  return [put({ key: planKey(session.audience, header.id), shape: planRow, row, was: header }), ...line];
}

/** A link that was made is taken away as though it had never been; one that was removed stands again. */
async function linkInverse(
  session: Session,
  { header, entry, change }: Step,
  link: { id: LinkId; side: 'from' | 'to' },
): Promise<AnyPut> {
  const key = linkKey(session.audience, header.id, link);
  const was = await session.table.get(key, linkRow);
  stillAs(was.version, change);
  const removed = { on: entry.effectiveOn, why: 'Undone', recordedAt: session.now };
  const row: LinkRow = { ...was, ...(change.before ?? { removed }), version: was.version + 1 };
  if (row.removed === null && row.side === 'from') {
    const { kind, other } = row;
    const problems = await planLinks(session).circleProblems(kind, header.id, other, '#');
    if (problems.length > 0) throw new WrongState(overtaken);
  }
  return linkPut(session.audience, row, was);
}

/** Evidence that was added is withdrawn, and what was withdrawn is back. That its file was looked at meanwhile is nobody’s change. */
async function evidenceInverse(session: Session, { header, change }: Pick<Step, 'header' | 'change'>): Promise<AnyPut> {
  const { audience, table, today, person } = session;
  const [, node, id] = change.row.split('#');
  const of = { plan: header.id, node: NodeId.parse(node), id: EvidenceId.parse(id) };
  const key = evidenceKey(audience, of);
  const was = await table.get(key, evidenceRow);
  if ((was.withdrawn === null) !== (change.after.withdrawn === null)) throw new WrongState(overtaken);
  if (was.withdrawn === null) refuseHeld(was);
  const withdrawn = was.withdrawn === null ? { on: today, by: person } : null;
  const row: EvidenceRow = { ...was, withdrawn, version: was.version + 1 };
  return put({ key, index: evidenceIndex(audience, of), shape: evidenceRow, row, was });
}

/** What a change of now would be refused for, an undo is refused for too. */
async function refuseUnlessItFits(session: Session, plan: PlanRow, { row, was }: { row: NodeRow; was: NodeRow }) {
  const { nodes } = await planStore(session).whole(plan.id);
  if (row.removed !== null && was.removed === null) {
    refuseHeld(was);
    if (nodes.some((each) => each.parent === row.id && each.removed === null)) throw new WrongState(overtaken);
  }
  const parent = nodes.find((each) => each.id === row.parent);
  if (row.removed === null && row.parent !== null && parent?.removed !== null) throw new WrongState(overtaken);
}

function stillAs(version: number, change: RowChange): void {
  if (version !== change.version) throw new WrongState(overtaken);
}
