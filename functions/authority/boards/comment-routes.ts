import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { BoardCommentChange, BoardCommentDraft, BoardCommentRecorded } from '#shared/boards/comment.ts';
import { LookedAtReport } from '#shared/boards/looked-at.ts';
import { AgendaItemId, BoardCommentId, MeetingId } from '#shared/ids.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { commentStore } from './comment-store.ts';
import { presentLookedAt } from './comment-view.ts';

const item = '/api/authorities/:authority/meetings/:meeting/agenda-items/:item';
const reportPath = `${item}/report`;
const commentsPath = `${item}/comments`;
const commentPath = `${commentsPath}/:comment`;

/** The report of a plan’s cycle that a board looks at, and what it says of the rows. */
export function boardCommentRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .get(reportPath, reads, async (c) => {
      const session = c.var.session;
      const looked = await commentStore(session).whole(placeOf(c));
      return c.json(presentLookedAt(session, looked));
    })
    .post(commentsPath, edits, validJson(BoardCommentDraft), async (c) => {
      const draft = c.req.valid('json');
      const noted = await commentStore(c.var.session).note(placeOf(c), { ...draft, request: await requestClaim(c) });
      tagged(c, noted.comment.version);
      c.header('Location', `${c.req.path}/${noted.comment.id}`);
      return c.json(noted, 201);
    })
    .patch(commentPath, edits, validJson(BoardCommentChange), async (c) => {
      const place = { ...placeOf(c), comment: pathId(c, 'comment', BoardCommentId) };
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const changed = await commentStore(c.var.session).change(place, { ...c.req.valid('json'), ...conditional });
      tagged(c, changed.comment.version);
      return c.json(changed);
    });
}

const placeOf = (c: Context) => ({
  meeting: pathId(c, 'meeting', MeetingId),
  item: pathId(c, 'item', AgendaItemId),
});

export const boardCommentOperations = (): Operation[] => [
  {
    ...{ method: 'get', path: reportPath, id: 'getLookedAtReport', needs: 'read', status: 200, answer: LookedAtReport },
    summary: 'The report of an update cycle that a board looks at under an item, and what it said of its rows',
  },
  {
    ...{ method: 'post', path: commentsPath, id: 'noteBoardComment', needs: 'edit', body: BoardCommentDraft },
    ...{ status: 201, answer: BoardCommentRecorded },
    summary: 'Note what the board said of a row of the plan whose report it looked at',
  },
  {
    ...{ method: 'patch', path: commentPath, id: 'changeBoardComment', needs: 'edit', conditional: true },
    ...{ body: BoardCommentChange, status: 200, answer: BoardCommentRecorded },
    summary: 'Change or withdraw what was noted, until the minutes are agreed',
  },
];
