import * as z from 'zod';
import { Outcome } from '../boards/outcome.ts';
import { LocalDate } from '../dates.ts';
import { BoardId, MeetingId, RecommendationId } from '../ids.ts';

/** The decision that made an action; absent where none did. */
export const DecidedBy = z.object({ board: BoardId, meeting: MeetingId, decision: RecommendationId });
export type DecidedBy = z.infer<typeof DecidedBy>;

/** The decision that made an action, in words enough to show beside it. */
export const DecidedIn = z.object({
  board: z.object({ id: BoardId, name: z.string() }),
  meeting: z.object({ id: MeetingId, on: LocalDate }),
  decision: z.object({ id: RecommendationId, outcome: Outcome, words: z.string(), recommendation: z.string() }),
});
export type DecidedIn = z.infer<typeof DecidedIn>;
