import {
  type AgendaItemRow,
  type BoardRow,
  type BoardSummaryRow,
  boardRowsOf,
  boardSummaryRow,
  type DecisionRow,
  type MeetingLineRow,
  type MeetingRow,
  type MemberRow,
  meetingRowsOf,
  reviewsRow,
} from '#kernel/board-rows.ts';
import type { CycleRow } from '#kernel/cycle-rows.ts';
import { NothingHere } from '#kernel/errors.ts';
import {
  boardPartition,
  boardSummaries,
  boardSummaryKey,
  meetingPartition,
  nodeKey,
  planKey,
  topPartition,
} from '#kernel/keys.ts';
import { type NodeRow, nodeRow, type PlanRow, planRow } from '#kernel/plan-rows.ts';
import { reviewsPartition } from '#kernel/review-keys.ts';
import type { Review } from '#shared/boards/reviews.ts';
import { presentCycle } from '#shared/cycles/rules.ts';
import type { BoardId, MeetingId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { cyclesOf } from '../plan-cycles.ts';

export type WholeBoard = { board: BoardRow; members: MemberRow[]; meetings: MeetingLineRow[] };
export type StandingBoard = WholeBoard & { summary: BoardSummaryRow };
export type WholeMeeting = { meeting: MeetingRow; items: AgendaItemRow[]; decisions: DecisionRow[] };
/** Actions as they stand in their plans, by node. */
export type Arisen = ReadonlyMap<string, { node: NodeRow; plan: PlanRow; present: CycleRow | null }>;

/** Reading boards and meetings. Changing them is in `changes.ts` and `meeting-changes.ts`. */
export function boardStore(session: Session) {
  const { audience, table } = session;

  async function summaries(): Promise<BoardSummaryRow[]> {
    const items = await table.all(topPartition(audience), { prefix: boardSummaries });
    return items.map((item) => boardSummaryRow.read(item));
  }

  /** A board with its members and a line for each meeting: one query. */
  async function whole(board: BoardId, consistent = false): Promise<WholeBoard> {
    const rows = boardRowsOf(await table.all(boardPartition(audience, board), { consistent }));
    if (rows.board === null) throw new NothingHere();
    return { ...rows, board: rows.board };
  }

  /**
   * A board that is to be changed, with its summary. The summary is read first: whatever comes into the board after that
   * makes the write of the summary fail, so that none is made from rows that were overtaken.
   */
  async function standing(board: BoardId): Promise<StandingBoard> {
    const summary = await table.get(boardSummaryKey(audience, board), boardSummaryRow);
    return { ...(await whole(board, true)), summary };
  }

  /** A meeting with its agenda and its decisions: one query. */
  async function meeting(id: MeetingId, consistent = false): Promise<WholeMeeting> {
    const rows = meetingRowsOf(await table.all(meetingPartition(audience, id), { consistent }));
    if (rows.meeting === null) throw new NothingHere();
    return { ...rows, meeting: rows.meeting };
  }

  /** The actions that decisions made, each as it is now, and its plan. Read as a query reads, one of this moment may not be there yet. */
  async function arisen(decisions: readonly DecisionRow[], reading: { consistent?: boolean } = {}): Promise<Arisen> {
    const made = decisions.flatMap(({ actions }) => actions);
    const plans = [...new Set(made.map(({ plan }) => plan))];
    const [nodes, headers, cycles] = await Promise.all([
      Promise.all(made.map(({ plan, node }) => table.find(nodeKey(audience, plan, node), nodeRow, reading))),
      Promise.all(plans.map((plan) => table.find(planKey(audience, plan), planRow, reading))),
      Promise.all(plans.map((plan) => cyclesOf(session, plan))),
    ]);
    return new Map(
      nodes.flatMap((node) => {
        const at = headers.findIndex((header) => header?.id === node?.plan);
        const [plan, present] = [headers[at], presentCycle(cycles[at] ?? [])];
        return node && plan ? [[node.id, { node, plan, present }] as const] : [];
      }),
    );
  }

  /** What plans ask boards to look at, of one board or of all. */
  async function reviews(board?: BoardId): Promise<Review[]> {
    const items = await table.all(reviewsPartition(audience));
    const asked = items.flatMap((item) => reviewsRow.read(item).reviews);
    return board === undefined ? asked : asked.filter((review) => review.board === board);
  }

  return { summaries, reviews, whole, standing, meeting, arisen };
}
