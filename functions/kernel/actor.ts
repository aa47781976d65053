import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Suspension, standingOf } from '#shared/authorities/standing.ts';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AuthorityId, Compartment, PersonId } from '#shared/ids.ts';
import { Role } from '#shared/people/role.ts';
import { hasRight, isInForce, type Right } from '#shared/people/rules.ts';
import { directoryKey } from './audience-keys.ts';
import { type DirectoryRow, directoryRow } from './directory-rows.ts';
import { NotAllowed, NothingHere, NotSignedIn } from './errors.ts';
import { type Account, seatKey } from './keys.ts';
import { readTogether } from './read-together.ts';
import { Retention, rowShape } from './rows.ts';
import { AuthorityClosed } from './standing-errors.ts';

/** A seat as it stands in `SEATS#<authority>`: the truth of who holds which right. */
export const seatRow = rowShape({
  kind: 'seat',
  v: 1,
  schema: z.object({
    authority: AuthorityId,
    person: PersonId,
    provider: z.string(),
    subject: z.string(),
    role: Role,
    clearance: z.array(Compartment),
    from: LocalDate,
    until: LocalDate.nullable(),
    ended: z.object({ at: Instant, why: z.string() }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
export type SeatRow = ReturnType<typeof seatRow.read>;

/** The sign-in that a verified token speaks of. An issuer that is not ours is nobody. */
export function accountOf(
  claims: Readonly<Record<string, unknown>> | undefined,
  providers: Readonly<Record<string, string>>,
): Account {
  const { iss, sub } = claims ?? {};
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '') throw new NotSignedIn();
  const provider = Object.hasOwn(providers, iss) ? providers[iss] : undefined;
  if (provider === undefined) throw new NotSignedIn();
  return { provider, subject: sub };
}

/** A seat, and whether its authority can only be read at the moment. */
export type Admission = { seat: SeatRow; suspended: Suspension | null };

/**
 * Reads one seat by its exact key, and beside it how the authority stands. No seat, one not begun, past or ended, or no such
 * authority: nothing is here. Those who have a seat in one that is closed are told so.
 */
export async function admissionOf(
  base: { client: DynamoDBDocumentClient; table: string },
  claim: { authority: AuthorityId; account: Account; today: LocalDate },
): Promise<Admission> {
  const key = seatKey(claim.authority, claim.account);
  const [held, listed] = await readTogether(base, [key, directoryKey(claim.authority)]);
  if (held === undefined || listed === undefined) throw new NothingHere();
  const seat = seatRow.read(held);
  if (seat.authority !== claim.authority) throw new NothingHere();
  if (!isInForce({ ...seat, ended: seat.ended !== null }, claim.today)) throw new NothingHere();
  return { seat, suspended: suspensionOf(directoryRow.read(listed), claim.today) };
}

/** Until when the authority can only be read; null where it can be worked in. A closed one lets nobody in. */
export function suspensionOf(listed: DirectoryRow, today: LocalDate): Suspension | null {
  if (listed.suspended !== null && standingOf(listed, today) === 'closed') throw new AuthorityClosed(listed.suspended);
  return listed.state === 'suspended' ? listed.suspended : null;
}

const rightInWords: Record<Right, string> = {
  read: 'see this',
  contribute: 'record updates',
  edit: 'change plans and boards',
  administer: 'manage people and settings',
};

export function requireRight(seat: SeatRow, right: Right): void {
  if (!hasRight(seat.role, right)) {
    throw new NotAllowed(
      `Your role here is ${seat.role}, which may not ${rightInWords[right]}. An administrator can change it.`,
    );
  }
}

export function requireClearance(seat: SeatRow, compartment: Compartment): void {
  if (!seat.clearance.includes(compartment)) {
    throw new NotAllowed(
      `You are not cleared for restricted matter about ${compartment}. An administrator can clear you.`,
    );
  }
}
