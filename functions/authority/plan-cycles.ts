import { type AboutAsk, askPut } from '#kernel/asks.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { askKey, cyclePartition, cyclesOfPlan, cyclesPartition, openCycleKey } from '#kernel/cycle-keys.ts';
import { type AskRow, askRow, type CycleRow, cycleRow, type OpenCycleRow, openCycleRow } from '#kernel/cycle-rows.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { keySeparator } from '#kernel/keys.ts';
import { type NodeRow, planRetention } from '#kernel/plan-rows.ts';
import { type AskStep, askAfter, askOf, stateInWords } from '#shared/cycles/rules.ts';
import { type Answer, Ask } from '#shared/cycles/schema.ts';
import { CycleId, type EntryId, NodeId, type PlanId, type UpdateId } from '#shared/ids.ts';
import type { RowChange, UpdateDraft } from '#shared/plans/schema.ts';
import type { Session } from './deps.ts';

/** What plans and cycles know of one another: which cycle is open, and what was answered in it about an action. */
export type OpenCycle = NonNullable<OpenCycleRow['open']>;

/** A plan’s cycles, oldest first, without those that were withdrawn. */
export async function cyclesOf({ audience, table }: Session, plan: PlanId, consistent = false): Promise<CycleRow[]> {
  const items = await table.all(cyclesPartition(audience, plan), { prefix: cyclesOfPlan, consistent });
  return items.map((item) => cycleRow.read(item)).filter(({ withdrawn }) => withdrawn === null);
}

/** The row that says which cycle is open; null where the plan never had one. */
export async function openCycleOf({ audience, table }: Session, plan: PlanId): Promise<OpenCycleRow | null> {
  return table.find(openCycleKey(audience, plan), openCycleRow);
}

/** Says which cycle is open from now on, or the same once more: a lock that did not see this finds another version. */
export function openCyclePut(
  { audience }: Session,
  plan: PlanId,
  { was, open }: { was: OpenCycleRow | null; open: OpenCycle | null },
): AnyPut {
  const row = { open, version: (was?.version ?? 0) + 1, retention: planRetention };
  return put({ key: openCycleKey(audience, plan), shape: openCycleRow, row, was, unlogged: true });
}

export async function findAsk(
  { audience, table }: Session,
  plan: PlanId,
  ask: { cycle: CycleId; node: NodeId },
): Promise<AskRow | null> {
  return table.find(askKey(audience, plan, ask), askRow);
}

/** The ask after a step; refused in words where it cannot be taken. */
export function askStep(session: Session, about: AboutAsk, step: AskStep): { ask: Ask; puts: AnyPut[] } {
  const before = askOf(about.node, about.was, { locked: null });
  const ask = askAfter(before, step);
  if (ask === null) throw new WrongState(`This cannot be done to an update that is: ${stateInWords[before.state]}.`);
  return { ask, puts: [askPut(session.audience, about, ask)] };
}

type Given = {
  plan: PlanId;
  open: OpenCycle;
  node: NodeRow;
  answer: Answer;
  request: RequestClaim | undefined;
  /** The version that was read, where the caller says which. */
  expected: number | undefined;
};

/** Keeps what an owner answered until it is reviewed; the plan’s log, from which the plan is shown, is not told of it. */
export async function giveAnswer(session: Session, given: Given): Promise<EntryId> {
  const { plan, open, node, answer, request, expected } = given;
  const { audience, table } = session;
  const was = await findAsk(session, plan, { cycle: open.id, node: node.id });
  if (isAnother(was, expected)) {
    const before = await table.answered(request);
    if (before !== null) return before.entry;
    throw new ChangedMeanwhile(askOf(node, was, { locked: null }));
  }
  const about = { plan, cycle: open.id, dueOn: open.dueOn, node, was };
  const { puts } = askStep(session, about, { does: 'answer', answer });
  const committed = await table.commit({
    verb: 'answer.given',
    subject: cyclePartition(audience, plan, open.id),
    effectiveOn: answer.effectiveOn,
    puts,
    request,
    result: node.id,
  });
  return committed.entry;
}

const isAnother = (was: AskRow | null, expected: number | undefined): boolean =>
  expected !== undefined && (was?.version ?? 0) !== expected;

type Told = { gate: OpenCycleRow; row: NodeRow; draft: UpdateDraft; id: UpdateId; expected: number | undefined };

/** What goes with an update that counts in the open cycle at once: its ask is answered and accepted. */
export async function recordedInCycle(session: Session, told: Told): Promise<AnyPut[]> {
  const { gate, row, draft, id, expected } = told;
  const { open } = gate;
  if (open === null) return [];
  const { plan } = row;
  const was = await findAsk(session, plan, { cycle: open.id, node: row.id });
  if (isAnother(was, expected)) throw new ChangedMeanwhile(askOf(row, was, { locked: null }));
  const stamp = { by: session.person, at: session.now };
  const about = { plan, cycle: open.id, dueOn: open.dueOn, node: row, was };
  const step = { does: 'record' as const, answer: { ...draft, ...stamp }, accepted: { update: id, ...stamp } };
  return [...askStep(session, about, step).puts, openCyclePut(session, plan, { was: gate, open })];
}

/** Takes back what was done to an ask, while its cycle is open and nothing came after it. */
export async function askUndone(session: Session, plan: PlanId, change: RowChange): Promise<AnyPut[]> {
  const [, first, second] = change.row.split(keySeparator);
  const [cycle, node] = [CycleId.parse(first), NodeId.parse(second)];
  const [gate, was] = await Promise.all([openCycleOf(session, plan), findAsk(session, plan, { cycle, node })]);
  const open = gate?.open ?? null;
  if (gate === null || open?.id !== cycle) throw new WrongState('Its cycle has been locked, so it stands as it is.');
  if (was === null || was.version !== change.version) throw new WrongState('Something was changed after this.');
  const before = change.before ?? { state: 'asked', answer: null, returned: null, accepted: null };
  const ask = Ask.parse({ ...was, ...before, version: was.version + 1 });
  const about = { plan, cycle, dueOn: open.dueOn, node: { id: node, owner: was.owner }, was };
  return [askPut(session.audience, about, ask), openCyclePut(session, plan, { was: gate, open })];
}
