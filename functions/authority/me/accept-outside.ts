import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type AudienceSeatRow, accountAudienceRow, audienceSeatRow } from '#kernel/audience-rows.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import { ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import {
  type Account,
  accountAudience,
  accountPartition,
  accountSeatKey,
  seatKey,
  seatsAudience,
  topPartition,
} from '#kernel/keys.ts';
import { outsideSeatKey } from '#kernel/outside-keys.ts';
import { type OutsideSeatRow, outsideSeatRow } from '#kernel/outside-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { MyAudience } from '#shared/audiences/schema.ts';
import { localDateOf } from '#shared/dates.ts';
import type { AudienceId, AuthorityId } from '#shared/ids.ts';
import { outsideState } from '#shared/people/outside-rules.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { Deps } from '../deps.ts';

type Binding = { authority: AuthorityId; token: string; account: Account; given: OutsideSeatRow };

/** Is this still good, for whoever signed in that way? */
export function isOpenTo(given: OutsideSeatRow, account: Account, now: Date): boolean {
  const state = outsideState(given, { today: localDateOf(now), now: now.toISOString() });
  return state === 'invited' && given.provider === account.provider;
}

/** Binds a sign-in to a seat outside, once: what was given, the seat and where to look for it, together. */
export async function bindOutside(deps: Deps, { authority, token, account, given }: Binding): Promise<MyAudience> {
  const now = deps.clock();
  const earlier = await earlierSeat(deps, { audience: given.audience, account });
  const seat = seatFrom({ authority, account, given }, { today: localDateOf(now), version: earlier.version });
  const accepted = { at: now.toISOString(), subject: account.subject };
  const taken: OutsideSeatRow = { ...given, accepted, version: given.version + 1 };
  const table = await binderTable(deps, { authority, account, given });
  await table
    .commit({
      verb: 'outside.taken',
      subject: topPartition(seatsAudience(authority)),
      effectiveOn: seat.from,
      puts: [
        put({ key: outsideSeatKey(authority, token), shape: outsideSeatRow, row: taken, was: given }),
        put({
          key: seatKey(given.audience, account),
          shape: audienceSeatRow,
          row: seat,
          was: earlier.seat,
          unlogged: true,
        }),
        ...earlier.copies(given),
      ],
      result: given.person,
    })
    .catch((error: unknown) => {
      // Someone used the code, or took the seat, a moment before.
      throw error instanceof ChangedMeanwhile || error instanceof WrongState ? new NothingHere() : error;
    });
  return { audience: seat.audience, kind: kindOf(seat.audience), name: seat.name, until: seat.until };
}

function seatFrom(
  { authority, account, given }: Omit<Binding, 'token'>,
  { today, version }: { today: string; version: number },
): AudienceSeatRow {
  const { audience, audienceName: name, person, until, retention } = given;
  return {
    ...{ audience, name, person, ...account, from: today, until, ended: null },
    ...{ given: { by: authority, as: given.id }, version: version + 1, retention },
  };
}

/** A seat of this sign-in that has ended may be taken again; one in force may not be replaced by an invitation. */
async function earlierSeat(deps: Deps, { audience, account }: { audience: AudienceId; account: Account }) {
  const { base, tableName: TableName } = deps;
  const key = accountSeatKey(account, audience);
  const [seats, found] = await Promise.all([
    base.send(new GetCommand({ TableName, Key: { ...seatKey(audience, account) }, ConsistentRead: true })),
    base.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk = :sk',
        ExpressionAttributeValues: { ':pk': accountPartition(account), ':sk': key.sk },
      }),
    ),
  ]);
  const seat = seats.Item === undefined ? null : audienceSeatRow.read(seats.Item);
  if (seat !== null && isInForce({ ...seat, ended: seat.ended !== null }, localDateOf(deps.clock()))) {
    throw new WrongState('You have a seat here already. An administrator can end it.');
  }
  /** Where to look for the seat, unless it is written there already. */
  const copies = ({ retention }: OutsideSeatRow): AnyPut[] =>
    (found.Items ?? []).length > 0
      ? []
      : [put({ key, shape: accountAudienceRow, row: { audience, version: 1, retention }, was: null, unlogged: true })];
  return { seat, version: seat?.version ?? 0, copies };
}

async function binderTable(deps: Deps, { authority, account, given }: Omit<Binding, 'token'>) {
  const { audience, person } = given;
  const credentials = await deps.sessions.sessionFor({ does: 'bind-outside', authority, audience, account });
  const { tableName: name, clock, newId } = deps;
  const audiences = [seatsAudience(authority), seatsAudience(audience), accountAudience(account)] as const;
  return tableFor({ client: deps.clientFor(credentials), name, audiences, person, clock, newId });
}
