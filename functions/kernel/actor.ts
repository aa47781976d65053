import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AuthorityId, Compartment, PersonId } from '#shared/ids.ts';
import { hasRight, isInForce, type Right } from '#shared/people/rules.ts';
import { Role } from '#shared/people/schema.ts';
import { NotAllowed, NothingHere, NotSignedIn } from './errors.ts';
import { type Account, seatKey } from './keys.ts';
import { Retention, rowShape } from './rows.ts';

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

/** Reads one seat by its exact key. No seat, one not begun, past or ended: nothing is here. */
export async function seatOf(
  base: { client: DynamoDBDocumentClient; table: string },
  claim: { authority: AuthorityId; account: Account; today: LocalDate },
): Promise<SeatRow> {
  const key = seatKey(claim.authority, claim.account);
  const { Item } = await base.client.send(
    new GetCommand({ TableName: base.table, Key: { ...key }, ConsistentRead: true }),
  );
  if (Item === undefined) throw new NothingHere();
  const seat = seatRow.read(Item);
  if (seat.authority !== claim.authority) throw new NothingHere();
  if (!isInForce({ ...seat, ended: seat.ended !== null }, claim.today)) throw new NothingHere();
  return seat;
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
