import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { CommentsSeen, RowCommentDraft, RowCommentRecorded, RowCommentWithdrawal } from '#shared/discussion/schema.ts';
import { NodeId, PlanId, RowCommentId } from '#shared/ids.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { commentStore } from './comment-store.ts';
import { seeComments } from './mention-store.ts';

const base = '/api/authorities/:authority/plans/:plan/nodes/:node/comments';
const one = `${base}/:comment`;

/** What officers say about a row. Whoever may read a plan may, so the session can write into discussions and nowhere else. */
export function commentRoutes(deps: Deps) {
  const discusses = within(deps, 'read', 'discuss');
  return new Hono<AuthorityEnv>()
    .post(base, discusses, validJson(RowCommentDraft), async (c) => {
      const asked = { ...c.req.valid('json'), request: await requestClaim(c) };
      const recorded = await commentStore(c.var.session).add(rowOf(c), asked);
      c.header('Location', `${c.req.path}/${recorded.comment.id}`);
      return c.json(seen(c, recorded), 201);
    })
    .post(`${base}/seen`, discusses, validJson(CommentsSeen), async (c) => {
      await seeComments(c.var.session, rowOf(c), c.req.valid('json').comments);
      return c.body(null, 204);
    })
    .patch(one, discusses, validJson(RowCommentDraft), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return c.json(seen(c, await commentStore(c.var.session).change(placeOf(c), asked)));
    })
    .delete(one, discusses, validJson(RowCommentWithdrawal), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return c.json(seen(c, await commentStore(c.var.session).withdraw(placeOf(c), asked)));
    })
    .post(`${one}/restore`, discusses, async (c) =>
      c.json(seen(c, await commentStore(c.var.session).restore(placeOf(c), await conditional(c)))),
    );
}

const rowOf = (c: Context) => ({ plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId) });
const placeOf = (c: Context) => ({ ...rowOf(c), comment: pathId(c, 'comment', RowCommentId) });
const conditional = async (c: Context) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

function seen(c: Context, recorded: RowCommentRecorded): RowCommentRecorded {
  tagged(c, recorded.comment.version);
  return recorded;
}

const answer = { needs: 'read', answer: RowCommentRecorded } as const;
export const commentOperations = (): Operation[] => [
  {
    ...answer,
    method: 'post',
    path: base,
    id: 'addComment',
    summary: 'Say something about a row of a plan, to those who work in the authority',
    body: RowCommentDraft,
    status: 201,
  },
  {
    method: 'post',
    path: `${base}/seen`,
    id: 'seeComments',
    summary: 'Comments that mention me no longer wait: I have seen them',
    needs: 'read',
    body: CommentsSeen,
    status: 204,
  },
  {
    ...answer,
    method: 'patch',
    path: one,
    id: 'changeComment',
    summary: 'Change a comment of one’s own, within an hour',
    conditional: true,
    body: RowCommentDraft,
    status: 200,
  },
  {
    ...answer,
    method: 'delete',
    path: one,
    id: 'withdrawComment',
    summary: 'Withdraw a comment: that it was there stays, its words are shown no more',
    conditional: true,
    body: RowCommentWithdrawal,
    status: 200,
  },
  {
    ...answer,
    method: 'post',
    path: `${one}/restore`,
    id: 'restoreComment',
    summary: 'Undo what one has withdrawn, within 24 hours',
    conditional: true,
    status: 200,
  },
];
