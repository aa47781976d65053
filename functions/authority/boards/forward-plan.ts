import type { ForwardPlan } from '#shared/boards/schema.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import type { Session } from '../deps.ts';
import { boardStore } from './store.ts';
import { comingMeetings } from './view.ts';

const mostMeetings = 24;

/** The next meetings of all boards, each with its agenda: the boards first, then the agendas side by side. */
export async function forwardPlanOf(session: Session): Promise<ForwardPlan> {
  const store = boardStore(session);
  const coming = comingMeetings(await store.summaries(), session.today).slice(0, mostMeetings);
  const agendas = await Promise.all(coming.map(({ id }) => store.meeting(id)));
  const items = coming.map((meeting, place) => ({
    ...meeting,
    agenda: (agendas[place]?.items ?? [])
      .filter(({ withdrawn }) => withdrawn === null)
      .toSorted(compareSiblings)
      .map(({ id, title, report }) => ({ id, title, verbs: report?.recommendations.map(({ verb }) => verb) ?? [] })),
  }));
  return { items, next: null };
}
