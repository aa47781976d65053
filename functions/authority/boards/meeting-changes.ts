import {
  type AgendaItemRow,
  agendaItemRow,
  type DecisionRow,
  decisionRow,
  type MeetingLineRow,
  type MeetingRow,
  meetingLineRow,
  meetingRetention,
  meetingRow,
} from '#kernel/board-rows.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { NothingHere, WrongState } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import {
  agendaItemKey,
  boardPartition,
  decisionKey,
  meetingKey,
  meetingLineKey,
  meetingPartition,
} from '#kernel/keys.ts';
import type { AgendaItemChange, AgendaItemDraft, Report } from '#shared/boards/agenda.ts';
import {
  agendaRefusal,
  decisionProblems,
  decisionRefusal,
  isDecided,
  meetingRefusal,
  reportRefusal,
  stateRefusal,
  withdrawalRefusal,
} from '#shared/boards/rules.ts';
import type { DecisionDraft, MeetingChange, MeetingDraft } from '#shared/boards/schema.ts';
import { AgendaItemId, type BoardId, MeetingId, RecommendationId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { type Conditional, refuse, refuseWrongState, settle, stillStands } from '../settle.ts';
import { summaryPut } from './changes.ts';
import { lookedAtPuts, refuseCycle } from './item-cycles.ts';
import { boardStore } from './store.ts';
import { presentItem } from './view.ts';

type Claim = RequestClaim | undefined;

/** Changing meetings: when and where, the agenda, what was decided. Every method makes one transaction. */
export function meetingChanges(session: Session) {
  const { audience, table, today } = session;
  const boards = boardStore(session);

  const linePut = (meeting: MeetingRow, was: MeetingLineRow | null): AnyPut => {
    const { id, on, begins, place, state } = meeting;
    const version = (was?.version ?? 0) + 1;
    const row: MeetingLineRow = { id, on, begins, place, state, version, retention: meetingRetention };
    return put({ key: meetingLineKey(audience, meeting.board, id), shape: meetingLineRow, row, was });
  };

  async function addMeeting(board: BoardId, draft: MeetingDraft, request: Claim): Promise<MeetingId> {
    const id = MeetingId.parse(session.newId());
    const made = { id, board, state: 'planned' as const, createdAt: session.now, version: 1 };
    const row: MeetingRow = { ...draft, ...made, retention: meetingRetention };
    const committed = await settle(session, async () => {
      const whole = await boards.standing(board);
      if (whole.board.status === 'closed') throw new WrongState('This board is closed and meets no more.');
      const line = { ...draft, id, state: row.state, version: 1, retention: meetingRetention };
      return {
        ...{ verb: 'meeting.added', subject: meetingPartition(audience, id), effectiveOn: today },
        alsoIn: [boardPartition(audience, board)],
        puts: [
          put({ key: meetingKey(audience, id), shape: meetingRow, row, was: null }),
          linePut(row, null),
          summaryPut(session, { ...whole, meetings: [...whole.meetings, line] }),
        ],
        ...{ request, result: id },
      };
    });
    return MeetingId.parse(committed?.result);
  }

  async function changeMeeting(id: MeetingId, asked: MeetingChange & Conditional): Promise<void> {
    const { expected, request, why, state, ...fields } = asked;
    await settle(session, async () => {
      const { meeting: was, items, decisions } = await boards.meeting(id, true);
      if (!(await stillStands(session, was, { expected, request, current: was }))) return null;
      if (Object.keys(withoutUndefined(fields)).length > 0) refuseWrongState(meetingRefusal(was));
      const moved: MeetingRow = { ...was, ...withoutUndefined(fields), version: was.version + 1 };
      const row: MeetingRow = { ...moved, state: state ?? was.state };
      if (row.state !== was.state) {
        refuseWrongState(stateRefusal(moved, row.state, { items, decided: isDecided(decisions), today }));
      }
      const whole = await boards.standing(was.board);
      const meetings = whole.meetings.map((line) => (line.id === id ? { ...line, ...row } : line));
      return {
        ...{ verb: state === undefined ? 'meeting.changed' : `meeting.${state}`, effectiveOn: today, why },
        ...{ subject: meetingPartition(audience, id), alsoIn: [boardPartition(audience, was.board)] },
        puts: [
          put({ key: meetingKey(audience, id), shape: meetingRow, row, was }),
          linePut(row, whole.meetings.find((line) => line.id === id) ?? null),
          summaryPut(session, { ...whole, meetings }),
        ],
        ...{ request, result: id },
      };
    });
  }

  const itemPut = (row: AgendaItemRow, was: AgendaItemRow | null, unlogged = false): AnyPut =>
    put({ key: agendaItemKey(audience, row.meeting, row.id), shape: agendaItemRow, row, was, unlogged });

  /** New recommendations get their ids here; the others keep them. */
  function reportOf(draft: AgendaItemDraft['report'], before: Report | null): Report | null {
    if (draft === null) return null;
    const known = new Set(before?.recommendations.map(({ id }) => id));
    const stranger = draft.recommendations.findIndex(({ id }) => id !== null && !known.has(id));
    if (stranger >= 0) {
      const pointer = `#/report/recommendations/${stranger}/id`;
      refuse([{ pointer, detail: 'Send null for a new recommendation' }]);
    }
    const recommendations = draft.recommendations.map(({ id, ...rest }) => ({
      ...{ id: id ?? RecommendationId.parse(session.newId()) },
      ...rest,
    }));
    return { ...draft, recommendations };
  }

  async function addItem(meeting: MeetingId, draft: AgendaItemDraft, request: Claim): Promise<AgendaItemId> {
    const id = AgendaItemId.parse(session.newId());
    const { meeting: header } = await boards.meeting(meeting);
    refuseWrongState(agendaRefusal(header));
    await refuseCycle(session, draft.cycle, null);
    const report = reportOf(draft.report, null);
    const { cycle = null } = draft;
    const made = { id, meeting, cycle, withdrawn: null, version: 1, retention: meetingRetention };
    const row: AgendaItemRow = { ...draft, ...made, report };
    const committed = await table.commit({
      ...{ verb: 'item.added', subject: meetingPartition(audience, meeting), effectiveOn: today },
      puts: [itemPut(row, null), ...(await lookedAtPuts(session, header.board, { row, was: null }))],
      ...{ request, result: id },
    });
    return committed.repeated ? AgendaItemId.parse(committed.result) : id;
  }

  async function changeItem(meeting: MeetingId, item: AgendaItemId, asked: AgendaItemChange & Conditional) {
    const { expected, request, report: draft, withdrawn, ...fields } = asked;
    await settle(session, async () => {
      const whole = await boards.meeting(meeting, true);
      const was = whole.items.find(({ id }) => id === item);
      if (was === undefined) throw new NothingHere();
      const current = presentItem(session, was, whole);
      if (!(await stillStands(session, was, { expected, request, current }))) return null;
      const decided = isDecided(whole.decisions);
      refuseWrongState(agendaRefusal(whole.meeting));
      if (withdrawn !== undefined) refuseWrongState(withdrawalRefusal(whole.meeting, was, decided));
      await refuseCycle(session, fields.cycle, was);
      const report = draft === undefined ? was.report : reportOf(draft, was.report);
      refuseWrongState(reportRefusal(was.report, report, decided));
      const sent = { ...withoutUndefined(fields), report, version: was.version + 1 };
      const out = withdrawn ? { on: today, why: withdrawn.why } : null;
      const row: AgendaItemRow = { ...was, ...sent, withdrawn: withdrawn === undefined ? was.withdrawn : out };
      const verb = withdrawn === undefined ? 'item.changed' : withdrawn ? 'item.withdrawn' : 'item.put-back';
      return {
        ...{ verb, subject: meetingPartition(audience, meeting), effectiveOn: today, why: withdrawn?.why },
        puts: [itemPut(row, was), ...(await lookedAtPuts(session, whole.meeting.board, { row, was }))],
        ...{ request, result: item },
      };
    });
  }

  const decisionPut = (row: DecisionRow, was: DecisionRow | null): AnyPut =>
    put({ key: decisionKey(audience, row.meeting, row.id), shape: decisionRow, row, was });

  /** The item’s version moves too: it cannot be withdrawn, nor its report changed, at the same moment. */
  async function decide(meeting: MeetingId, draft: DecisionDraft, request: Claim): Promise<RecommendationId> {
    await settle(session, async () => {
      const { meeting: header, items, decisions } = await boards.meeting(meeting, true);
      if ((await table.answered(request)) !== null) return null;
      const item = items.find(({ id }) => id === draft.item);
      if (item === undefined) refuse([{ pointer: '#/item', detail: 'Choose an item of this meeting' }]);
      const asked = item?.report?.recommendations.find(({ id }) => id === draft.recommendation);
      if (item !== undefined && asked === undefined) {
        refuse([{ pointer: '#/recommendation', detail: 'Choose a recommendation of this item' }]);
      }
      if (item === undefined) return null;
      const decided = isDecided(decisions).has(draft.recommendation);
      refuseWrongState(decisionRefusal(header, item, { decided, today }));
      refuse(decisionProblems(draft.on, header, today));
      const { recommendation: id, ...fields } = draft;
      const stamp = { by: session.person, recordedAt: session.now, version: 1, retention: meetingRetention };
      return {
        ...{ verb: 'decision.recorded', subject: meetingPartition(audience, meeting), effectiveOn: draft.on },
        puts: [
          itemPut({ ...item, version: item.version + 1 }, item, true),
          decisionPut({ ...fields, id, meeting, actions: [], ...stamp }, null),
        ],
        ...{ request, result: id },
      };
    });
    return draft.recommendation;
  }

  return { addMeeting, changeMeeting, addItem, changeItem, decide };
}
