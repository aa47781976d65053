import type { NodeId, PersonId, PlanId, RowCommentId } from '#shared/ids.ts';
import { type Audience, type IndexKey, join, type Key, nodeHistory, type Partition, within, workOf } from './keys.ts';

/** What officers say about the rows of a plan. It stands beside the plan and not below it, where those who publish may read. */
export const discussionPartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'DISCUSSION', plan);

/** A comment on a row; on the index it stands in the page of its row, beside the entries. */
export const commentKey = (audience: Audience, plan: PlanId, of: { node: NodeId; id: RowCommentId }): Key => ({
  pk: discussionPartition(audience, plan),
  sk: join('COMMENT', of.node, of.id),
});
export const commentIndex = (audience: Audience, plan: PlanId, of: { node: NodeId; id: RowCommentId }): IndexKey => ({
  gsi1pk: nodeHistory(audience, plan, of.node),
  gsi1sk: join('COMMENT', of.id),
});

/** That somebody is mentioned in a comment; until they have seen it, it stands in their work. */
export const mentionKey = (audience: Audience, plan: PlanId, of: { comment: RowCommentId; person: PersonId }): Key => ({
  pk: discussionPartition(audience, plan),
  sk: join('MENTION', of.comment, of.person),
});
/** Before whatever has a date: what somebody asks of a person is not lost behind fifty actions. */
export const mentionIndex = (audience: Audience, of: { comment: RowCommentId; person: PersonId }): IndexKey => ({
  gsi1pk: workOf(audience, of.person),
  gsi1sk: join('0', of.comment),
});
