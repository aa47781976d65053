import type { Account } from '#kernel/keys.ts';
import type { AuthorityMark, MyWork, MyWorkItem } from '#shared/authorities/my-work.ts';
import { compareItems } from '#shared/authorities/my-work-rules.ts';
import { localDateOf } from '#shared/dates.ts';
import { hasRight } from '#shared/people/rules.ts';
import { readingIn } from '../access.ts';
import type { Deps } from '../deps.ts';
import { homeOf } from '../home.ts';
import { type Candidate, candidatesOf, placesAmong, type SeatTaken } from './places.ts';

type Asked = { account: Account; requestId: string };
type Part = { authority: MyWork['authorities'][number]; items: MyWorkItem[] };

/** What waits for me in every authority where I have a seat, each read with a session of its own. */
export async function myWorkOf(deps: Deps, { account, requestId }: Asked): Promise<MyWork> {
  const candidates = await candidatesOf(deps, account);
  beginSessions(deps, candidates);
  const { seats: all } = await placesAmong(deps, { account, candidates });
  const seats = all.filter(({ standing }) => standing !== 'closed');
  const parts = await Promise.all(
    seats.map((taken) =>
      partOf(deps, taken).catch((error: unknown): Part => {
        // The others’ work is shown all the same, and that this one’s is missing is said.
        deps.log.error('my-work.failed', { requestId, authority: taken.seat.authority }, error);
        return { authority: { ...markOf(taken), state: 'failed' }, items: [] };
      }),
    ),
  );
  return {
    today: localDateOf(deps.clock()),
    authorities: parts.map(({ authority }) => authority),
    items: parts.flatMap(({ items }) => items).toSorted(compareItems),
  };
}

/** Beside the reading of the seats; what was asked for where there is no seat is never used. */
function beginSessions(deps: Deps, candidates: readonly Candidate[]): void {
  for (const each of candidates) {
    if ('authority' in each) {
      deps.sessions.sessionFor({ does: 'read', authority: each.authority }).catch(() => undefined); // asked again below
    }
  }
}

const markOf = ({ seat, name, accent }: SeatTaken): AuthorityMark => ({ id: seat.authority, name, accent });

async function partOf(deps: Deps, taken: SeatTaken): Promise<Part> {
  const session = await readingIn(deps, taken);
  const { authority, waiting, meetings } = await homeOf(session);
  const can = { recordUpdate: hasRight(session.seat.role, 'contribute') };
  return {
    authority: { ...authority, state: 'read' },
    items: [
      ...waiting.map((each) => ({ ...each, kind: 'action' as const, authority, can })),
      ...meetings.map((each) => ({ ...each, kind: 'meeting' as const, authority })),
    ],
  };
}
