import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Context, Hono } from 'hono';
import { accountOf, seatRow } from '#kernel/actor.ts';
import { validJson } from '#kernel/http.ts';
import { type Account, accountPartition, seatKey } from '#kernel/keys.ts';
import type { Operation } from '#kernel/operations.ts';
import { accountSeatRow } from '#kernel/people-rows.ts';
import { localDateOf } from '#shared/dates.ts';
import { isInForce } from '#shared/people/rules.ts';
import { InvitationAcceptance, Me, MySeat } from '#shared/people/schema.ts';
import { claimsOf } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { acceptInvitation } from './accept.ts';

export function meRoutes(deps: Deps) {
  const account = (c: Context<AuthorityEnv>) => accountOf(claimsOf(c.env), deps.providers);
  return new Hono<AuthorityEnv>()
    .get('/api/me', async (c) => c.json({ items: await seatsOf(deps, account(c)) }))
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
async function seatsOf(deps: Deps, account: Account): Promise<MySeat[]> {
  const candidates = await candidatesOf(deps, account);
  if (candidates.length === 0) return [];
  const keys = candidates.map((candidate) => ({ ...seatKey(candidate.authority, account) }));
  const { Responses } = await deps.base.send(
    new BatchGetCommand({ RequestItems: { [deps.tableName]: { Keys: keys, ConsistentRead: true } } }),
  );
  const today = localDateOf(deps.clock());
  const seats = (Responses?.[deps.tableName] ?? []).map((item) => seatRow.read(item));
  return candidates.flatMap(({ authority, name, accent }) => {
    const seat = seats.find((each) => each.authority === authority);
    if (seat === undefined || !isInForce({ ...seat, ended: seat.ended !== null }, today)) return [];
    const { person, role, clearance } = seat;
    return [{ authority, name, accent, person, role, clearance }];
  });
}

async function candidatesOf(deps: Deps, account: Account) {
  const { Items = [] } = await deps.base.send(
    new QueryCommand({
      TableName: deps.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': accountPartition(account) },
      Limit: 100, // BatchGetItem takes a hundred keys; nobody works for a hundred authorities
    }),
  );
  return Items.map((item) => accountSeatRow.read(item));
}

export const meOperations: Operation[] = [
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
