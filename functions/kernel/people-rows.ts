import * as z from 'zod';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AuthorityId, Compartment, PersonId } from '#shared/ids.ts';
import { Role } from '#shared/people/role.ts';
import { Retention, rowShape } from './rows.ts';

/** An invitation, found by the hash of its token; the token itself is nowhere. */
export const invitationRow = rowShape({
  kind: 'invitation',
  v: 1,
  schema: z.object({
    person: PersonId,
    role: Role,
    clearance: z.array(Compartment),
    from: LocalDate,
    until: LocalDate.nullable(),
    provider: z.string().describe('The one provider through which it may be accepted'),
    invitedBy: PersonId,
    endsAt: Instant,
    acceptedAt: Instant.nullable(),
    withdrawn: z.object({ at: Instant, why: z.string() }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
export type InvitationRow = ReturnType<typeof invitationRow.read>;

/** The authority’s name and colour beside its seats, changed with the settings; absent until they are first changed. */
export const authorityNameRow = rowShape({
  kind: 'authority-name',
  v: 1,
  schema: z.object({
    authority: AuthorityId,
    name: z.string(),
    accent: z.string(),
    version: z.int(),
    retention: Retention,
  }),
});
export type AuthorityNameRow = ReturnType<typeof authorityNameRow.read>;

/** Where a sign-in may have a seat, with the name and colour of that day. The seat itself is the truth. */
export const accountSeatRow = rowShape({
  kind: 'account-seat',
  v: 1,
  schema: z.object({
    authority: AuthorityId,
    name: z.string(),
    accent: z.string(),
    version: z.int(),
    retention: Retention,
  }),
});
export type AccountSeatRow = ReturnType<typeof accountSeatRow.read>;
