import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { type AccountAudienceRow, accountAudienceRow, audienceSeatRow } from '#kernel/audience-rows.ts';
import { type Account, accountPartition, seatKey } from '#kernel/keys.ts';
import { type AccountSeatRow, accountSeatRow } from '#kernel/people-rows.ts';
import type { Stored } from '#kernel/rows.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { MyAudience } from '#shared/audiences/schema.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { MySeat } from '#shared/people/schema.ts';
import type { Deps } from '../deps.ts';

/** Where a sign-in may have a seat; that it is so, the seat alone can say. */
export type Candidate = AccountSeatRow | AccountAudienceRow;

/** A seat in force, with what the switcher shows of its authority. */
export type SeatTaken = { seat: SeatRow; name: string; accent: string };
export type Places = { seats: SeatTaken[]; audiences: MyAudience[] };

export async function candidatesOf(deps: Deps, account: Account): Promise<Candidate[]> {
  const { Items = [] } = await deps.base.send(
    new QueryCommand({
      TableName: deps.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': accountPartition(account) },
      Limit: 100, // BatchGetItem takes a hundred keys; nobody has a hundred seats
    }),
  );
  return Items.map((item) =>
    item.row === accountAudienceRow.kind ? accountAudienceRow.read(item) : accountSeatRow.read(item),
  );
}

/** Those of the candidates that are so today: each is checked against its seat. */
export async function placesAmong(
  deps: Deps,
  { account, candidates }: { account: Account; candidates: readonly Candidate[] },
): Promise<Places> {
  if (candidates.length === 0) return { seats: [], audiences: [] };
  const places = candidates.map((each) => ('audience' in each ? each.audience : each.authority));
  const keys = places.map((place) => ({ ...seatKey(place, account) }));
  const { Responses } = await deps.base.send(
    new BatchGetCommand({ RequestItems: { [deps.tableName]: { Keys: keys, ConsistentRead: true } } }),
  );
  const rows = Responses?.[deps.tableName] ?? [];
  const today = localDateOf(deps.clock());
  return {
    seats: candidates.flatMap((each) => ('authority' in each ? seatIn(each, rows, today) : [])),
    audiences: candidates.flatMap((each) => ('audience' in each ? seatAmong(each, rows, today) : [])),
  };
}

function seatIn({ authority, name, accent }: AccountSeatRow, rows: readonly Stored[], today: LocalDate): SeatTaken[] {
  const seats = rows.filter((item) => item.row === seatRow.kind).map((item) => seatRow.read(item));
  const seat = seats.find((each) => each.authority === authority);
  if (seat === undefined || !isInForce({ ...seat, ended: seat.ended !== null }, today)) return [];
  return [{ seat, name, accent }];
}

function seatAmong({ audience }: AccountAudienceRow, rows: readonly Stored[], today: LocalDate): MyAudience[] {
  const seats = rows.filter((item) => item.row === audienceSeatRow.kind).map((item) => audienceSeatRow.read(item));
  const seat = seats.find((each) => each.audience === audience);
  if (seat === undefined || !isInForce({ ...seat, ended: seat.ended !== null }, today)) return [];
  return [{ audience, kind: kindOf(audience), name: seat.name, until: seat.until }];
}

export function presentSeat({ seat, name, accent }: SeatTaken): MySeat {
  const { authority, person, role, clearance } = seat;
  return { authority, name, accent, person, role, clearance };
}
