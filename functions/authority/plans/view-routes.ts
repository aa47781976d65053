import { Hono } from 'hono';
import * as z from 'zod';
import { expectedVersion, pathId, requestClaim, tagged, validJson, validQuery } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PlanId, SavedViewId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import {
  OpeningView,
  SavedViewChange,
  SavedViewDraft,
  SavedViewList,
  SavedViewSeen,
} from '#shared/plans/saved-views.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { viewStore } from './view-store.ts';

const all = '/api/authorities/:authority/saved-views';
const one = `${all}/:plan`;
const ViewQuery = z.object({ plan: PlanId.optional().describe('Of this plan alone') });

/** How one looks at a plan is one’s own choice, so whoever may read may save it; for everyone, whoever may edit. */
export function viewRoutes(deps: Deps) {
  const chooses = within(deps, 'read', 'write');
  return new Hono<AuthorityEnv>()
    .get(all, within(deps, 'read', 'read'), validQuery(ViewQuery), async (c) => {
      const session = c.var.session;
      const items = await viewStore(session).list(c.req.valid('query').plan);
      return c.json({ items, can: { saveForEveryone: hasRight(session.seat.role, 'edit') } } satisfies SavedViewList);
    })
    .post(one, chooses, validJson(SavedViewDraft), async (c) => {
      const plan = pathId(c, 'plan', PlanId);
      const view = await viewStore(c.var.session).save(plan, c.req.valid('json'), await requestClaim(c));
      tagged(c, view.version);
      c.header('Location', `${c.req.path}/${view.id}`);
      return c.json(view, 201);
    })
    .put(`${one}/opening`, chooses, validJson(OpeningView), async (c) => {
      const plan = pathId(c, 'plan', PlanId);
      return c.json(await viewStore(c.var.session).open(plan, c.req.valid('json'), await requestClaim(c)));
    })
    .patch(`${one}/:view`, chooses, validJson(SavedViewChange), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional, plan: pathId(c, 'plan', PlanId) };
      const view = await viewStore(c.var.session).change(pathId(c, 'view', SavedViewId), asked);
      tagged(c, view.version);
      return c.json(view);
    });
}

export const viewOperations = (): Operation[] => [
  {
    method: 'get',
    path: all,
    id: 'listSavedViews',
    summary: 'Views of plans that I saved or that are for everyone',
    needs: 'read',
    query: ViewQuery,
    status: 200,
    answer: SavedViewList,
  },
  {
    method: 'post',
    path: one,
    id: 'saveView',
    summary: 'Save a view of a plan under a name, for me or for everyone',
    needs: 'read',
    body: SavedViewDraft,
    status: 201,
    answer: SavedViewSeen,
  },
  {
    method: 'put',
    path: `${one}/opening`,
    id: 'chooseOpeningView',
    summary: 'Choose with which view a plan opens for me',
    needs: 'read',
    body: OpeningView,
    status: 200,
    answer: OpeningView,
  },
  {
    method: 'patch',
    path: `${one}/:view`,
    id: 'changeSavedView',
    summary: 'Rename a saved view, take it away or back',
    needs: 'read',
    conditional: true,
    body: SavedViewChange,
    status: 200,
    answer: SavedViewSeen,
  },
];
