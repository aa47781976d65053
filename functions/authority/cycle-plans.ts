import type { RequestClaim } from '#kernel/change.ts';
import { NothingHere } from '#kernel/errors.ts';
import { nodeHistory, planPartition, updatesPartition } from '#kernel/keys.ts';
import type { MilestoneRow } from '#kernel/milestone-rows.ts';
import { type NodeRow, type PlanRow, updateRow } from '#kernel/plan-rows.ts';
import type { CycleId, NodeId, PlanId, UpdateId } from '#shared/ids.ts';
import { canRecordUpdate } from '#shared/plans/rules.ts';
import type { Recorded, Update, UpdateDraft } from '#shared/plans/schema.ts';
import type { Session } from './deps.ts';
import { presentMilestone } from './plans/milestone-view.ts';
import { recordUpdate, updateOn } from './plans/record-update.ts';
import { nodeOf, planStore } from './plans/store.ts';

/** What cycles ask of plans: to read them, and to record what was accepted. */
export const planHeader = (session: Session, plan: PlanId): Promise<PlanRow> => planStore(session).header(plan);

export const planWhole = (
  session: Session,
  plan: PlanId,
  consistent: boolean,
): Promise<{ plan: PlanRow; nodes: NodeRow[]; milestones: MilestoneRow[] }> =>
  planStore(session).whole(plan, consistent);

/** An action with its plan’s header; with the rows above it where it is read to be shown, which needs the index. */
export async function actionIn(
  session: Session,
  { plan, node }: { plan: PlanId; node: NodeId },
  to: 'read' | 'change',
) {
  const found =
    to === 'read'
      ? await planStore(session).placed(plan, node)
      : { ...(await withHeader(session, plan, node)), above: [] };
  if (found.node.removed !== null) throw new NothingHere();
  return found;
}

/** The steps of one action, from among the rows of its plan. */
export const stepsOf = async (
  session: Session,
  { plan, node }: { plan: PlanId; node: NodeId },
): Promise<MilestoneRow[]> => planStore(session).stepsOf(plan, node);

/** A step with what this person may do to it. */
export const stepShown = presentMilestone;

async function withHeader(session: Session, plan: PlanId, node: NodeId) {
  const [header, row] = await Promise.all([planHeader(session, plan), nodeOf(session, plan, node)]);
  return { plan: header, node: row };
}

/** All updates of a plan that were not withdrawn. */
export async function updatesOf({ audience, table }: Session, plan: PlanId): Promise<Update[]> {
  const items = await table.all(updatesPartition(audience, plan), { consistent: true });
  return items.map((item) => updateRow.read(item)).filter(({ withdrawn }) => !withdrawn);
}

export const mayRecord = ({ person, seat }: Session, node: Pick<NodeRow, 'owner'>): boolean =>
  canRecordUpdate({ person, role: seat.role }, node);

type Answering = UpdateDraft & { ask: { cycle: CycleId; expected: number }; request: RequestClaim | undefined };

/** Answers an ask as recording an update does: for review, or at once where nobody reviews. */
export const answerAsk = (session: Session, plan: PlanId, node: NodeId, asked: Answering): Promise<Recorded> =>
  recordUpdate(session, plan, node, asked);

type Accepting = { plan: PlanRow; row: NodeRow; draft: UpdateDraft; by: Update['by']; id: UpdateId; cycle: CycleId };

/** What writes an accepted answer as an update of the one who gave it, and where the plan’s log tells of it. */
export function acceptedUpdate(session: Session, { plan, ...given }: Accepting) {
  const { puts } = updateOn(session, plan, given);
  const { audience } = session;
  return {
    subject: planPartition(audience, plan.id),
    history: nodeHistory(audience, plan.id, given.row.id),
    puts,
  };
}
