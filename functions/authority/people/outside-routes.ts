import { Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { OutsideSeatId } from '#shared/ids.ts';
import { OutsideInvitation, OutsideInvitationDraft, OutsideSeat, OutsideSeatList } from '#shared/people/outside.ts';
import { SeatEnd } from '#shared/people/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { outsideStore } from './outside-store.ts';

const base = '/api/authorities/:authority/outside-seats';

export function outsideRoutes(deps: Deps) {
  const administers = within(deps, 'administer', 'administer');
  return new Hono<AuthorityEnv>()
    .get(base, administers, async (c) => {
      const store = outsideStore(c.var.session);
      const [items, audiences] = await Promise.all([store.list(), store.choices()]);
      return c.json({ items, next: null, audiences } satisfies OutsideSeatList);
    })
    .post(base, administers, validJson(OutsideInvitationDraft), async (c) => {
      const invitation = await outsideStore(c.var.session).invite(c.req.valid('json'), await requestClaim(c));
      return c.json(invitation, 201);
    })
    .delete(`${base}/:seat`, administers, validJson(SeatEnd), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      const seat = await outsideStore(c.var.session).end(pathId(c, 'seat', OutsideSeatId), asked);
      tagged(c, seat.version);
      return c.json(seat);
    });
}

export const outsideOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'listOutsideSeats',
    summary: 'Who outside holds or is invited to which seat, at the authority’s boards and at schools in its list',
    needs: 'administer',
    status: 200,
    answer: OutsideSeatList,
  },
  {
    method: 'post',
    path: base,
    id: 'inviteOutside',
    summary: 'Invite someone who is no officer to what a board, school or partnership is shown; the code is shown once',
    needs: 'administer',
    body: OutsideInvitationDraft,
    status: 201,
    answer: OutsideInvitation,
  },
  {
    method: 'delete',
    path: `${base}/:seat`,
    id: 'endOutsideSeat',
    summary: 'End a seat outside, or take back its invitation, with a reason',
    needs: 'administer',
    conditional: true,
    body: SeatEnd,
    status: 200,
    answer: OutsideSeat,
  },
];
