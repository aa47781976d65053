import { type Context, Hono } from 'hono';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import {
  BoardChange,
  BoardDraft,
  BoardList,
  BoardView,
  ForwardPlan,
  Member,
  MemberChange,
  MemberDraft,
} from '#shared/boards/schema.ts';
import { BoardId, MemberId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { Removal } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { boardChanges } from './changes.ts';
import { forwardPlanOf } from './forward-plan.ts';
import { boardStore } from './store.ts';
import { presentBoard, presentMember, presentSummary } from './view.ts';

const authority = '/api/authorities/:authority';
const base = `${authority}/boards`;

export function boardRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .get(base, reads, async (c) => {
      const session = c.var.session;
      const boards = await boardStore(session).summaries();
      const items = boards.map((row) => presentSummary(session, row));
      return c.json({ items, next: null, can: { add: hasRight(session.seat.role, 'edit') } } satisfies BoardList);
    })
    .post(base, edits, validJson(BoardDraft), async (c) => {
      const session = c.var.session;
      const id = await boardChanges(session).makeBoard(c.req.valid('json'), await requestClaim(c));
      const view = await seen(session, id);
      tagged(c, view.version);
      c.header('Location', `${c.req.path}/${id}`);
      return c.json(view, 201);
    })
    .get(`${base}/:board`, reads, async (c) => {
      const view = await seen(c.var.session, pathId(c, 'board', BoardId));
      tagged(c, view.version);
      return c.json(view);
    })
    .patch(`${base}/:board`, edits, validJson(BoardChange), async (c) => {
      const session = c.var.session;
      const board = pathId(c, 'board', BoardId);
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      await boardChanges(session).changeBoard(board, asked).catch(showingBoard(session, board));
      const view = await seen(session, board);
      tagged(c, view.version);
      return c.json(view);
    })
    .post(`${base}/:board/members`, edits, validJson(MemberDraft), async (c) => {
      const session = c.var.session;
      const board = pathId(c, 'board', BoardId);
      const row = await boardChanges(session).addMember(board, c.req.valid('json'), await requestClaim(c));
      tagged(c, row.version);
      c.header('Location', `${c.req.path}/${row.id}`);
      return c.json(presentMember(session, row), 201);
    })
    .patch(`${base}/:board/members/:member`, edits, validJson(MemberChange), async (c) => {
      const session = c.var.session;
      const ids = [pathId(c, 'board', BoardId), pathId(c, 'member', MemberId)] as const;
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      const row = await boardChanges(session).changeMember(...ids, asked);
      tagged(c, row.version);
      return c.json(presentMember(session, row));
    })
    .delete(`${base}/:board/members/:member`, edits, validJson(Removal), async (c) => {
      const ids = [pathId(c, 'board', BoardId), pathId(c, 'member', MemberId)] as const;
      const asked = { ...c.req.valid('json'), ...(await conditional(c)), remove: true };
      await boardChanges(c.var.session).changeMember(...ids, asked);
      return c.body(null, 204);
    })
    .get(`${authority}/forward-plan`, reads, async (c) => c.json(await forwardPlanOf(c.var.session)));
}

const conditional = async (c: Context) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

async function seen(session: Session, board: BoardId): Promise<BoardView> {
  const store = boardStore(session);
  const [whole, all, reviews] = await Promise.all([store.whole(board), store.summaries(), store.reviews(board)]);
  return presentBoard(session, whole, { all, reviews });
}

/** Who came second is shown the board as it is now. */
function showingBoard(session: Session, board: BoardId) {
  return async (error: unknown): Promise<never> => {
    throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(await seen(session, board)) : error;
  };
}

export const boardOperations = (): Operation[] => [
  {
    ...{ method: 'get', path: base, id: 'listBoards', summary: 'The authority’s boards, with what is coming' },
    ...{ needs: 'read', status: 200, answer: BoardList },
  },
  {
    ...{ method: 'post', path: base, id: 'makeBoard', summary: 'Set up a board, group, forum or network' },
    ...{ needs: 'edit', body: BoardDraft, status: 201, answer: BoardView },
  },
  {
    ...{ method: 'get', path: `${base}/:board`, id: 'getBoard', summary: 'A board with its members and meetings' },
    ...{ needs: 'read', status: 200, answer: BoardView },
  },
  {
    ...{ method: 'patch', path: `${base}/:board`, id: 'changeBoard', summary: 'Change what a board is for' },
    ...{ needs: 'edit', conditional: true, body: BoardChange, status: 200, answer: BoardView },
  },
  {
    ...{ method: 'post', path: `${base}/:board/members`, id: 'addMember', summary: 'Give someone a place on a board' },
    ...{ needs: 'edit', body: MemberDraft, status: 201, answer: Member },
  },
  {
    ...{ method: 'patch', path: `${base}/:board/members/:member`, id: 'changeMember' },
    summary: 'Change or end a place on a board',
    ...{ needs: 'edit', conditional: true, body: MemberChange, status: 200, answer: Member },
  },
  {
    ...{ method: 'delete', path: `${base}/:board/members/:member`, id: 'removeMember' },
    summary: 'Remove a member who was added by mistake',
    ...{ needs: 'edit', conditional: true, body: Removal, status: 204 },
  },
  {
    ...{ method: 'get', path: `${authority}/forward-plan`, id: 'getForwardPlan' },
    summary: 'The meetings that are coming and what is on their agendas',
    ...{ needs: 'read', status: 200, answer: ForwardPlan },
  },
];
