import { describe, expect, test } from 'vitest';
import { AgendaItemDraft } from '#shared/boards/agenda.ts';
import { isComing, memberProblems } from '#shared/boards/rules.ts';
import { BoardDraft, MeetingDraft, MemberDraft } from '#shared/boards/schema.ts';
import { MemberId } from '#shared/ids.ts';
import { type BoardContent, boardsIn, type MeetingContent } from './boards/content.ts';
import { boards } from './boards.ts';
import { dayOf } from './content.ts';
import { plans } from './plans.ts';
import { boardDraftOf, itemDraftOf, meetingDraftOf, memberDraftOf } from './write-board.ts';

const today = '2026-11-22';
const all = boards.flatMap(({ authority, boards: own }) => boardsIn(own).map((board) => ({ authority, board })));
const decisionsOf = (meetings: readonly MeetingContent[]) =>
  meetings
    .flatMap(({ items }) => items.flatMap(({ report }) => report?.recommendations ?? []))
    .flatMap(({ decided }) => decided ?? []);

describe('the demonstration boards', () => {
  test.each(all)('$board.name has drafts that the API would accept', ({ authority, board }) => {
    expect(BoardDraft.safeParse(boardDraftOf(board, null)).error).toBeUndefined();
    for (const member of board.members) MemberDraft.parse(memberDraftOf(member, authority));
    for (const meeting of board.meetings ?? []) {
      MeetingDraft.parse(meetingDraftOf(meeting, today));
      for (const item of meeting.items) AgendaItemDraft.parse(itemDraftOf(item, 'a0'));
    }
  });

  test.each(all)('$board.name has one chair', ({ authority, board }) => {
    const members = board.members.map((member, place) => ({
      ...memberDraftOf(member, authority),
      id: MemberId.parse(`01K00000000000000000000${String(place).padStart(3, '0')}`),
    }));
    expect(members.filter(({ part }) => part === 'chair')).toHaveLength(1);
    expect(members.flatMap((member) => memberProblems(member, members))).toEqual([]);
  });

  test.each(boards)(
    '$authority’s has met, decided, made an action of a decision, and meets again',
    ({ boards: own }) => {
      const meetings = own.flatMap((board: BoardContent) => board.meetings ?? []);
      expect(meetings.some(({ state }) => state === 'minutes-agreed')).toBe(true);
      expect(meetings.some(({ state, on }) => isComing({ state, on: dayOf(on, today) }, today))).toBe(true);
      const made = decisionsOf(meetings).flatMap(({ action }) => action ?? []);
      expect(made.length).toBeGreaterThan(0);
      for (const { plan, under } of made) {
        const content = JSON.stringify(plans.find(({ title }) => title === plan));
        expect(content).toContain(`"title":"${under}`);
      }
    },
  );

  test('each decision that is not simply agreed says what the board said', () => {
    const decisions = decisionsOf(all.flatMap(({ board }) => board.meetings ?? []));
    expect(decisions.filter(({ outcome, words }) => outcome !== 'agreed' && words === undefined)).toEqual([]);
  });
});
