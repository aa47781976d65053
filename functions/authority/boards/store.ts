import { type ArisenAction, arisenOf, type PlanLine, type PlanLineRow } from '#kernel/arisen-rows.ts';
import {
  type BoardRow,
  type BoardSummaryRow,
  boardRowsOf,
  boardSummaryRow,
  type MeetingLineRow,
  type MeetingRow,
  type MeetingRows,
  type MemberRow,
  meetingRowsOf,
  reviewsRow,
} from '#kernel/board-rows.ts';
import { NothingHere } from '#kernel/errors.ts';
import {
  boardPartition,
  boardSummaries,
  boardSummaryKey,
  meetingPartition,
  nodeKey,
  topPartition,
} from '#kernel/keys.ts';
import { saidOfPlans } from '#kernel/plan-lines.ts';
import { nodeRow } from '#kernel/plan-rows.ts';
import { reviewsPartition } from '#kernel/review-keys.ts';
import type { Review } from '#shared/boards/reviews.ts';
import type { BoardId, MeetingId, NodeId, PlanId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';

export type WholeBoard = { board: BoardRow; members: MemberRow[]; meetings: MeetingLineRow[] };
export type StandingBoard = WholeBoard & { summary: BoardSummaryRow };
export type WholeMeeting = MeetingRows & { meeting: MeetingRow };
/** Actions as they stand in their plans, by node. */
export type Arisen = ReadonlyMap<string, { action: ArisenAction; plan: PlanLine }>;

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

  /** The actions that decisions made, each as it is now, and its plan. What was made before such rows were kept is read in its plan. */
  async function arisen(
    { decisions, arisen: rows }: Pick<WholeMeeting, 'decisions' | 'arisen'>,
    lines: readonly PlanLineRow[],
  ): Promise<Arisen> {
    const written = new Map<string, ArisenAction>(rows.map((action) => [action.id, action]));
    const made = decisions.flatMap(({ actions }) => actions);
    const [actions, plans] = await Promise.all([
      Promise.all(made.map(({ plan, node }) => written.get(node) ?? inPlan(plan, node))),
      saidOfPlans(
        session,
        made.map(({ plan }) => plan),
        lines,
      ),
    ]);
    return new Map(
      actions.flatMap((action) => {
        const plan = plans.get(action?.plan ?? '');
        return action && plan ? [[action.id, { action, plan }] as const] : [];
      }),
    );
  }

  async function inPlan(plan: PlanId, node: NodeId): Promise<ArisenAction | null> {
    const row = await table.find(nodeKey(audience, plan, node), nodeRow);
    return row === null ? null : arisenOf(row);
  }

  /** What plans ask boards to look at, of one board or of all. */
  async function reviews(board?: BoardId): Promise<Review[]> {
    const items = await table.all(reviewsPartition(audience));
    const asked = items.flatMap((item) => reviewsRow.read(item).reviews);
    return board === undefined ? asked : asked.filter((review) => review.board === board);
  }

  return { summaries, reviews, whole, standing, meeting, arisen };
}
