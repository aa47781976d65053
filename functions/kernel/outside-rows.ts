import * as z from 'zod';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AudienceId, OutsideSeatId, PersonId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

/**
 * What an authority has given to someone outside it: the invitation, who accepted it, and whether it has ended. The seat
 * itself, under the audience, is written in the same transactions and is what each request is judged by.
 */
export const outsideSeatRow = rowShape({
  kind: 'outside-seat',
  v: 1,
  schema: z.object({
    id: OutsideSeatId,
    audience: AudienceId,
    /** What the board or the school was called on that day. */
    audienceName: z.string(),
    person: PersonId,
    provider: z.string().describe('The one provider through which it may be accepted'),
    until: LocalDate.nullable(),
    invitedBy: PersonId,
    invitedOn: LocalDate,
    endsAt: Instant,
    accepted: z.object({ at: Instant, subject: z.string() }).nullable(),
    ended: z.object({ at: Instant, why: z.string() }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
export type OutsideSeatRow = ReturnType<typeof outsideSeatRow.read>;
