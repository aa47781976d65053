import * as z from 'zod';
import { AgendaItem } from '#shared/boards/agenda.ts';
import { BoardComment } from '#shared/boards/comment.ts';
import { Review } from '#shared/boards/reviews.ts';
import { Board, BoardSummary, Decision, Meeting, MeetingLine, Member } from '#shared/boards/schema.ts';
import { LocalDate } from '#shared/dates.ts';
import { AgendaItemId, BoardId, CycleId, MeetingId, NodeId, PlanId } from '#shared/ids.ts';
import { type ArisenRow, arisenRow } from './arisen-rows.ts';
import { keySeparator } from './keys.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

/** Agenda, reports and minutes are open for six years after the meeting (LGA 1972 s100C). */
export const meetingRetention: Retention = { basis: 'meeting-record', retainUntil: null, legalHold: false };

const kept = { version: z.int(), retention: Retention };

export const boardRow = rowShape({ kind: 'board', v: 1, schema: Board.extend({ retention: Retention }) });
export type BoardRow = ReturnType<typeof boardRow.read>;

export const memberRow = rowShape({
  kind: 'board-member',
  v: 1,
  schema: Member.omit({ can: true }).extend({
    removed: z.object({ on: LocalDate, why: z.string() }).nullable(),
    retention: Retention,
  }),
});
export type MemberRow = ReturnType<typeof memberRow.read>;

export const meetingLineRow = rowShape({ kind: 'meeting-line', v: 1, schema: MeetingLine.extend(kept) });
export type MeetingLineRow = ReturnType<typeof meetingLineRow.read>;

/** A board for the lists and the home page. Who is chair, and what is coming, depends on the day it is looked at. */
export const boardSummaryRow = rowShape({
  kind: 'board-summary',
  v: 1,
  schema: BoardSummary.pick({ id: true, name: true, kind: true, status: true, cadence: true, parent: true }).extend({
    chairs: z.array(z.object({ name: z.string(), from: LocalDate, until: LocalDate.nullable() })),
    open: z.array(MeetingLine).describe('Meetings that were not held yet'),
    lastHeld: LocalDate.nullable(),
    ...kept,
  }),
});
export type BoardSummaryRow = ReturnType<typeof boardSummaryRow.read>;

export const meetingRow = rowShape({ kind: 'meeting', v: 1, schema: Meeting.extend({ retention: Retention }) });
export type MeetingRow = ReturnType<typeof meetingRow.read>;

/** Since version 2 an item says of which cycle its board looks at the report; earlier ones of none. */
export const agendaItemRow = rowShape({
  kind: 'agenda-item',
  v: 2,
  schema: AgendaItem.omit({ can: true }).extend({ retention: Retention }),
  upcast: { 1: (old) => ({ ...old, cycle: null }) },
});
export type AgendaItemRow = ReturnType<typeof agendaItemRow.read>;

/** What the boards named in one plan monitor and evaluate, worked out when the plan changes. */
export const reviewsRow = rowShape({
  kind: 'reviews',
  v: 1,
  schema: z.object({ plan: PlanId, reviews: z.array(Review), ...kept }),
});

export const decisionRow = rowShape({
  kind: 'decision',
  v: 1,
  schema: Decision.omit({ can: true }).extend({
    actions: z.array(z.object({ plan: PlanId, node: NodeId })),
    retention: Retention,
  }),
});
export type DecisionRow = ReturnType<typeof decisionRow.read>;

export const boardCommentRow = rowShape({
  kind: 'board-comment',
  v: 1,
  schema: BoardComment.extend({ retention: Retention }),
});
export type BoardCommentRow = ReturnType<typeof boardCommentRow.read>;

/** That a board looks at a cycle’s report under an item; no more, once another was chosen for the item. */
export const lookedAtRow = rowShape({
  kind: 'looked-at',
  v: 1,
  schema: z.object({
    ...{ plan: PlanId, cycle: CycleId, board: BoardId, meeting: MeetingId, item: AgendaItemId },
    stands: z.boolean(),
    ...kept,
  }),
});

const sortOf = (item: Stored): string => String(item.sk).split(keySeparator)[0] ?? '';

export type BoardRows = { board: BoardRow | null; members: MemberRow[]; meetings: MeetingLineRow[] };

/** The rows of a board's partition; who was put on it by mistake is not there. */
export function boardRowsOf(items: readonly Stored[]): BoardRows {
  const rows: BoardRows = { board: null, members: [], meetings: [] };
  for (const item of items) {
    const sort = sortOf(item);
    if (sort === 'BOARD') rows.board = boardRow.read(item);
    else if (sort === 'MEMBER') rows.members.push(memberRow.read(item));
    else if (sort === 'MEETING') rows.meetings.push(meetingLineRow.read(item));
    else throw new Error('A board holds a row of a kind that is not known');
  }
  return { ...rows, members: rows.members.filter((member) => member.removed === null) };
}

export type MeetingRows = {
  meeting: MeetingRow | null;
  items: AgendaItemRow[];
  decisions: DecisionRow[];
  /** Actions that its decisions made, as they stand now. */
  arisen: ArisenRow[];
};

/** The rows of a meeting's partition. */
export function meetingRowsOf(items: readonly Stored[]): MeetingRows {
  const rows: MeetingRows = { meeting: null, items: [], decisions: [], arisen: [] };
  for (const item of items) {
    const sort = sortOf(item);
    if (sort === 'MEETING') rows.meeting = meetingRow.read(item);
    else if (sort === 'ITEM') rows.items.push(agendaItemRow.read(item));
    else if (sort === 'DECISION') rows.decisions.push(decisionRow.read(item));
    else if (sort === 'ACTION') rows.arisen.push(arisenRow.read(item));
    else throw new Error('A meeting holds a row of a kind that is not known');
  }
  return rows;
}
