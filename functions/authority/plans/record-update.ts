import { again } from '#kernel/again.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, NotAllowed, NothingHere, WrongState } from '#kernel/errors.ts';
import { nodeHistory, planPartition, updateKey } from '#kernel/keys.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import { type NodeRow, type PlanRow, planRetention, type UpdateRow, updateRow } from '#kernel/plan-rows.ts';
import { mayReview } from '#shared/cycles/rules.ts';
import { type Answer, Ask } from '#shared/cycles/schema.ts';
import type { CycleId, NodeId, PersonId, PlanId, UpdateId } from '#shared/ids.ts';
import {
  actionLevel,
  beforeProblems,
  canRecordUpdate,
  doneAfter,
  laterUpdate,
  statusProblems,
} from '#shared/plans/rules.ts';
import { LatestUpdate, type Recorded, type UpdateDraft } from '#shared/plans/schema.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { giveAnswer, openCycleOf, recordedInCycle } from '../plan-cycles.ts';
import { refuse } from '../settle.ts';
import { nodeOf, planStore } from './store.ts';
import { presentNode } from './view.ts';

type Asked = UpdateDraft & {
  request: RequestClaim | undefined;
  /** The ask that this answers, in the version that was read, where it was given as an answer. */
  ask?: { cycle: CycleId; expected: number };
};
type Attempt = Asked & { plan: PlanId; node: NodeId; id: UpdateId };

const notOpen = 'This cycle is not open any more. Record an update on the action instead.';

/**
 * Adds an update, or answers what the open cycle of the plan asks: one that a lead reviews changes nothing until it is
 * accepted. Two recorded at the same moment both stand: the one that lost the race is put on the newer row.
 */
export async function recordUpdate(session: Session, plan: PlanId, node: NodeId, asked: Asked): Promise<Recorded> {
  const id = session.newId() as UpdateId;
  // Another version of the ask than was read is for the caller to see; of the action, any is good.
  const isOfAsk = ({ current }: ChangedMeanwhile) => asked.ask !== undefined && Ask.safeParse(current).success;
  return again({
    prepare: async () => ({ ...asked, plan, node, id }),
    attempt: (attempt) => recordOnce(session, attempt),
    isWorth: (error) => error instanceof ChangedMeanwhile && !isOfAsk(error),
  });
}

async function recordOnce(session: Session, attempt: Attempt): Promise<Recorded> {
  const { plan, node, request, id, ask, ...draft } = attempt;
  const [header, row, gate] = await Promise.all([
    planStore(session).header(plan),
    nodeOf(session, plan, node),
    openCycleOf(session, plan),
  ]);
  refuseUnlessRecordable(session, header, { row, draft });
  const open = gate?.open ?? null;
  if (ask !== undefined && open?.id !== ask.cycle) throw new WrongState(notOpen);
  const by = session.person;
  const isLatest = row.latest === null || draft.effectiveOn >= row.latest.effectiveOn;
  const expected = ask?.expected;
  const waits = open?.reviewed === true && !mayReview(session.seat);
  if (waits || ask !== undefined) refuse(notLatestProblems(row, draft));
  if (open !== null && waits) {
    const answer: Answer = { ...draft, by, at: session.now };
    const entry = await giveAnswer(session, { plan, open, node: row, answer, request, expected });
    return { entry, node: presentNode(session, header, row), answered: open.name };
  }
  // What is told of an earlier day than is known already is no answer to how it stands now.
  const cycle = isLatest ? open : null;
  const { next, puts } = updateOn(session, header, { row, draft, by, id, cycle: cycle?.id });
  const inCycle =
    gate === null || cycle === null ? [] : await recordedInCycle(session, { gate, row, draft, id, expected });
  const committed = await session.table.commit({
    verb: 'update.recorded',
    subject: planPartition(session.audience, plan),
    history: nodeHistory(session.audience, plan, node),
    effectiveOn: draft.effectiveOn,
    puts: [...puts, ...inCycle],
    request,
    result: node,
  });
  const now = committed.repeated ? await nodeOf(session, plan, node) : next;
  return { entry: committed.entry, node: presentNode(session, header, now) };
}

function refuseUnlessRecordable(
  session: Session,
  header: PlanRow,
  { row, draft }: { row: NodeRow; draft: UpdateDraft },
): void {
  if (row.removed !== null) throw new NothingHere();
  if (row.level !== actionLevel(header.shape)) throw new WrongState('Updates are recorded on actions');
  if (!canRecordUpdate({ person: session.person, role: session.seat.role }, row)) {
    throw new NotAllowed(
      'You may record updates on your own actions. This one has another owner, who can be changed by an editor.',
    );
  }
  refuse([
    ...statusProblems(header.shape, draft.status),
    ...beforeProblems(draft.effectiveOn, row.since, 'the action became part of the plan'),
  ]);
}

/** An answer to how an action stands now is not of an earlier day than what is known already. */
export function notLatestProblems(
  { latest }: Pick<NodeRow, 'latest'>,
  { effectiveOn }: Pick<UpdateDraft, 'effectiveOn'>,
): FieldProblem[] {
  return latest === null ? [] : beforeProblems(effectiveOn, latest.effectiveOn, 'it was last reported on');
}

type Given = { row: NodeRow; draft: UpdateDraft; by: PersonId; id: UpdateId; cycle: CycleId | undefined };

/** An update and the action with it: the action keeps the latest beside it, unless a later one stands there already. */
export function updateOn(
  session: Session,
  header: PlanRow,
  { row, draft, by, id, cycle }: Given,
): { next: NodeRow; puts: AnyPut[] } {
  const stamp = { id, node: row.id, plan: header.id, recordedAt: session.now, by, withdrawn: false };
  const kept = { batch: null, version: 1, retention: planRetention };
  const update: UpdateRow = { ...draft, ...stamp, ...(cycle && { cycle }), ...kept };
  const latest = laterUpdate(row.latest, LatestUpdate.parse(update));
  // The action’s version moves under an earlier update too, so that an undo sees that something came after it.
  const next: NodeRow = { ...row, latest, doneOn: doneAfter(header.shape, row, latest), version: row.version + 1 };
  const key = updateKey(session.audience, header.id, update);
  return {
    next,
    puts: [
      put({ key, shape: updateRow, row: update, was: null }),
      ...nodePuts(session.audience, header.shape, { row: next, was: row }),
    ],
  };
}
