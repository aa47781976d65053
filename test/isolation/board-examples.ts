import {
  aBoard,
  aBoardDraft,
  aDecisionDraft,
  aMeeting,
  aMeetingDraft,
  aMemberDraft,
  anActionDraft,
  anItemDraft,
} from '#test/builders/boards.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const first = { 'if-match': '"1"' };
const freshBoard = async ({ authority }: Planted) => aBoard(authority, authority.as('editor'));
const freshMeeting = async (planted: Planted) => {
  const { authority } = planted;
  return aMeeting(authority, authority.as('editor'), { board: await freshBoard(planted) });
};
const editing = { by: 'editor', lacks: 'contributor' } as const;
const boardAt = ({ board }: Planted) => `/boards/${board.board}`;
const memberAt = ({ board }: Pick<Planted, 'board'>) => `/boards/${board.board}/members/${board.member}`;
const meetingAt = ({ meeting }: Planted) => `/meetings/${meeting.meeting}`;
const itemOf = ({ meeting }: Pick<Planted, 'meeting'>) => `/meetings/${meeting.meeting}/agenda-items/${meeting.item}`;

const boards: Record<string, Example> = {
  listBoards: { by: 'reader', at: () => ({ path: '/boards' }) },
  getBoard: { by: 'reader', at: (planted) => ({ path: boardAt(planted) }) },
  getForwardPlan: { by: 'reader', at: () => ({ path: '/forward-plan' }) },
  makeBoard: { ...editing, at: () => ({ path: '/boards', body: aBoardDraft() }) },
  changeBoard: {
    ...editing,
    at: (planted) => ({ path: boardAt(planted), body: { cadence: 'Every six weeks' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: `/boards/${(await freshBoard(planted)).board}`, body: { status: 'closed' }, headers: first },
    }),
  },
  addMember: { ...editing, at: (planted) => ({ path: `${boardAt(planted)}/members`, body: aMemberDraft() }) },
  changeMember: {
    ...editing,
    at: (planted) => ({ path: memberAt(planted), body: { part: 'adviser' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: memberAt({ board: await freshBoard(planted) }), body: { part: 'adviser' }, headers: first },
    }),
  },
  removeMember: {
    ...editing,
    at: (planted) => ({ path: memberAt(planted), body: { why: 'Added twice' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: memberAt({ board: await freshBoard(planted) }), body: { why: 'Added twice' }, headers: first },
    }),
  },
};

const meetings: Record<string, Example> = {
  addMeeting: { ...editing, at: (planted) => ({ path: `${boardAt(planted)}/meetings`, body: aMeetingDraft() }) },
  getMeeting: { by: 'reader', at: (planted) => ({ path: meetingAt(planted) }) },
  changeMeeting: {
    ...editing,
    at: (planted) => ({ path: meetingAt(planted), body: { place: 'The college' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: `/meetings/${(await freshMeeting(planted)).meeting}`, body: { place: 'The college' }, headers: first },
    }),
  },
  addAgendaItem: {
    ...editing,
    at: (planted) => ({ path: `${meetingAt(planted)}/agenda-items`, body: anItemDraft({ order: 'a5' }) }),
  },
  changeAgendaItem: {
    ...editing,
    at: (planted) => ({ path: itemOf(planted), body: { minutes: 5 }, headers: first }),
    ready: async (planted) => ({
      ...{ path: itemOf({ meeting: await freshMeeting(planted) }), body: { minutes: 5 }, headers: first },
    }),
  },
  recordDecision: {
    ...editing,
    at: (planted) => ({ path: `${meetingAt(planted)}/decisions`, body: aDecisionDraft(planted.meeting) }),
    ready: async (planted) => {
      const made = await freshMeeting(planted);
      return { path: `/meetings/${made.meeting}/decisions`, body: aDecisionDraft(made) };
    },
  },
  makeAction: {
    ...editing,
    at: (planted) => ({
      path: `${meetingAt(planted)}/decisions/${planted.meeting.recommendations[1]}/actions`,
      body: anActionDraft(planted.plan),
    }),
  },
};

/** Boards and meetings. */
export const boardExamples: Readonly<Record<string, Example>> = { ...boards, ...meetings };
