import { Hono } from 'hono';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PersonId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { OwnedActions, Reassigned, Reassignment } from '#shared/plans/reassignment.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { ownerStore } from './owner-store.ts';

const path = '/api/authorities/:authority/people/:person/actions';

export function ownerRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>()
    .get(path, within(deps, 'read', 'read'), async (c) => {
      const session = c.var.session;
      const items = await ownerStore(session).actionsOf(pathId(c, 'person', PersonId));
      const can = { reassign: hasRight(session.seat.role, 'edit') };
      return c.json({ items, next: null, can } satisfies OwnedActions);
    })
    .post(`${path}/reassign`, within(deps, 'edit', 'write'), validJson(Reassignment), async (c) => {
      const from = pathId(c, 'person', PersonId);
      const asked = { ...c.req.valid('json'), from, request: await requestClaim(c) };
      return c.json((await ownerStore(c.var.session).reassign(asked)) satisfies Reassigned);
    });
}

export const ownerOperations = (): Operation[] => [
  {
    method: 'get',
    path,
    id: 'listOwnedActions',
    summary: 'The open actions of a person',
    needs: 'read',
    status: 200,
    answer: OwnedActions,
  },
  {
    method: 'post',
    path: `${path}/reassign`,
    id: 'reassignActions',
    summary: 'Give open actions of one person to another, in one go',
    needs: 'edit',
    body: Reassignment,
    status: 200,
    answer: Reassigned,
  },
];
