import * as z from 'zod';
import { Instant } from '../dates.ts';
import { EntryId, NodeId, PersonId, RowCommentId } from '../ids.ts';
import { mentionsIn, mostMentions } from './mentions.ts';

/** What is said; whoever is mentioned stands in it as `@[id]`, for their name is the directory’s alone. */
const words = z
  .string()
  .trim()
  .min(1, 'Enter the comment')
  .max(4_000, 'Keep the comment to 4,000 characters')
  .refine((said) => mentionsIn(said).length <= mostMentions, `Mention ${mostMentions} people at most`)
  .describe('Whoever is mentioned stands in it as `@[<id of the person>]`');

/** A comment of an officer on a row of a plan. Only those who work in the authority ever see it. */
export const RowComment = z
  .object({
    id: RowCommentId,
    node: NodeId,
    words: z.string(),
    by: PersonId,
    at: Instant,
    changedAt: Instant.nullable().describe('When its author last changed it; what it said before is in the log'),
    withdrawn: z.object({ at: Instant, by: PersonId, why: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'RowComment' });
export type RowComment = z.infer<typeof RowComment>;

/** As it is shown: of one that was withdrawn no words, but that it was there. */
export const RowCommentView = RowComment.extend({
  changeUntil: Instant.describe('Until when its author can change it'),
  can: z.object({ change: z.boolean(), withdraw: z.boolean(), restore: z.boolean() }),
}).meta({ id: 'RowCommentView' });
export type RowCommentView = z.infer<typeof RowCommentView>;

/** What officers say to one another about a row, oldest first. */
export const Discussion = z
  .object({ comments: z.array(RowCommentView), can: z.object({ comment: z.boolean() }) })
  .meta({ id: 'Discussion' });
export type Discussion = z.infer<typeof Discussion>;

export const RowCommentDraft = z.strictObject({ words }).meta({ id: 'RowCommentDraft' });
export type RowCommentDraft = z.infer<typeof RowCommentDraft>;

export const RowCommentWithdrawal = z
  .strictObject({
    why: z
      .string()
      .trim()
      .max(500, 'Keep the reason to 500 characters')
      .describe('Needed where somebody else wrote it; stands where the comment stood'),
  })
  .meta({ id: 'RowCommentWithdrawal' });
export type RowCommentWithdrawal = z.infer<typeof RowCommentWithdrawal>;

export const RowCommentRecorded = z
  .object({ entry: EntryId, comment: RowCommentView })
  .meta({ id: 'RowCommentRecorded' });
export type RowCommentRecorded = z.infer<typeof RowCommentRecorded>;

/** The comments that somebody who is mentioned in them has had before their eyes. */
export const CommentsSeen = z
  .strictObject({
    comments: z.array(RowCommentId).min(1, 'Name at least one comment').max(50, 'Name 50 comments at most'),
  })
  .meta({ id: 'CommentsSeen' });
export type CommentsSeen = z.infer<typeof CommentsSeen>;
