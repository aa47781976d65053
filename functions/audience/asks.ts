import { shownTo } from '#kernel/shown-reader.ts';
import type { SharedAsk } from '#shared/cycles/outside.ts';
import type { Session } from './deps.ts';

/** What this person is asked by the authority that gave the seat: a person is known by that authority alone. */
export async function asksOf(session: Session): Promise<SharedAsk[]> {
  const { audience, person, given } = session.seat;
  const asks = await shownTo(audience, session).asks(person);
  return asks.filter(({ authority }) => authority.id === given?.by);
}
