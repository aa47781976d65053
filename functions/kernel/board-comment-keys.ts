import { commentSort } from '#shared/boards/comment-sort.ts';
import type { AgendaItemId, BoardCommentId, CycleId, MeetingId, NodeId, PlanId } from '#shared/ids.ts';
import { cyclePartition } from './cycle-keys.ts';
import {
  type Audience,
  type IndexKey,
  join,
  type Key,
  keySeparator,
  nodeHistory,
  type Partition,
  within,
} from './keys.ts';

type Of = { node: NodeId; id: BoardCommentId };

/** What boards said of a plan's rows, by row, oldest first; on the index it stands in the page of its row. */
export const boardCommentsPartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'PLAN', plan, 'BOARDCOMMENTS');
export const boardCommentKey = (audience: Audience, plan: PlanId, of: Of): Key => ({
  pk: boardCommentsPartition(audience, plan),
  sk: join(commentSort, of.node, of.id),
});
export const boardCommentIndex = (audience: Audience, plan: PlanId, of: Of): IndexKey => ({
  gsi1pk: nodeHistory(audience, plan, of.node),
  gsi1sk: join(commentSort, of.id),
});

/** That a cycle's report is looked at under an item of an agenda; it stands with what is of that cycle. */
export const lookedAtKey = (
  audience: Audience,
  { plan, cycle }: { plan: PlanId; cycle: CycleId },
  of: { meeting: MeetingId; item: AgendaItemId },
): Key => ({
  pk: cyclePartition(audience, plan, cycle),
  sk: join('LOOKEDAT', of.meeting, of.item),
});
export const lookedAtOfCycle = `LOOKEDAT${keySeparator}`;
