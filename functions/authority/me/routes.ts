import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Context, Hono } from 'hono';
import { accountOf, seatRow } from '#kernel/actor.ts';
import { type AccountAudienceRow, accountAudienceRow, audienceSeatRow } from '#kernel/audience-rows.ts';
import { claimsOf } from '#kernel/claims.ts';
import { validJson } from '#kernel/http.ts';
import { type Account, accountPartition, seatKey } from '#kernel/keys.ts';
import type { Operation } from '#kernel/operations.ts';
import { type AccountSeatRow, accountSeatRow } from '#kernel/people-rows.ts';
import type { Stored } from '#kernel/rows.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { MyAudience } from '#shared/audiences/schema.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { isInForce } from '#shared/people/rules.ts';
import { InvitationAcceptance, Me, MySeat } from '#shared/people/schema.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { acceptInvitation } from './accept.ts';

export function meRoutes(deps: Deps) {
  const account = (c: Context<AuthorityEnv>) => accountOf(claimsOf(c.env), deps.providers);
  return new Hono<AuthorityEnv>()
    .get('/api/me', async (c) => c.json(await placesOf(deps, account(c))))
    .post(
      '/api/me/seats',
      async (c, next) => {
        account(c);
        await next();
      },
      validJson(InvitationAcceptance),
      async (c) => c.json(await acceptInvitation(deps, { account: account(c), code: c.req.valid('json').code }), 201),
    );
}

/** Where the sign-in has seats: the copies say where to look, each seat says whether it is so. */
async function placesOf(deps: Deps, account: Account): Promise<Me> {
  const candidates = await candidatesOf(deps, account);
  if (candidates.length === 0) return { items: [], audiences: [] };
  const places = candidates.map((each) => ('audience' in each ? each.audience : each.authority));
  const keys = places.map((place) => ({ ...seatKey(place, account) }));
  const { Responses } = await deps.base.send(
    new BatchGetCommand({ RequestItems: { [deps.tableName]: { Keys: keys, ConsistentRead: true } } }),
  );
  const rows = Responses?.[deps.tableName] ?? [];
  const today = localDateOf(deps.clock());
  return {
    items: candidates.flatMap((each) => ('authority' in each ? seatIn(each, rows, today) : [])),
    audiences: candidates.flatMap((each) => ('audience' in each ? seatAmong(each, rows, today) : [])),
  };
}

function seatIn({ authority, name, accent }: AccountSeatRow, rows: readonly Stored[], today: LocalDate): MySeat[] {
  const seats = rows.filter((item) => item.row === seatRow.kind).map((item) => seatRow.read(item));
  const seat = seats.find((each) => each.authority === authority);
  if (seat === undefined || !isInForce({ ...seat, ended: seat.ended !== null }, today)) return [];
  const { person, role, clearance } = seat;
  return [{ authority, name, accent, person, role, clearance }];
}

function seatAmong({ audience }: AccountAudienceRow, rows: readonly Stored[], today: LocalDate): MyAudience[] {
  const seats = rows.filter((item) => item.row === audienceSeatRow.kind).map((item) => audienceSeatRow.read(item));
  const seat = seats.find((each) => each.audience === audience);
  if (seat === undefined || !isInForce({ ...seat, ended: seat.ended !== null }, today)) return [];
  return [{ audience, kind: kindOf(audience), name: seat.name, until: seat.until }];
}

async function candidatesOf(deps: Deps, account: Account): Promise<(AccountSeatRow | AccountAudienceRow)[]> {
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

export const meOperations = (): Operation[] => [
  {
    method: 'get',
    path: '/api/me',
    id: 'getMe',
    summary: 'Where I have seats',
    needs: 'sign-in',
    status: 200,
    answer: Me,
  },
  {
    method: 'post',
    path: '/api/me/seats',
    id: 'acceptInvitation',
    summary: 'Accept an invitation with its one-time code',
    needs: 'sign-in',
    body: InvitationAcceptance,
    status: 201,
    answer: MySeat,
  },
];
