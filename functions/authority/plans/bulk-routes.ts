import { type Context, Hono } from 'hono';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PlanId } from '#shared/ids.ts';
import {
  type BulkChange,
  BulkDate,
  BulkDone,
  BulkOwner,
  BulkRemoval,
  BulkResponsible,
  BulkUndo,
  BulkUndone,
  BulkUpdate,
} from '#shared/plans/bulk.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { bulkStore } from './bulk-store.ts';

const path = '/api/authorities/:authority/plans/:plan/bulk';

async function changed(c: Context<AuthorityEnv>, asked: BulkChange) {
  const done = await bulkStore(c.var.session).change(pathId(c, 'plan', PlanId), asked, await requestClaim(c));
  return c.json(done satisfies BulkDone);
}

export function bulkRoutes(deps: Deps) {
  const edits = within(deps, 'edit', 'write');
  const contributes = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .post(`${path}/owner`, edits, validJson(BulkOwner), (c) => changed(c, { kind: 'owner', ...c.req.valid('json') }))
    .post(`${path}/date`, edits, validJson(BulkDate), (c) => changed(c, { kind: 'date', ...c.req.valid('json') }))
    .post(`${path}/responsible`, edits, validJson(BulkResponsible), (c) =>
      changed(c, { kind: 'responsible', ...c.req.valid('json') }),
    )
    .post(`${path}/update`, contributes, validJson(BulkUpdate), (c) =>
      changed(c, { kind: 'update', ...c.req.valid('json') }),
    )
    .post(`${path}/removal`, edits, validJson(BulkRemoval), (c) =>
      changed(c, { kind: 'removal', ...c.req.valid('json') }),
    )
    .post(`${path}/undo`, contributes, validJson(BulkUndo), async (c) => {
      const asked = [pathId(c, 'plan', PlanId), c.req.valid('json'), await requestClaim(c)] as const;
      return c.json((await bulkStore(c.var.session).undoAll(...asked)) satisfies BulkUndone);
    });
}

const change = (
  kind: BulkChange['kind'],
  { id, summary, body }: Pick<Operation, 'id' | 'summary' | 'body'>,
): Operation => ({
  ...{ method: 'post', path: `${path}/${kind}`, id, summary, status: 200, answer: BulkDone },
  ...{ needs: kind === 'update' ? 'contribute' : 'edit', ...(body && { body }) },
});

export const bulkOperations = (): Operation[] => [
  change('owner', { id: 'giveRowsOwner', summary: 'Give several actions one owner', body: BulkOwner }),
  change('date', { id: 'giveRowsDate', summary: 'Give several actions one date', body: BulkDate }),
  change('responsible', {
    ...{ id: 'giveRowsResponsible', summary: 'Say of several actions who else is responsible', body: BulkResponsible },
  }),
  change('update', { id: 'recordUpdates', summary: 'Record the same update on several actions', body: BulkUpdate }),
  change('removal', { id: 'removeRows', summary: 'Remove several actions, with a reason', body: BulkRemoval }),
  {
    method: 'post',
    path: `${path}/undo`,
    id: 'undoRows',
    summary: 'Undo a change of several rows, as far as nothing came after it',
    needs: 'contribute',
    body: BulkUndo,
    status: 200,
    answer: BulkUndone,
  },
];
