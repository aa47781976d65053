import { comesBefore, comesBeforeNone } from '#shared/boards/review-rules.ts';
import type { ForwardPlan } from '#shared/boards/schema.ts';
import type { BoardId } from '#shared/ids.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import type { Session } from '../deps.ts';
import { boardStore } from './store.ts';
import { comingMeetings } from './view.ts';

const mostMeetings = 24;

/**
 * The next meetings of all boards, each with its agenda and what the board is to look at of the plans: the boards beside what
 * plans ask of them first, then the agendas side by side.
 */
export async function forwardPlanOf(session: Session): Promise<ForwardPlan> {
  const store = boardStore(session);
  const [boards, reviews] = await Promise.all([store.summaries(), store.reviews()]);
  const coming = comingMeetings(boards, session.today).slice(0, mostMeetings);
  const agendas = await Promise.all(coming.map(({ id }) => store.meeting(id)));
  const datesOf = (board: BoardId) => coming.filter((meeting) => meeting.board.id === board).map(({ on }) => on);
  const items = coming.map((meeting, place) => ({
    ...meeting,
    agenda: (agendas[place]?.items ?? [])
      .filter(({ withdrawn }) => withdrawn === null)
      .toSorted(compareSiblings)
      .map(({ id, title, report }) => ({ id, title, verbs: report?.recommendations.map(({ verb }) => verb) ?? [] })),
    reviews: reviews.filter(
      (review) => review.board === meeting.board.id && comesBefore(review, meeting.on, datesOf(meeting.board.id)),
    ),
  }));
  const unplaced = reviews.flatMap((review) => {
    const board = boards.find(({ id }) => id === review.board);
    if (board === undefined || !comesBeforeNone(review, datesOf(review.board))) return [];
    return [{ ...review, boardName: board.name }];
  });
  return { items, unplaced, next: null };
}
