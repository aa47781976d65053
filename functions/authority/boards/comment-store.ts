import { boardCommentIndex, boardCommentKey } from '#kernel/board-comment-keys.ts';
import { boardCommentsOf } from '#kernel/board-comments.ts';
import {
  type AgendaItemRow,
  type BoardCommentRow,
  boardCommentRow,
  boardSummaryRow,
  type MeetingRow,
} from '#kernel/board-rows.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { cycleKey } from '#kernel/cycle-keys.ts';
import { type CycleRow, cycleRow } from '#kernel/cycle-rows.ts';
import { NothingHere } from '#kernel/errors.ts';
import { frozenText } from '#kernel/frozen-report.ts';
import { boardSummaryKey, meetingPartition, nodeHistory, nodeKey, planKey, planPartition } from '#kernel/keys.ts';
import { nodeRow, type PlanRow, planRetention, planRow } from '#kernel/plan-rows.ts';
import type { ItemCycle } from '#shared/boards/agenda.ts';
import type { BoardCommentChange, BoardCommentDraft, BoardCommentRecorded } from '#shared/boards/comment.ts';
import { commentRefusal } from '#shared/boards/comment-rules.ts';
import { FrozenReport } from '#shared/cycles/report.ts';
import { type AgendaItemId, BoardCommentId, type MeetingId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { openCycleOf, openCyclePut } from '../plan-cycles.ts';
import { type Conditional, refuse, refuseWrongState, settle, stillStands } from '../settle.ts';
import { presentComment } from './comment-view.ts';
import { boardStore } from './store.ts';

export type ItemPlace = { meeting: MeetingId; item: AgendaItemId };

/** An item under which a report is looked at, with its meeting and the cycle. */
export type LookedUnder = {
  meeting: MeetingRow;
  item: AgendaItemRow & { cycle: ItemCycle };
  cycle: CycleRow;
};
export type LookedWhole = LookedUnder & {
  board: string;
  plan: PlanRow;
  report: FrozenReport | null;
  comments: BoardCommentRow[];
};

/** What a board said of a plan’s rows when it looked at a report of it. Each change is one transaction. */
export function commentStore(session: Session) {
  const { audience, table, today } = session;

  async function under({ meeting, item }: ItemPlace): Promise<LookedUnder> {
    const whole = await boardStore(session).meeting(meeting, true);
    const row = whole.items.find(({ id }) => id === item);
    const of = row?.cycle ?? null;
    if (row === undefined || of === null) throw new NothingHere();
    const cycle = await table.get(cycleKey(audience, of.plan, of.cycle), cycleRow);
    return { meeting: whole.meeting, item: { ...row, cycle: of }, cycle };
  }

  async function whole(place: ItemPlace): Promise<LookedWhole> {
    const looked = await under(place);
    const { plan: id } = looked.item.cycle;
    const { locked } = looked.cycle;
    const [board, plan, comments, text] = await Promise.all([
      table.find(boardSummaryKey(audience, looked.meeting.board), boardSummaryRow),
      table.get(planKey(audience, id), planRow),
      boardCommentsOf(session, id, true),
      locked === null ? null : frozenText(session, { plan: id, cycle: looked.cycle.id, locked }),
    ]);
    if (plan.removed !== null) throw new NothingHere();
    const report = text === null ? null : FrozenReport.parse(JSON.parse(text));
    const own = comments.filter(({ item, withdrawn }) => item === place.item && withdrawn === null);
    return { ...looked, board: board?.name ?? '', plan, report, comments: own };
  }

  const refusal = (looked: LookedUnder): string | null => commentRefusal({ ...looked, today }, looked.cycle.locked);

  /** A lock that did not see the comment finds another version of the row that both write: no report goes without it. */
  async function putsOf(row: BoardCommentRow, was: BoardCommentRow | null): Promise<AnyPut[]> {
    const gate = await openCycleOf(session, row.plan);
    const key = boardCommentKey(audience, row.plan, row);
    const index = boardCommentIndex(audience, row.plan, row);
    return [
      put({ key, index, shape: boardCommentRow, row, was }),
      ...(gate === null ? [] : [openCyclePut(session, row.plan, { was: gate, open: gate.open })]),
    ];
  }

  /** The plan’s log tells of it, the history of its row, and that something was noted the meeting’s. */
  const told = (row: BoardCommentRow) => ({
    subject: planPartition(audience, row.plan),
    history: nodeHistory(audience, row.plan, row.node),
    alsoIn: [meetingPartition(audience, row.meeting)],
    effectiveOn: row.on,
    result: row.id,
  });

  async function note(
    place: ItemPlace,
    { node, words, request }: BoardCommentDraft & { request: RequestClaim | undefined },
  ): Promise<BoardCommentRecorded> {
    const done = await settle(session, async () => {
      const looked = await under(place);
      refuseWrongState(refusal(looked));
      const { plan, cycle } = looked.item.cycle;
      const about = await table.find(nodeKey(audience, plan, node), nodeRow);
      if (about === null || about.removed !== null) {
        refuse([{ pointer: '#/node', detail: 'Choose a row that is in the plan' }]);
      }
      const { board, id: meeting, on } = looked.meeting;
      const row: BoardCommentRow = {
        ...{
          id: BoardCommentId.parse(session.newId()),
          plan,
          node,
          cycle,
          board,
          meeting,
          item: place.item,
          on,
          words,
        },
        ...{ by: session.person, createdAt: session.now, withdrawn: null, version: 1, retention: planRetention },
      };
      return { verb: 'board.commented', ...told(row), puts: await putsOf(row, null), request };
    });
    if (done === null) throw new NothingHere();
    return { entry: done.entry, comment: await seen(place, BoardCommentId.parse(done.result)) };
  }

  async function change(
    place: ItemPlace & { comment: BoardCommentId },
    { words, withdrawn, expected, request }: BoardCommentChange & Conditional,
  ): Promise<BoardCommentRecorded> {
    const done = await settle(session, async () => {
      const looked = await under(place);
      const was = await find(looked, place.comment);
      const current = presentComment(session, was, looked);
      if (!(await stillStands(session, was, { expected, request, current }))) return null;
      if (was.withdrawn !== null) throw new NothingHere();
      refuseWrongState(refusal(looked));
      const out = withdrawn === undefined ? null : { on: today, why: withdrawn.why };
      const row: BoardCommentRow = { ...was, words: words ?? was.words, withdrawn: out, version: was.version + 1 };
      const verb = out === null ? 'board.comment-changed' : 'board.comment-withdrawn';
      return { verb, ...told(row), why: out?.why, puts: await putsOf(row, was), request };
    });
    const entry = done?.entry ?? (await table.answered(request))?.entry;
    if (entry === undefined) throw new NothingHere();
    return { entry, comment: await seen(place, place.comment) };
  }

  async function find({ item }: LookedUnder, id: BoardCommentId): Promise<BoardCommentRow> {
    const all = await boardCommentsOf(session, item.cycle.plan, true);
    const row = all.find((comment) => comment.id === id && comment.item === item.id);
    if (row === undefined) throw new NothingHere();
    return row;
  }

  async function seen(place: ItemPlace, id: BoardCommentId) {
    const looked = await under(place);
    return presentComment(session, await find(looked, id), looked);
  }

  return { whole, note, change };
}
