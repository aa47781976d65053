import * as z from 'zod';
import { FrozenStanding } from '../cycles/report.ts';
import { LocalDate } from '../dates.ts';
import { AgendaItemId, BoardId, CycleId, MeetingId, NodeId, PlanId } from '../ids.ts';
import { StatusMark } from '../vocabulary.ts';
import { BoardCommentView } from './comment.ts';
import { MeetingState } from './schema.ts';

/** A row as the report has it that the board looked at. */
export const LookedAtRow = z.object({
  node: NodeId,
  level: z.string().describe('The authority’s own name for its level'),
  number: z.string().nullable().describe('With those of the rows above it, like 2.5; null where it has none'),
  title: z.string(),
  depth: z.int().describe('0 at the top of the plan'),
  standing: FrozenStanding,
  status: StatusMark.nullable(),
});
export type LookedAtRow = z.infer<typeof LookedAtRow>;

/** The report that is looked at under an item of the agenda, row by row, and what the board said of it. */
export const LookedAtReport = z
  .object({
    board: z.object({ id: BoardId, name: z.string() }),
    meeting: z.object({ id: MeetingId, on: LocalDate, state: MeetingState }),
    item: z.object({ id: AgendaItemId, title: z.string() }),
    plan: z.object({ id: PlanId, title: z.string() }),
    cycle: z.object({ id: CycleId, name: z.string(), lockedOn: LocalDate.nullable() }),
    rows: z.array(LookedAtRow).describe('None until the cycle is locked'),
    comments: z.array(BoardCommentView).describe('Oldest first'),
    can: z.object({ comment: z.boolean() }),
  })
  .meta({ id: 'LookedAtReport' });
export type LookedAtReport = z.infer<typeof LookedAtReport>;

/** That a board looks, or looked, at the report of a cycle. */
export const LookedAt = z.object({
  board: z.object({ id: BoardId, name: z.string() }),
  meeting: z.object({ id: MeetingId, on: LocalDate, state: MeetingState }),
  item: z.object({ id: AgendaItemId, title: z.string() }),
});
export type LookedAt = z.infer<typeof LookedAt>;
