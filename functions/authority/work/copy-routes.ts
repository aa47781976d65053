import { Hono } from 'hono';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { WorkId } from '#shared/ids.ts';
import { PlanCopy, PlanCopyDraft } from '#shared/work/copy-schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { copyStore } from './copies.ts';

const base = '/api/authorities/:authority/copies';

/** A plan made from another, as work that goes on by itself. */
export function copyRoutes(deps: Deps) {
  const edits = within(deps, 'edit', 'write');
  const looks = within(deps, 'edit', 'read');
  return new Hono<AuthorityEnv>()
    .post(base, edits, validJson(PlanCopyDraft), async (c) => {
      const begun = await copyStore(c.var.session).begin(c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${c.req.path}/${begun.id}`);
      return c.json(begun, 202);
    })
    .get(`${base}/:copy`, looks, async (c) => c.json(await copyStore(c.var.session).view(pathId(c, 'copy', WorkId))));
}

export const copyOperations = (): Operation[] => [
  {
    method: 'post',
    path: base,
    id: 'beginPlanCopy',
    summary: 'Make a plan from one that is there, without what was reported',
    needs: 'edit',
    body: PlanCopyDraft,
    status: 202,
    answer: PlanCopy,
  },
  {
    method: 'get',
    path: `${base}/:copy`,
    id: 'getPlanCopy',
    summary: 'How far the copying of a plan is, and the plan that came of it',
    needs: 'edit',
    status: 200,
    answer: PlanCopy,
  },
];
