import type * as boardsAgenda from '#shared/boards/agenda.ts';
import type * as boards from '#shared/boards/schema.ts';
import type * as plans from '#shared/plans/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const oneBoard = one.boards[':board'];
const oneMember = oneBoard.members[':member'];
const oneMeeting = one.meetings[':meeting'];

export interface BoardPlace {
  authority: string;
  board: string;
}
export interface MeetingPlace {
  authority: string;
  meeting: string;
}

const inBoard = ({ authority, board }: BoardPlace) => ({ ...inAuthority(authority), board: part(board) });
const inMeeting = ({ authority, meeting }: MeetingPlace) => ({ ...inAuthority(authority), meeting: part(meeting) });

/** Boards, their meetings and what they decide. */
export const boardsApi = {
  boards: async (authority: string, signal?: AbortSignal): Promise<boards.BoardList> =>
    (await one.boards.$get({ param: inAuthority(authority) }, until(signal))).json(),
  forwardPlan: async (authority: string, signal?: AbortSignal): Promise<boards.ForwardPlan> =>
    (await one['forward-plan'].$get({ param: inAuthority(authority) }, until(signal))).json(),
  makeBoard: async (authority: string, json: boards.BoardDraft, how: How = {}): Promise<boards.BoardView> =>
    (await one.boards.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  board: async (place: BoardPlace, signal?: AbortSignal): Promise<boards.BoardView> =>
    (await oneBoard.$get({ param: inBoard(place) }, until(signal))).json(),
  changeBoard: async (place: BoardPlace, json: boards.BoardChange, how: How): Promise<boards.BoardView> =>
    (await oneBoard.$patch({ param: inBoard(place), json }, sent(how))).json(),
  addMember: async (place: BoardPlace, json: boards.MemberDraft, how: How = {}): Promise<boards.Member> =>
    (await oneBoard.members.$post({ param: inBoard(place), json }, sent(how))).json(),
  changeMember: async (
    { member, ...place }: BoardPlace & { member: string },
    json: boards.MemberChange,
    how: How,
  ): Promise<boards.Member> =>
    (await oneMember.$patch({ param: { ...inBoard(place), member: part(member) }, json }, sent(how))).json(),
  removeMember: async (
    { member, ...place }: BoardPlace & { member: string },
    json: plans.Removal,
    how: How,
  ): Promise<void> => {
    await oneMember.$delete({ param: { ...inBoard(place), member: part(member) }, json }, sent(how));
  },
  addMeeting: async (place: BoardPlace, json: boards.MeetingDraft, how: How = {}): Promise<boards.MeetingView> =>
    (await oneBoard.meetings.$post({ param: inBoard(place), json }, sent(how))).json(),
  meeting: async (place: MeetingPlace, signal?: AbortSignal): Promise<boards.MeetingView> =>
    (await oneMeeting.$get({ param: inMeeting(place) }, until(signal))).json(),
  changeMeeting: async (place: MeetingPlace, json: boards.MeetingChange, how: How): Promise<boards.MeetingView> =>
    (await oneMeeting.$patch({ param: inMeeting(place), json }, sent(how))).json(),
  addAgendaItem: async (
    place: MeetingPlace,
    json: boardsAgenda.AgendaItemDraft,
    how: How = {},
  ): Promise<boardsAgenda.AgendaItem> =>
    (await oneMeeting['agenda-items'].$post({ param: inMeeting(place), json }, sent(how))).json(),
  changeAgendaItem: async (
    { item, ...place }: MeetingPlace & { item: string },
    json: boardsAgenda.AgendaItemChange,
    how: How,
  ): Promise<boardsAgenda.AgendaItem> => {
    const param = { ...inMeeting(place), item: part(item) };
    return (await oneMeeting['agenda-items'][':item'].$patch({ param, json }, sent(how))).json();
  },
  recordDecision: async (place: MeetingPlace, json: boards.DecisionDraft, how: How = {}): Promise<boards.Decision> =>
    (await oneMeeting.decisions.$post({ param: inMeeting(place), json }, sent(how))).json(),
  makeAction: async (
    { decision, ...place }: MeetingPlace & { decision: string },
    json: boards.ActionDraft,
    how: How = {},
  ): Promise<boards.DecidedAction> => {
    const param = { ...inMeeting(place), decision: part(decision) };
    return (await oneMeeting.decisions[':decision'].actions.$post({ param, json }, sent(how))).json();
  },
};
