import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { type AccountAudienceRow, accountAudienceRow, audienceSeatRow } from '#kernel/audience-rows.ts';
import { type Account, accountPartition, authorityNameKey, seatKey } from '#kernel/keys.ts';
import { type AccountSeatRow, accountSeatRow, authorityNameRow } from '#kernel/people-rows.ts';
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
      Limit: 50, // BatchGetItem takes a hundred keys, two for each; nobody has fifty seats
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
  const keys = candidates.flatMap((each) =>
    'audience' in each
      ? [{ ...seatKey(each.audience, account) }]
      : [{ ...seatKey(each.authority, account) }, { ...authorityNameKey(each.authority) }],
  );
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

/** The name that stands beside the seats; until it was first changed, the one of the day the seat was taken. */
function seatIn(candidate: AccountSeatRow, rows: readonly Stored[], today: LocalDate): SeatTaken[] {
  const { authority } = candidate;
  const seats = rows.filter((item) => item.row === seatRow.kind).map((item) => seatRow.read(item));
  const seat = seats.find((each) => each.authority === authority);
  if (seat === undefined || !isInForce({ ...seat, ended: seat.ended !== null }, today)) return [];
  const names = rows.filter((item) => item.row === authorityNameRow.kind).map((item) => authorityNameRow.read(item));
  const { name, accent } = names.find((each) => each.authority === authority) ?? candidate;
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
