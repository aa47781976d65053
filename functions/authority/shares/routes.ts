import { Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { Share, ShareDraft, ShareEnd, ShareList } from '#shared/audiences/schema.ts';
import { ShareId } from '#shared/ids.ts';
import { within } from '../access.ts';
import { choicesOutside } from '../audiences.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { shareStore } from './store.ts';

const base = '/api/authorities/:authority/shares';

export function shareRoutes(deps: Deps) {
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .get(base, within(deps, 'read', 'read'), async (c) => {
      const store = shareStore(c.var.session);
      const [items, audiences] = await Promise.all([store.list(), choicesOutside(c.var.session)]);
      return c.json({ items, next: null, audiences } satisfies ShareList);
    })
    .post(base, edits, validJson(ShareDraft), async (c) => {
      const share = await shareStore(c.var.session).share(c.req.valid('json'), await requestClaim(c));
      tagged(c, share.version);
      c.header('Location', `${c.req.path}/${share.id}`);
      return c.json(share, 201);
    })
    .delete(`${base}/:share`, edits, validJson(ShareEnd), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      const share = await shareStore(c.var.session).withdraw(pathId(c, 'share', ShareId), asked);
      tagged(c, share.version);
      return c.json(share);
    });
}

export const shareOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'listShares',
    summary: 'What is shown to whom outside, and to whom one may show something',
    needs: 'read',
    status: 200,
    answer: ShareList,
  },
  {
    method: 'post',
    path: base,
    id: 'share',
    summary: 'Show a row of a plan with what stands below it, or a meeting with its papers, to others until a date',
    needs: 'edit',
    body: ShareDraft,
    status: 201,
    answer: Share,
  },
  {
    method: 'delete',
    path: `${base}/:share`,
    id: 'withdrawShare',
    summary: 'Withdraw what is shown, with a reason',
    needs: 'edit',
    conditional: true,
    body: ShareEnd,
    status: 200,
    answer: Share,
  },
];
