import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import {
  AgendaItemId,
  BoardCommentId,
  BoardId,
  CycleId,
  EntryId,
  MeetingId,
  NodeId,
  PersonId,
  PlanId,
} from '../ids.ts';
import { line, why } from './words.ts';

const words = line(4_000).min(1, 'Enter what the board said');

/** What a board said of a row of a plan, at the meeting where it looked at the report of a locked cycle. */
export const BoardComment = z
  .object({
    id: BoardCommentId,
    ...{ plan: PlanId, node: NodeId, cycle: CycleId },
    ...{ board: BoardId, meeting: MeetingId, item: AgendaItemId },
    on: LocalDate.describe('The day of the meeting'),
    words,
    by: PersonId.describe('Who noted it'),
    createdAt: Instant,
    withdrawn: z.object({ on: LocalDate, why: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'BoardComment' });
export type BoardComment = z.infer<typeof BoardComment>;

export const BoardCommentView = BoardComment.extend({
  can: z.object({ change: z.boolean().describe('Until the minutes are agreed') }),
}).meta({ id: 'BoardCommentView' });
export type BoardCommentView = z.infer<typeof BoardCommentView>;

export const BoardCommentDraft = z
  .strictObject({ node: NodeId.describe('The row of the plan that it is about'), words })
  .meta({ id: 'BoardCommentDraft' });
export type BoardCommentDraft = z.infer<typeof BoardCommentDraft>;

export const BoardCommentChange = z
  .strictObject({ words, withdrawn: z.strictObject({ why: why.min(1, 'Enter why it is withdrawn') }) })
  .partial()
  .meta({ id: 'BoardCommentChange' });
export type BoardCommentChange = z.infer<typeof BoardCommentChange>;

/** What was noted, and the entry by which it can be undone in the plan. */
export const BoardCommentRecorded = z
  .object({ entry: EntryId, comment: BoardCommentView })
  .meta({ id: 'BoardCommentRecorded' });
export type BoardCommentRecorded = z.infer<typeof BoardCommentRecorded>;
