import type { Account } from '#kernel/keys.ts';
import type { AuthorityMark } from '#shared/authorities/my-work.ts';
import { readingIn } from '../access.ts';
import type { Deps, Session } from '../deps.ts';
import { type Candidate, candidatesOf, placesAmong, type SeatTaken } from './places.ts';

export type Asked = { account: Account; requestId: string };

/** What was found in one authority; null where it could not be read this time. */
export type Part<T> = { mark: AuthorityMark; found: T | null };

/**
 * Reads something in every authority where the sign-in has a seat, each with a session of its own. What fails in one is
 * said; the others are shown all the same.
 */
export async function inEachAuthority<T>(
  deps: Deps,
  { account, requestId }: Asked,
  read: (session: Session) => Promise<T>,
): Promise<Part<T>[]> {
  const candidates = await candidatesOf(deps, account);
  beginSessions(deps, candidates);
  const { seats } = await placesAmong(deps, { account, candidates });
  const standing = seats.filter((each) => each.standing !== 'closed');
  return Promise.all(
    standing.map(async (taken) => {
      try {
        return { mark: markOf(taken), found: await read(await readingIn(deps, taken)) };
      } catch (error) {
        // The others’ part is shown all the same, and that this one’s is missing is said.
        deps.log.error('my-work.failed', { requestId, authority: taken.seat.authority }, error);
        return { mark: markOf(taken), found: null };
      }
    }),
  );
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
