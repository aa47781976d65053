import { type Context, Hono } from 'hono';
import { accountOf } from '#kernel/actor.ts';
import { claimsOf } from '#kernel/claims.ts';
import { validJson } from '#kernel/http.ts';
import type { Account } from '#kernel/keys.ts';
import type { Operation } from '#kernel/operations.ts';
import { platformSeatKey } from '#kernel/platform-keys.ts';
import { platformSeatRow } from '#kernel/platform-seat-rows.ts';
import { MyWork } from '#shared/authorities/my-work.ts';
import { MyUpdates } from '#shared/cycles/views.ts';
import { Accepted, InvitationAcceptance, Me } from '#shared/people/schema.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { acceptInvitation } from './accept.ts';
import { candidatesOf, holds, placesAmong, presentSeat } from './places.ts';
import { myUpdatesOf } from './updates.ts';
import { myWorkOf } from './work.ts';

export function meRoutes(deps: Deps) {
  const account = (c: Context<AuthorityEnv>) => accountOf(claimsOf(c.env), deps.providers);
  return new Hono<AuthorityEnv>()
    .get('/api/me', async (c) => c.json(await placesOf(deps, account(c))))
    .get('/api/me/work', async (c) =>
      c.json(await myWorkOf(deps, { account: account(c), requestId: c.get('requestId') })),
    )
    .get('/api/me/updates', async (c) =>
      c.json(await myUpdatesOf(deps, { account: account(c), requestId: c.get('requestId') })),
    )
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

/** Where the sign-in has seats. */
async function placesOf(deps: Deps, account: Account): Promise<Me> {
  const asked = { account, candidates: await candidatesOf(deps, account), beside: [platformSeatKey(account)] };
  const { seats, audiences, today, beside } = await placesAmong(deps, asked);
  const platform = beside.some((item) => item !== undefined && holds(platformSeatRow.read(item), today));
  return { items: seats.map(presentSeat), audiences, platform };
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
    method: 'get',
    path: '/api/me/work',
    id: 'getMyWork',
    summary: 'What waits for me and what is coming, in every authority where I have a seat',
    needs: 'sign-in',
    status: 200,
    answer: MyWork,
  },
  {
    method: 'get',
    path: '/api/me/updates',
    id: 'getMyUpdates',
    summary: 'What I am asked in open update cycles, in every authority where I have a seat',
    needs: 'sign-in',
    status: 200,
    answer: MyUpdates,
  },
  {
    method: 'post',
    path: '/api/me/seats',
    id: 'acceptInvitation',
    summary: 'Accept an invitation with its one-time code',
    needs: 'sign-in',
    body: InvitationAcceptance,
    status: 201,
    answer: Accepted,
  },
];
