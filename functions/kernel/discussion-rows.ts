import * as z from 'zod';
import { Instant } from '#shared/dates.ts';
import { RowComment } from '#shared/discussion/schema.ts';
import { NodeId, PersonId, PlanId, RowCommentId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

/** One that was withdrawn keeps its words, so that it can be restored; nobody is shown them. */
export const rowCommentRow = rowShape({
  kind: 'row-comment',
  v: 1,
  schema: RowComment.extend({ plan: PlanId, retention: Retention }),
});
export type RowCommentRow = ReturnType<typeof rowCommentRow.read>;

/** That somebody is mentioned. Home and mail read a person’s work alone, so it says on which row, as that was called then. */
export const mentionRow = rowShape({
  kind: 'mention',
  v: 1,
  schema: z.object({
    comment: RowCommentId,
    person: PersonId,
    plan: PlanId,
    node: NodeId,
    title: z.string(),
    by: PersonId,
    at: Instant,
    seenAt: Instant.nullable(),
    /** The comment was withdrawn, or does not mention them any more. */
    dropped: z.boolean(),
    version: z.int(),
    retention: Retention,
  }),
});
export type MentionRow = ReturnType<typeof mentionRow.read>;
