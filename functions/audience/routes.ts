import { Hono } from 'hono';
import { NothingHere } from '#kernel/errors.ts';
import { pathId } from '#kernel/http.ts';
import { shownTo } from '#kernel/shown-reader.ts';
import type { SharedMeeting, SharedMeetingList } from '#shared/audiences/meetings.ts';
import type { SharedPage, SharedPageList } from '#shared/audiences/pages.ts';
import { kindOf, ownerOf } from '#shared/audiences/rules.ts';
import type { AudienceHome, SharedPlanList } from '#shared/audiences/schema.ts';
import { MeetingId } from '#shared/ids.ts';
import { within } from './access.ts';
import { asksOf } from './asks.ts';
import type { AudienceEnv, Deps, Session } from './deps.ts';
import { base } from './paths.ts';

export function audienceRoutes(deps: Deps) {
  const reads = within(deps);
  return new Hono<AudienceEnv>()
    .get(base, reads, async (c) => c.json(await homeOf(c.var.session)))
    .get(`${base}/items`, reads, async (c) =>
      c.json({ items: await shownIn(c.var.session).plans(), next: null } satisfies SharedPlanList),
    )
    .get(`${base}/meetings`, reads, async (c) =>
      c.json({ items: await shownIn(c.var.session).meetings(), next: null } satisfies SharedMeetingList),
    )
    .get(`${base}/meetings/:meeting`, reads, async (c) =>
      c.json(await meetingOf(c.var.session, pathId(c, 'meeting', MeetingId))),
    )
    .get(`${base}/pages`, reads, async (c) =>
      c.json({ items: await pagesOf(c.var.session), next: null } satisfies SharedPageList),
    );
}

const shownIn = (session: Session) => shownTo(session.seat.audience, session);

/**
 * A school's page as issued by the authority that gave the seat: two authorities may list one URN, and neither's governors
 * are shown what the other says of it.
 */
async function pagesOf(session: Session): Promise<SharedPage[]> {
  const pages = await shownIn(session).pages();
  return pages.filter(({ authority }) => authority.id === session.seat.given?.by);
}

async function homeOf(session: Session): Promise<AudienceHome> {
  const { audience, name, until } = session.seat;
  const shown = shownIn(session);
  const [plans, meetings, pages, consultations, asks] = await Promise.all([
    ...([shown.plans(), shown.meetings(), pagesOf(session)] as const),
    ...([shown.consultations(), asksOf(session)] as const),
  ]);
  const everything = [...plans, ...meetings, ...pages, ...consultations, ...asks];
  const byAuthority = Map.groupBy(everything, ({ authority }) => authority.id);
  const authorities = Array.from(byAuthority, ([id, all]) => {
    const count = (some: readonly { authority: { id: string } }[]) =>
      some.filter((each) => each.authority.id === id).length;
    const counts = { plans: count(plans), meetings: count(meetings), pages: count(pages) };
    return {
      id,
      name: all[0]?.authority.name ?? id,
      ...counts,
      consultations: count(consultations),
      asks: count(asks),
    };
  });
  return { audience, kind: kindOf(audience), name, until, authorities };
}

/** Only a board is shown the papers of meetings, and they are its own authority’s. */
async function meetingOf(session: Session, id: MeetingId): Promise<SharedMeeting> {
  const authority = ownerOf(session.seat.audience);
  const meeting = authority && (await shownIn(session).meeting(authority, id));
  if (meeting === null) throw new NothingHere();
  const { items: _, ...papers } = meeting;
  return papers;
}
