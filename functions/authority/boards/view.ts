import type {
  AgendaItemRow,
  BoardSummaryRow,
  DecisionRow,
  MeetingLineRow,
  MeetingRow,
  MemberRow,
} from '#kernel/board-rows.ts';
import { sendingRefusal } from '#shared/audiences/meeting-rules.ts';
import { AgendaItem } from '#shared/boards/agenda.ts';
import {
  agendaRefusal,
  compareMeetings,
  isComing,
  isDecided,
  isSitting,
  meetingRefusal,
  nextStates,
  withdrawalRefusal,
} from '#shared/boards/rules.ts';
import {
  Board,
  type BoardSummary,
  type BoardView,
  type ComingMeeting,
  type CycleOfItem,
  Decision,
  MeetingLine,
  type MeetingView,
  Member,
} from '#shared/boards/schema.ts';
import { statusNow } from '#shared/cycles/freshness.ts';
import { hasRight } from '#shared/people/rules.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import type { Session } from '../deps.ts';
import type { Arisen, WholeBoard, WholeMeeting } from './store.ts';

const edits = (session: Session): boolean => hasRight(session.seat.role, 'edit');

const chairOf = ({ chairs }: Pick<BoardSummaryRow, 'chairs'>, today: string): string | null =>
  chairs.find((each) => isSitting(each, today))?.name ?? null;

const comingOf = ({ open }: BoardSummaryRow, today: string): MeetingLine[] =>
  open.filter((meeting) => isComing(meeting, today)).toSorted(compareMeetings);

export function presentSummary({ today }: Session, row: BoardSummaryRow): BoardSummary {
  const { id, name, kind, status, cadence, parent, lastHeld } = row;
  const next = comingOf(row, today)[0] ?? null;
  return { id, name, kind, status, cadence, parent, chair: chairOf(row, today), next, lastHeld };
}

/** What is coming before all boards, soonest first. */
export function comingMeetings(boards: readonly BoardSummaryRow[], today: string): ComingMeeting[] {
  return boards
    .filter(({ status }) => status !== 'closed')
    .flatMap((row) => comingOf(row, today).map((line) => ({ ...line, board: { id: row.id, name: row.name } })))
    .toSorted(compareMeetings);
}

export function presentMember(session: Session, row: MemberRow): Member {
  const can = edits(session) && row.removed === null;
  return Member.parse({ ...row, can: { change: can, remove: can } });
}

type Around = { all: readonly BoardSummaryRow[]; reviews: BoardView['reviews'] };

export function presentBoard(session: Session, whole: WholeBoard, { all, reviews }: Around): BoardView {
  const { board, members, meetings } = whole;
  const can = edits(session);
  const above = all.find(({ id }) => id === board.parent);
  const below = all.filter(({ parent }) => parent === board.id);
  return {
    ...Board.parse(board),
    above: above === undefined ? null : { id: above.id, name: above.name },
    below: below
      .map((row) => presentSummary(session, row))
      .map(({ id, name, kind, status, chair }) => ({ id, name, kind, status, chair })),
    chair: members.find((each) => each.part === 'chair' && isSitting(each, session.today))?.name ?? null,
    members: members.map((member) => presentMember(session, member)),
    meetings: meetings.map((line: MeetingLineRow) => MeetingLine.parse(line)).toSorted((a, b) => compareMeetings(b, a)),
    reviews,
    can: { change: can, addMember: can, addMeeting: can && board.status !== 'closed' },
  };
}

type Of = Pick<WholeMeeting, 'meeting' | 'decisions'>;

export function presentItem(session: Session, row: AgendaItemRow, { meeting, decisions }: Of): AgendaItem {
  const change = edits(session) && agendaRefusal(meeting) === null;
  const withdraw = change && withdrawalRefusal(meeting, row, isDecided(decisions)) === null;
  return AgendaItem.parse({ ...row, can: { change, withdraw } });
}

export function presentDecision(session: Session, row: DecisionRow, arisen: Arisen): Decision {
  const actions = row.actions.flatMap(({ node }) => {
    const found = arisen.get(node);
    if (found === undefined) return [];
    const { plan, action } = found;
    const { status, isMissing } = statusNow(plan, action, plan.present);
    return [
      {
        plan: { id: plan.id, title: plan.title },
        ...{ node: action.id, title: action.title, owner: action.owner, dueOn: action.dueOn },
        ...{ status, notThisCycle: isMissing },
        removed: action.removed !== null,
      },
    ];
  });
  return Decision.parse({ ...row, actions, can: { addAction: edits(session) } });
}

export function presentMeeting(session: Session, whole: WholeMeeting, seen: Seen): MeetingView {
  const { meeting, items, decisions } = whole;
  const can = edits(session);
  const open = agendaRefusal(meeting) === null;
  const sendable = sendingRefusal(meeting) === null;
  const states = nextStates(meeting, { items, decided: isDecided(decisions), today: session.today });
  return {
    ...MeetingLine.parse(meeting),
    ...{ createdAt: meeting.createdAt, version: meeting.version },
    board: { id: meeting.board, name: seen.boards.find(({ id }) => id === meeting.board)?.name ?? '' },
    items: items.toSorted(compareSiblings).map((item) => presentItem(session, item, whole)),
    decisions: decisions.map((decision) => presentDecision(session, decision, seen.arisen)),
    cycles: seen.cycles,
    can: {
      change: can && meetingRefusal(meeting) === null,
      addItem: can && open,
      decide: can && open && mayDecide(meeting, session.today),
      send: can && sendable,
      publish: sendable && hasRight(session.seat.role, 'administer'),
      states: can ? states : [],
    },
  };
}

type Seen = { boards: readonly BoardSummaryRow[]; arisen: Arisen; cycles: CycleOfItem[] };

const mayDecide = (meeting: MeetingRow, today: string): boolean => meeting.state === 'held' || meeting.on === today;
