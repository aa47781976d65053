import { Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PersonId } from '#shared/ids.ts';
import { Invitation, InvitationDraft, Seat, SeatChange, SeatEnd, SeatList } from '#shared/people/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { peopleStore } from './store.ts';

const base = '/api/authorities/:authority/people';

export function peopleRoutes(deps: Deps) {
  const administers = within(deps, 'administer', 'administer');
  return new Hono<AuthorityEnv>()
    .get(base, administers, async (c) =>
      c.json({ ...(await peopleStore(c.var.session).list()), next: null } satisfies SeatList),
    )
    .post(base, administers, validJson(InvitationDraft), async (c) => {
      const invitation = await peopleStore(c.var.session).invite(c.req.valid('json'), await requestClaim(c));
      return c.json(invitation, 201);
    })
    .patch(`${base}/:person/seat`, administers, validJson(SeatChange), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      const seat = await peopleStore(c.var.session).change(pathId(c, 'person', PersonId), asked);
      tagged(c, seat.version);
      return c.json(seat);
    })
    .delete(`${base}/:person/seat`, administers, validJson(SeatEnd), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      return c.json(await peopleStore(c.var.session).end(pathId(c, 'person', PersonId), asked));
    });
}

export const peopleOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'listPeople',
    summary: 'Who holds which seat',
    needs: 'administer',
    status: 200,
    answer: SeatList,
  },
  {
    method: 'post',
    path: base,
    id: 'invite',
    summary: 'Invite someone; the code is shown once',
    needs: 'administer',
    body: InvitationDraft,
    status: 201,
    answer: Invitation,
  },
  {
    method: 'patch',
    path: `${base}/:person/seat`,
    id: 'changeSeat',
    summary: 'Change a seat’s role, clearance or end',
    needs: 'administer',
    conditional: true,
    body: SeatChange,
    status: 200,
    answer: Seat,
  },
  {
    method: 'delete',
    path: `${base}/:person/seat`,
    id: 'endSeat',
    summary: 'End a seat, with a reason',
    needs: 'administer',
    conditional: true,
    body: SeatEnd,
    status: 200,
    answer: Seat,
  },
];
