import { again } from '#kernel/again.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { NotAllowed, NothingHere, WrongState } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { nodeHistory, planPartition } from '#kernel/keys.ts';
import { numberKey } from '#kernel/link-keys.ts';
import { milestoneIndex, milestoneKey } from '#kernel/milestone-keys.ts';
import { type MilestoneRow, milestoneRow } from '#kernel/milestone-rows.ts';
import { type NodeRow, numberRow, planRetention } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import type { MilestoneId, NodeId, PlanId } from '#shared/ids.ts';
import { dateProblems } from '#shared/milestones/rules.ts';
import type { MilestoneChange, MilestoneDraft, MilestoneMark, MilestoneRecorded } from '#shared/milestones/schema.ts';
import { actionLevel, beforeProblems, canRecordUpdate, futureProblems } from '#shared/plans/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { type Conditional, madeBefore, refuse } from '../settle.ts';
import { presentMilestone } from './milestone-view.ts';
import { nodeOf, planStore } from './store.ts';

export type MilestonePlace = { plan: PlanId; node: NodeId; milestone: MilestoneId };
type Rows = { row: MilestoneRow; was: MilestoneRow | null };
type Change = { verb: string; effectiveOn: string; why?: string | undefined; request: RequestClaim | undefined };

/** The steps of an action, each dated, done or not. Each method is one transaction. */
export function milestoneStore(session: Session) {
  const { audience, table, today } = session;

  const get = ({ plan, node, milestone }: MilestonePlace): Promise<MilestoneRow> =>
    table.get(milestoneKey(audience, plan, { node, id: milestone }), milestoneRow);

  /** The action that it is of, where both it and its plan stand. */
  async function actionOf(plan: PlanId, node: NodeId) {
    const [header, action] = await Promise.all([planStore(session).header(plan), nodeOf(session, plan, node)]);
    if (action.removed !== null) throw new NothingHere();
    return { header, action };
  }

  /** That the number is given, so that two steps of an action never have the same. */
  const numberKept = ({ plan, node, number }: MilestoneRow): AnyPut =>
    put({
      ...{ key: numberKey(audience, plan, { parent: node, number: String(number) }), shape: numberRow },
      ...{ row: { node, version: 1, retention: planRetention }, was: null, unlogged: true },
    });

  async function record(action: NodeRow, { row, was }: Rows, change: Change): Promise<MilestoneRecorded> {
    const { plan, node } = row;
    const committed = await table.commit({
      ...change,
      ...{ subject: planPartition(audience, plan), history: nodeHistory(audience, plan, node) },
      puts: [
        put({
          ...{ key: milestoneKey(audience, plan, row), index: milestoneIndex(audience, plan, row) },
          ...{ shape: milestoneRow, row, was },
        }),
        ...(was === null ? [numberKept(row)] : []),
      ],
      result: row.id,
    });
    const now = committed.repeated ? await get({ plan, node, milestone: committed.result as MilestoneId }) : row;
    return { entry: committed.entry, milestone: presentMilestone(session, action, now) };
  }

  async function add(
    { plan, node }: Pick<MilestonePlace, 'plan' | 'node'>,
    { effectiveOn = today, request, title, dueOn }: MilestoneDraft & { request: RequestClaim | undefined },
  ): Promise<MilestoneRecorded> {
    const { header, action } = await actionOf(plan, node);
    const named = header.shape.milestones;
    if (named === undefined) {
      throw new WrongState('The layout of this plan names no steps below an action. Name them in its layout first.');
    }
    if (action.level !== actionLevel(header.shape)) throw new WrongState(`${named.plural} stand under actions`);
    refuse([
      ...beforeProblems(effectiveOn, action.since, 'the action became part of the plan'),
      ...futureProblems(effectiveOn, today),
    ]);
    return again({
      prepare: () => nextNumber(plan, node),
      attempt: (number) => {
        const row: MilestoneRow = {
          ...{ id: session.newId() as MilestoneId, plan, node, number, title, dueOn, doneOn: null, since: effectiveOn },
          ...{ createdAt: session.now, removed: null, batch: null, version: 1, retention: planRetention },
        };
        return record(action, { row, was: null }, { verb: 'milestone.added', effectiveOn, request });
      },
      // Another step took the number at the same moment.
      isWorth: (error) => error instanceof WrongState,
    });
  }

  /** After the highest that any step of the action ever had. */
  async function nextNumber(plan: PlanId, node: NodeId): Promise<number> {
    const { milestones } = await planStore(session).whole(plan, true);
    return Math.max(0, ...milestones.filter((each) => each.node === node).map(({ number }) => number)) + 1;
  }

  /** The step that is to be changed, where it is still the version that was read. */
  async function standing(place: MilestonePlace, { expected, request }: Conditional) {
    const [{ action }, row] = await Promise.all([actionOf(place.plan, place.node), get(place)]);
    if (row.batch !== null) await planStore(session).header(place.plan);
    const current = presentMilestone(session, action, row);
    const before = await madeBefore(session, row, { expected, request, current });
    return { action, row, repeated: before && { entry: before.entry, milestone: current } };
  }

  async function change(place: MilestonePlace, asked: MilestoneChange & Conditional): Promise<MilestoneRecorded> {
    const { expected, request, effectiveOn = today, why, ...fields } = asked;
    const { action, row, repeated } = await standing(place, { expected, request });
    if (repeated !== null) return repeated;
    const next: MilestoneRow = { ...row, ...withoutUndefined(fields), version: row.version + 1 };
    refuse([...timeProblems(row, effectiveOn, today), ...dateProblems(row, next, why)]);
    return record(action, { row: next, was: row }, { verb: 'milestone.changed', effectiveOn, why, request });
  }

  async function remove(place: MilestonePlace, asked: { why: string } & Conditional): Promise<MilestoneRecorded> {
    const { action, row, repeated } = await standing(place, asked);
    if (repeated !== null) return repeated;
    refuseHeld(row);
    const { why, request } = asked;
    const next: MilestoneRow = { ...row, removed: { on: today, why }, version: row.version + 1 };
    return record(action, { row: next, was: row }, { verb: 'milestone.removed', effectiveOn: today, why, request });
  }

  /** Done on a day, or not done after all: said by whoever may report on the action. */
  async function mark(place: MilestonePlace, asked: MilestoneMark & Conditional): Promise<MilestoneRecorded> {
    const { doneOn, request } = asked;
    const { action, row, repeated } = await standing(place, asked);
    if (repeated !== null) return repeated;
    if (!canRecordUpdate({ person: session.person, role: session.seat.role }, action)) {
      throw new NotAllowed(
        'You may say so of your own actions. This one has another owner, who can be changed by an editor.',
      );
    }
    const effectiveOn = doneOn ?? today;
    refuse(timeProblems(row, effectiveOn, today).map((problem) => ({ ...problem, pointer: '#/doneOn' })));
    const next: MilestoneRow = { ...row, doneOn, version: row.version + 1 };
    const verb = doneOn === null ? 'milestone.reopened' : 'milestone.done';
    return record(action, { row: next, was: row }, { verb, effectiveOn, request });
  }

  return { add, change, remove, mark };
}

const timeProblems = (row: MilestoneRow, effectiveOn: string, today: string): FieldProblem[] => [
  ...beforeProblems(effectiveOn, row.since, 'it became part of the plan'),
  ...futureProblems(effectiveOn, today),
];
