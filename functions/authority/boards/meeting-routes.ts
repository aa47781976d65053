import { type Context, Hono } from 'hono';
import { ChangedMeanwhile, NothingHere } from '#kernel/errors.ts';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { planLinesOf } from '#kernel/plan-lines.ts';
import { AgendaItem, AgendaItemChange, AgendaItemDraft } from '#shared/boards/agenda.ts';
import {
  ActionDraft,
  DecidedAction,
  Decision,
  DecisionDraft,
  MeetingChange,
  MeetingDraft,
  MeetingView,
} from '#shared/boards/schema.ts';
import { AgendaItemId, BoardId, MeetingId, RecommendationId } from '#shared/ids.ts';
import { within } from '../access.ts';
import { makeAction } from '../decided-actions.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { cyclesOfItems } from './item-cycles.ts';
import { meetingChanges } from './meeting-changes.ts';
import { boardStore } from './store.ts';
import { presentDecision, presentItem, presentMeeting } from './view.ts';

const authority = '/api/authorities/:authority';
const meetingsOf = `${authority}/boards/:board/meetings`;
const base = `${authority}/meetings/:meeting`;

export function meetingRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .post(meetingsOf, edits, validJson(MeetingDraft), async (c) => {
      const session = c.var.session;
      const board = pathId(c, 'board', BoardId);
      const id = await meetingChanges(session).addMeeting(board, c.req.valid('json'), await requestClaim(c));
      const view = await seen(session, id);
      tagged(c, view.version);
      c.header('Location', `/api/authorities/${session.authority}/meetings/${id}`);
      return c.json(view, 201);
    })
    .get(base, reads, async (c) => {
      const view = await seen(c.var.session, meetingIn(c));
      tagged(c, view.version);
      return c.json(view);
    })
    .patch(base, edits, validJson(MeetingChange), async (c) => {
      const session = c.var.session;
      const meeting = meetingIn(c);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      await meetingChanges(session)
        .changeMeeting(meeting, { ...c.req.valid('json'), ...conditional })
        .catch(showingMeeting(session, meeting));
      const view = await seen(session, meeting);
      tagged(c, view.version);
      return c.json(view);
    })
    .post(`${base}/agenda-items`, edits, validJson(AgendaItemDraft), async (c) => {
      const session = c.var.session;
      const meeting = meetingIn(c);
      const id = await meetingChanges(session).addItem(meeting, c.req.valid('json'), await requestClaim(c));
      const item = await itemSeen(session, meeting, id);
      tagged(c, item.version);
      c.header('Location', `${c.req.path}/${id}`);
      return c.json(item, 201);
    })
    .patch(`${base}/agenda-items/:item`, edits, validJson(AgendaItemChange), async (c) => {
      const session = c.var.session;
      const ids = [meetingIn(c), pathId(c, 'item', AgendaItemId)] as const;
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      await meetingChanges(session).changeItem(...ids, { ...c.req.valid('json'), ...conditional });
      const item = await itemSeen(session, ...ids);
      tagged(c, item.version);
      return c.json(item);
    })
    .post(`${base}/decisions`, edits, validJson(DecisionDraft), async (c) => {
      const session = c.var.session;
      const meeting = meetingIn(c);
      const id = await meetingChanges(session).decide(meeting, c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${c.req.path}/${id}`);
      return c.json(await decisionSeen(session, meeting, id), 201);
    })
    .post(`${base}/decisions/:decision/actions`, edits, validJson(ActionDraft), async (c) => {
      const session = c.var.session;
      const [meeting, decision] = [meetingIn(c), pathId(c, 'decision', RecommendationId)];
      const draft = c.req.valid('json');
      const made = await makeAction(session, { ...draft, meeting, decision, request: await requestClaim(c) });
      const answer: DecidedAction = { ...made, decision: await decisionSeen(session, meeting, decision) };
      c.header('Location', `/api/authorities/${session.authority}/plans/${draft.plan}/nodes/${made.node.id}`);
      return c.json(answer, 201);
    });
}

const meetingIn = (c: Context): MeetingId => pathId(c, 'meeting', MeetingId);

async function seen(session: Session, meeting: MeetingId): Promise<MeetingView> {
  const store = boardStore(session);
  const [whole, boards, lines] = await Promise.all([store.meeting(meeting), store.summaries(), planLinesOf(session)]);
  const [arisen, cycles] = await Promise.all([store.arisen(whole, lines), cyclesOfItems(session, whole.items, lines)]);
  return presentMeeting(session, whole, { boards, arisen, cycles });
}

async function itemSeen(session: Session, meeting: MeetingId, id: AgendaItemId): Promise<AgendaItem> {
  const whole = await boardStore(session).meeting(meeting, true);
  const row = whole.items.find((item) => item.id === id);
  if (row === undefined) throw new NothingHere();
  return presentItem(session, row, whole);
}

async function decisionSeen(session: Session, meeting: MeetingId, id: RecommendationId): Promise<Decision> {
  const store = boardStore(session);
  const [{ decisions, arisen }, lines] = await Promise.all([store.meeting(meeting, true), planLinesOf(session, true)]);
  const row = decisions.find((decision) => decision.id === id);
  if (row === undefined) throw new NothingHere();
  return presentDecision(session, row, await store.arisen({ decisions: [row], arisen }, lines));
}

/** Who came second is shown the meeting as it is now. */
function showingMeeting(session: Session, meeting: MeetingId) {
  return async (error: unknown): Promise<never> => {
    throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(await seen(session, meeting)) : error;
  };
}

export const meetingOperations = (): Operation[] => [
  {
    ...{ method: 'post', path: meetingsOf, id: 'addMeeting', summary: 'Plan a meeting of a board' },
    ...{ needs: 'edit', body: MeetingDraft, status: 201, answer: MeetingView },
  },
  {
    ...{ method: 'get', path: base, id: 'getMeeting', summary: 'A meeting with its agenda and what was decided' },
    ...{ needs: 'read', status: 200, answer: MeetingView },
  },
  {
    ...{ method: 'patch', path: base, id: 'changeMeeting', summary: 'Change when and where it is, or how it stands' },
    ...{ needs: 'edit', conditional: true, body: MeetingChange, status: 200, answer: MeetingView },
  },
  {
    ...{ method: 'post', path: `${base}/agenda-items`, id: 'addAgendaItem', summary: 'Put an item on the agenda' },
    ...{ needs: 'edit', body: AgendaItemDraft, status: 201, answer: AgendaItem },
  },
  {
    ...{ method: 'patch', path: `${base}/agenda-items/:item`, id: 'changeAgendaItem' },
    summary: 'Change, move or withdraw an item, and write its report',
    ...{ needs: 'edit', conditional: true, body: AgendaItemChange, status: 200, answer: AgendaItem },
  },
  {
    ...{ method: 'post', path: `${base}/decisions`, id: 'recordDecision' },
    summary: 'Record what the board decided on a recommendation',
    ...{ needs: 'edit', body: DecisionDraft, status: 201, answer: Decision },
  },
  {
    ...{ method: 'post', path: `${base}/decisions/:decision/actions`, id: 'makeAction' },
    summary: 'Make an action in a plan from a decision',
    ...{ needs: 'edit', body: ActionDraft, status: 201, answer: DecidedAction },
  },
];
