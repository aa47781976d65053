import {
  type BoardRow,
  type BoardSummaryRow,
  boardRow,
  boardSummaryRow,
  type MeetingLineRow,
  type MemberRow,
  meetingRetention,
  memberRow,
} from '#kernel/board-rows.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { NothingHere } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { boardKey, boardPartition, boardSummaryKey, memberKey, personKey } from '#kernel/keys.ts';
import { refuseHeld } from '#kernel/rows.ts';
import { personRow } from '#kernel/settings-rows.ts';
import { compareMeetings, memberProblems, parentProblems } from '#shared/boards/rules.ts';
import {
  type BoardChange,
  type BoardDraft,
  MeetingLine,
  type MemberChange,
  type MemberDraft,
} from '#shared/boards/schema.ts';
import { BoardId, MemberId, type PersonId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { type Conditional, refuse, settle, stillStands } from '../settle.ts';
import { boardStore, type StandingBoard, type WholeBoard } from './store.ts';
import { presentMember } from './view.ts';

/** Changing boards and who sits on them. Every method makes one transaction, with the board’s summary in it. */
export function boardChanges(session: Session) {
  const { audience, table, today } = session;
  const boards = boardStore(session);

  async function makeBoard(draft: BoardDraft, request: RequestClaim | undefined): Promise<BoardId> {
    const id = BoardId.parse(session.newId());
    refuse(parentProblems({ id, parent: draft.parent }, draft.parent === null ? [] : await boards.summaries()));
    const row: BoardRow = { ...draft, id, createdAt: session.now, version: 1, retention: meetingRetention };
    const summary = summaryOf({ board: row, members: [], meetings: [] }, null);
    const committed = await table.commit({
      verb: 'board.made',
      subject: boardPartition(audience, id),
      effectiveOn: today,
      puts: [
        put({ key: boardKey(audience, id), shape: boardRow, row, was: null }),
        put({ key: boardSummaryKey(audience, id), shape: boardSummaryRow, row: summary, was: null, unlogged: true }),
      ],
      request,
      result: id,
    });
    return committed.repeated ? BoardId.parse(committed.result) : id;
  }

  async function changeBoard(board: BoardId, asked: BoardChange & Conditional): Promise<void> {
    const { expected, request, why, ...fields } = asked;
    await settle(session, async () => {
      const [whole, all] = await Promise.all([boards.standing(board), boards.summaries()]);
      const was = whole.board;
      if (!(await stillStands(session, was, { expected, request, current: was }))) return null;
      const row: BoardRow = { ...was, ...withoutUndefined(fields), version: was.version + 1 };
      refuse(parentProblems(row, all));
      return {
        ...{ verb: 'board.changed', subject: boardPartition(audience, board), effectiveOn: today, why },
        puts: [
          put({ key: boardKey(audience, board), shape: boardRow, row, was }),
          summaryPut(session, { ...whole, board: row }),
        ],
        ...{ request, result: board },
      };
    });
  }

  async function personProblems(person: PersonId | null): Promise<FieldProblem[]> {
    const found = person === null ? null : await table.find(personKey(audience, person), personRow);
    if (person === null || (found?.left === false && !found.outside)) return [];
    return [{ pointer: '#/person', detail: 'Choose someone who works here' }];
  }

  const memberPut = (row: MemberRow, was: MemberRow | null): AnyPut =>
    put({ key: memberKey(audience, row.board, row.id), shape: memberRow, row, was });

  async function addMember(board: BoardId, draft: MemberDraft, request: RequestClaim | undefined): Promise<MemberRow> {
    const id = MemberId.parse(session.newId());
    const row: MemberRow = { ...draft, id, board, removed: null, version: 1, retention: meetingRetention };
    const committed = await settle(session, async () => {
      const whole = await boards.standing(board);
      refuse([...memberProblems(row, whole.members), ...(await personProblems(draft.person))]);
      const members = [...whole.members, row];
      return {
        ...{ verb: 'member.added', subject: boardPartition(audience, board), effectiveOn: today },
        puts: [memberPut(row, null), summaryPut(session, { ...whole, members })],
        ...{ request, result: id },
      };
    });
    return table.get(memberKey(audience, board, MemberId.parse(committed?.result)), memberRow);
  }

  async function changeMember(
    board: BoardId,
    member: MemberId,
    asked: MemberChange & Conditional & { remove?: boolean },
  ): Promise<MemberRow> {
    const { expected, request, remove = false, why, ...fields } = asked;
    await settle(session, async () => {
      const [whole, was] = await Promise.all([
        boards.standing(board),
        table.get(memberKey(audience, board, member), memberRow),
      ]);
      if (!(await stillStands(session, was, { expected, request, current: presentMember(session, was) }))) return null;
      if (was.removed !== null) throw new NothingHere();
      if (remove) refuseHeld(was);
      const removed = remove ? { on: today, why: why ?? '' } : null;
      const row: MemberRow = { ...was, ...withoutUndefined(fields), removed, version: was.version + 1 };
      const others = whole.members.filter(({ id }) => id !== member);
      if (!remove) refuse(memberProblems(row, others));
      if (row.person !== was.person) refuse(await personProblems(row.person));
      const members = remove ? others : [...others, row];
      return {
        ...{ verb: remove ? 'member.removed' : 'member.changed', subject: boardPartition(audience, board) },
        ...{ effectiveOn: today, why, request, result: member },
        puts: [memberPut(row, was), summaryPut(session, { ...whole, members })],
      };
    });
    return table.get(memberKey(audience, board, member), memberRow);
  }

  return { makeBoard, changeBoard, addMember, changeMember };
}

/** The board’s summary as it will be once its rows are these. */
export function summaryPut({ audience }: Session, { summary, ...whole }: StandingBoard): AnyPut {
  const key = boardSummaryKey(audience, whole.board.id);
  return put({ key, shape: boardSummaryRow, row: summaryOf(whole, summary), was: summary, unlogged: true });
}

const isOpen = ({ state }: MeetingLineRow): boolean => state === 'planned' || state === 'agenda-published';

function summaryOf({ board, members, meetings }: WholeBoard, was: BoardSummaryRow | null): BoardSummaryRow {
  const { id, name, kind, status, cadence, parent } = board;
  const held = meetings.filter((meeting) => !isOpen(meeting)).toSorted(compareMeetings);
  return {
    ...{ id, name, kind, status, cadence, parent },
    chairs: members.filter(({ part }) => part === 'chair').map(({ name, from, until }) => ({ name, from, until })),
    open: meetings.filter(isOpen).map((line) => MeetingLine.parse(line)),
    lastHeld: held.at(-1)?.on ?? null,
    version: (was?.version ?? 0) + 1,
    retention: meetingRetention,
  };
}
