import type { MyUpdates } from '#shared/cycles/views.ts';
import { localDateOf } from '#shared/dates.ts';
import type { Deps } from '../deps.ts';
import { myAsksIn } from '../my-asks.ts';
import { type Asked, inEachAuthority } from './each-authority.ts';

/** What I am asked in the open update cycles of every authority where I have a seat, soonest due first. */
export async function myUpdatesOf(deps: Deps, asked: Asked): Promise<MyUpdates> {
  const parts = await inEachAuthority(deps, asked, myAsksIn);
  return {
    today: localDateOf(deps.clock()),
    authorities: parts.map(({ mark, found }) => {
      if (found === null) return { ...mark, state: 'failed' as const };
      return { ...found.authority, state: 'read' as const };
    }),
    items: parts
      .flatMap(({ found }) => found?.items ?? [])
      .toSorted((a, b) => (a.cycle.dueOn < b.cycle.dueOn ? -1 : Number(a.cycle.dueOn > b.cycle.dueOn))),
  };
}
