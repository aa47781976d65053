import type { MyWork, MyWorkItem } from '#shared/authorities/my-work.ts';
import { compareItems } from '#shared/authorities/my-work-rules.ts';
import { localDateOf } from '#shared/dates.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Deps, Session } from '../deps.ts';
import { homeOf } from '../home.ts';
import { type Asked, inEachAuthority } from './each-authority.ts';

/** What waits for me in every authority where I have a seat, each read with a session of its own. */
export async function myWorkOf(deps: Deps, asked: Asked): Promise<MyWork> {
  const parts = await inEachAuthority(deps, asked, workIn);
  return {
    today: localDateOf(deps.clock()),
    authorities: parts.map(({ mark, found }) => {
      if (found === null) return { ...mark, state: 'failed' as const };
      return { ...found.authority, state: 'read' as const };
    }),
    items: parts.flatMap(({ found }) => found?.items ?? []).toSorted(compareItems),
  };
}

async function workIn(session: Session) {
  const { authority, waiting, mentions, meetings, people } = await homeOf(session);
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? '';
  const can = { recordUpdate: hasRight(session.seat.role, 'contribute') };
  const items: MyWorkItem[] = [
    ...mentions.map((each) => ({ ...each, kind: 'mention' as const, authority, byName: nameOf(each.by) })),
    ...waiting.map((each) => ({ ...each, kind: 'action' as const, authority, can })),
    ...meetings.map((each) => ({ ...each, kind: 'meeting' as const, authority })),
  ];
  return { authority, items };
}
