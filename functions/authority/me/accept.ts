import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type SeatRow, seatRow, suspensionOf } from '#kernel/actor.ts';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import { ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import {
  type Account,
  type Audience,
  accountAudience,
  accountPartition,
  accountSeatKey,
  authorityAudience,
  invitationKey,
  seatKey,
  seatsAudience,
  settingsKey,
  topPartition,
} from '#kernel/keys.ts';
import { outsideSeatKey } from '#kernel/outside-keys.ts';
import { type OutsideSeatRow, outsideSeatRow } from '#kernel/outside-rows.ts';
import { accountSeatRow, type InvitationRow, invitationRow } from '#kernel/people-rows.ts';
import { readTogether } from '#kernel/read-together.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { AuthoritySuspended } from '#kernel/standing-errors.ts';
import { tableFor } from '#kernel/table.ts';
import { localDateOf } from '#shared/dates.ts';
import { AuthorityId, type PersonId } from '#shared/ids.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { Accepted } from '#shared/people/schema.ts';
import type { Deps } from '../deps.ts';
import { bindOutside, isOpenTo } from './accept-outside.ts';
import { presentSeat } from './places.ts';

/**
 * Binds a sign-in to a seat, once, by a one-time token for one provider; never by a matching e-mail address. An unknown,
 * used, withdrawn or outdated code is nothing here, all the same.
 */
export async function acceptInvitation(deps: Deps, asked: { account: Account; code: string }): Promise<Accepted> {
  const [authorityId, token = ''] = asked.code.split('.');
  const authority = AuthorityId.safeParse(authorityId);
  if (!authority.success) throw new NothingHere();
  const found = await openInvitation(deps, { authority: authority.data, token, account: asked.account });
  if ('audience' in found) {
    return bindOutside(deps, { authority: authority.data, token, account: asked.account, given: found });
  }
  const invitation = found;
  const { name, accent } = await settingsAt(deps, authority.data);
  const seat = await bind(deps, { authority: authority.data, token, account: asked.account, invitation, name, accent });
  return presentSeat({ seat, name, accent, standing: 'live', suspended: null });
}

type Asked = { authority: AuthorityId; token: string; account: Account };

/** An invitation of an officer, or of someone outside: the code does not tell which, so both places are looked at. */
async function openInvitation(deps: Deps, asked: Asked): Promise<InvitationRow | OutsideSeatRow> {
  const { authority, token, account } = asked;
  const keys = [directoryKey(authority), invitationKey(authority, token), outsideSeatKey(authority, token)];
  const [listed, ...held] = await readTogether({ client: deps.base, table: deps.tableName }, keys);
  const item = held.find((each) => each !== undefined);
  if (listed === undefined || item === undefined) throw new NothingHere();
  const found = item.row === outsideSeatRow.kind ? outsideSeatRow.read(item) : invitationRow.read(item);
  const now = deps.clock();
  if (!('audience' in found ? isOpenTo(found, account, now) : isOpen(found, account, now))) throw new NothingHere();
  // Nobody takes a seat in an authority that is suspended; whoever holds a good invitation is told so.
  const suspended = suspensionOf(directoryRow.read(listed), localDateOf(now));
  if (suspended !== null) throw new AuthoritySuspended(suspended);
  return found;
}

const isOpen = (row: InvitationRow, account: Account, now: Date): boolean =>
  row.acceptedAt === null &&
  row.withdrawn === null &&
  row.endsAt > now.toISOString() &&
  row.provider === account.provider;

/** The authority’s name and colour, for the switcher; read once the invitation has been found good. */
async function settingsAt(deps: Deps, authority: AuthorityId) {
  const credentials = await deps.sessions.sessionFor({ does: 'read', authority });
  const audience = authorityAudience(authority);
  const { tableName: name, clock, newId } = deps;
  const table = tableFor({
    client: deps.clientFor(credentials),
    name,
    audiences: [audience],
    person: null,
    clock,
    newId,
  });
  return table.get(settingsKey(audience), settingsRow);
}

type Binding = Asked & { invitation: InvitationRow; name: string; accent: string };

async function bind(deps: Deps, { authority, token, account, invitation, name, accent }: Binding): Promise<SeatRow> {
  const { person, role, clearance, until, retention } = invitation;
  const now = deps.clock();
  const today = localDateOf(now);
  const earlier = await earlierSeat(deps, { authority, token, account });
  const table = await binderTable(deps, { authority, account, person });
  const rights = { role, clearance, from: today, until, ended: null };
  const version = (earlier.seat?.version ?? 0) + 1;
  const seat: SeatRow = { authority, person, ...account, ...rights, version, retention };
  const used: InvitationRow = { ...invitation, acceptedAt: now.toISOString(), version: invitation.version + 1 };
  const copy = { authority, name, accent, version: (earlier.copy?.version ?? 0) + 1, retention };
  await table
    .commit({
      verb: 'seat.taken',
      subject: topPartition(seatsAudience(authority)),
      effectiveOn: today,
      puts: [
        put({ key: invitationKey(authority, token), shape: invitationRow, row: used, was: invitation, unlogged: true }),
        put({ key: seatKey(authority, account), shape: seatRow, row: seat, was: earlier.seat }),
        put({
          key: accountSeatKey(account, authority),
          shape: accountSeatRow,
          row: copy,
          was: earlier.copy,
          unlogged: true,
        }),
      ],
      result: person,
    })
    .catch((error: unknown) => {
      // Someone used the code, or took the seat, a moment before.
      throw error instanceof ChangedMeanwhile || error instanceof WrongState ? new NothingHere() : error;
    });
  return seat;
}

/** A seat of this sign-in that has ended may be taken again; one in force may not be replaced by an invitation. */
async function earlierSeat(deps: Deps, { authority, account }: Asked) {
  const [seats, copies] = await Promise.all([
    deps.base.send(
      new GetCommand({ TableName: deps.tableName, Key: { ...seatKey(authority, account) }, ConsistentRead: true }),
    ),
    deps.base.send(
      new QueryCommand({
        TableName: deps.tableName,
        KeyConditionExpression: 'pk = :pk AND sk = :sk',
        ExpressionAttributeValues: { ':pk': accountPartition(account), ':sk': accountSeatKey(account, authority).sk },
      }),
    ),
  ]);
  const seat = seats.Item === undefined ? null : seatRow.read(seats.Item);
  if (seat !== null && isInForce({ ...seat, ended: seat.ended !== null }, localDateOf(deps.clock()))) {
    throw new WrongState('You have a seat here already. An administrator can change it.');
  }
  const copy = copies.Items?.[0];
  return { seat, copy: copy === undefined ? null : accountSeatRow.read(copy) };
}

async function binderTable(
  deps: Deps,
  { authority, account, person }: { authority: AuthorityId; account: Account; person: PersonId },
) {
  const credentials = await deps.sessions.sessionFor({ does: 'bind', authority, account });
  const { tableName: name, clock, newId } = deps;
  const audiences: [Audience, Audience] = [seatsAudience(authority), accountAudience(account)];
  return tableFor({ client: deps.clientFor(credentials), name, audiences, person, clock, newId });
}
