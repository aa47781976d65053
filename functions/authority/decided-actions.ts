import { type DecisionRow, decisionRow, meetingRow } from '#kernel/board-rows.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { NothingHere } from '#kernel/errors.ts';
import { decisionKey, meetingKey, meetingPartition, nodeHistory, planPartition } from '#kernel/keys.ts';
import type { PlanRow } from '#kernel/plan-rows.ts';
import type { ActionDraft } from '#shared/boards/schema.ts';
import { type MeetingId, NodeId, type PlanId, type RecommendationId } from '#shared/ids.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import type { Recorded } from '#shared/plans/schema.ts';
import type { Session } from './deps.ts';
import { planChanges } from './plans/changes.ts';
import { nodeOf, planStore } from './plans/store.ts';
import { presentNode } from './plans/view.ts';
import { refuse, settle } from './settle.ts';

type Asked = ActionDraft & { meeting: MeetingId; decision: RecommendationId; request: RequestClaim | undefined };

/** Makes the action in its plan and puts it on the decision, both or neither; each log tells of its own row. */
export async function makeAction(session: Session, asked: Asked): Promise<Recorded> {
  const { audience, table } = session;
  const { meeting, decision, request, plan, ...fields } = asked;
  const key = decisionKey(audience, meeting, decision);
  const committed = await settle(session, async () => {
    const [{ board }, was] = await Promise.all([
      table.get(meetingKey(audience, meeting), meetingRow),
      table.get(key, decisionRow),
    ]);
    const { shape, agreedOn } = await planOf(session, plan);
    // It is part of the plan from the day it was decided, but never from before there was a plan.
    const [, effectiveOn = was.on] = [agreedOn, was.on].toSorted();
    const draft = { ...fields, level: actionLevel(shape), effectiveOn };
    const { row, puts } = await planChanges(session).drafted(plan, draft, { board, meeting, decision });
    const next: DecisionRow = { ...was, actions: [...was.actions, { plan, node: row.id }], version: was.version + 1 };
    return {
      ...{ verb: 'action.decided', subject: planPartition(audience, plan), effectiveOn },
      history: nodeHistory(audience, plan, row.id),
      alsoIn: [meetingPartition(audience, meeting)],
      puts: [...puts, put({ key, shape: decisionRow, row: next, was })],
      ...{ request, result: row.id },
    };
  });
  if (committed === null) throw new NothingHere();
  const [header, row] = await Promise.all([
    planStore(session).header(plan),
    nodeOf(session, plan, NodeId.parse(committed.result)),
  ]);
  return { entry: committed.entry, node: presentNode(session, header, row) };
}

async function planOf(session: Session, plan: PlanId): Promise<PlanRow> {
  try {
    return await planStore(session).header(plan);
  } catch (error) {
    if (error instanceof NothingHere) refuse([{ pointer: '#/plan', detail: 'Choose one of your authority’s plans' }]);
    throw error;
  }
}
