import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Admission, type SeatRow, seatRow } from '#kernel/actor.ts';
import { directoryKey } from '#kernel/audience-keys.ts';
import { type AccountAudienceRow, accountAudienceRow, audienceSeatRow } from '#kernel/audience-rows.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import { type Account, accountPartition, authorityNameKey, type Key, seatKey } from '#kernel/keys.ts';
import { type AccountSeatRow, accountSeatRow, authorityNameRow } from '#kernel/people-rows.ts';
import { readTogether } from '#kernel/read-together.ts';
import type { Stored } from '#kernel/rows.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { MyAudience } from '#shared/audiences/schema.ts';
import { type Standing, standingOf } from '#shared/authorities/standing.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { MySeat } from '#shared/people/schema.ts';
import type { Deps } from '../deps.ts';

/** Where a sign-in may have a seat; that it is so, the seat alone can say. */
export type Candidate = AccountSeatRow | AccountAudienceRow;

/** A seat in force, with what the switcher shows of its authority. */
export type SeatTaken = Admission & { name: string; accent: string; standing: Standing };
export type Places = { seats: SeatTaken[]; audiences: MyAudience[]; beside: (Stored | undefined)[]; today: LocalDate };

export async function candidatesOf(deps: Deps, account: Account): Promise<Candidate[]> {
  const { Items = [] } = await deps.base.send(
    new QueryCommand({
      TableName: deps.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': accountPartition(account) },
      Limit: 33, // BatchGetItem takes a hundred keys, three for each and one more; nobody has thirty seats
    }),
  );
  return Items.map((item) =>
    item.row === accountAudienceRow.kind ? accountAudienceRow.read(item) : accountSeatRow.read(item),
  );
}

/** Those of the candidates that are so today: each is checked against its seat. `beside` is read on the same trip. */
export async function placesAmong(
  deps: Deps,
  { account, candidates, beside = [] }: { account: Account; candidates: readonly Candidate[]; beside?: readonly Key[] },
): Promise<Places> {
  const keys = [...beside, ...candidates.flatMap((each) => keysOf(each, account))];
  const found = await readTogether({ client: deps.base, table: deps.tableName }, keys);
  const rows = found.slice(beside.length).filter((item) => item !== undefined);
  const today = localDateOf(deps.clock());
  return {
    seats: candidates.flatMap((each) => ('authority' in each ? seatIn(each, rows, today) : [])),
    audiences: candidates.flatMap((each) => ('audience' in each ? seatAmong(each, rows, today) : [])),
    beside: found.slice(0, beside.length),
    today,
  };
}

/** The seat, and beside an officer's what their authority is called and how it stands. */
const keysOf = (each: Candidate, account: Account): Key[] =>
  'audience' in each
    ? [seatKey(each.audience, account)]
    : [seatKey(each.authority, account), authorityNameKey(each.authority), directoryKey(each.authority)];

export const holds = (seat: Pick<SeatRow, 'from' | 'until' | 'ended'>, today: LocalDate): boolean =>
  isInForce({ ...seat, ended: seat.ended !== null }, today);

/** The name that stands beside the seats; until it was first changed, the one of the day the seat was taken. */
function seatIn(candidate: AccountSeatRow, rows: readonly Stored[], today: LocalDate): SeatTaken[] {
  const { authority } = candidate;
  const seats = rows.filter((item) => item.row === seatRow.kind).map((item) => seatRow.read(item));
  const directory = rows.filter((item) => item.row === directoryRow.kind).map((item) => directoryRow.read(item));
  const seat = seats.find((each) => each.authority === authority);
  const listed = directory.find((each) => each.authority === authority);
  if (seat === undefined || listed === undefined || !holds(seat, today)) return [];
  const names = rows.filter((item) => item.row === authorityNameRow.kind).map((item) => authorityNameRow.read(item));
  const { name, accent } = names.find((each) => each.authority === authority) ?? candidate;
  return [{ seat, name, accent, standing: standingOf(listed, today), suspended: listed.suspended }];
}

function seatAmong({ audience }: AccountAudienceRow, rows: readonly Stored[], today: LocalDate): MyAudience[] {
  const seats = rows.filter((item) => item.row === audienceSeatRow.kind).map((item) => audienceSeatRow.read(item));
  const seat = seats.find((each) => each.audience === audience);
  if (seat === undefined || !holds(seat, today)) return [];
  return [{ audience, kind: kindOf(audience), name: seat.name, until: seat.until }];
}

export function presentSeat({ seat, name, accent, standing, suspended }: SeatTaken): MySeat {
  const { authority, person, role, clearance } = seat;
  return { authority, name, accent, person, role, clearance, standing, suspended };
}
