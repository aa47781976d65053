import * as z from 'zod';
import { Instant, LocalDate } from '#shared/dates.ts';
import { PersonId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

/** A person and the sign-in that is theirs. */
export const signedIn = {
  person: PersonId,
  name: z.string(),
  email: z.string(),
  provider: z.string(),
  subject: z.string(),
};

/** Someone who looks after the platform. It gives no right in any authority. */
export const platformSeatRow = rowShape({
  kind: 'platform-seat',
  v: 1,
  schema: z.object({
    ...signedIn,
    from: LocalDate,
    until: LocalDate.nullable(),
    ended: z.object({ at: Instant, why: z.string() }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
export type PlatformSeatRow = ReturnType<typeof platformSeatRow.read>;
