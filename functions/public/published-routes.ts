import { type Context, Hono } from 'hono';
import { NothingHere } from '#kernel/errors.ts';
import { type LambdaBindings, pathId, type RequestVariables } from '#kernel/http.ts';
import type { PublishedList, PublishedMeeting } from '#shared/audiences/meetings.ts';
import { AuthorityId, MeetingId } from '#shared/ids.ts';
import { authorityPage } from './authority-page.ts';
import { keptAtEdge, nothingYet } from './caching.ts';
import { agendaCsv, meetingPage } from './meeting-page.ts';
import { nothingPage } from './page.ts';
import { type PublishedDeps, publishedBy } from './published.ts';
import { style } from './style.ts';

type Env = { Bindings: LambdaBindings; Variables: RequestVariables };

/** What an authority has published, as data and as plain pages. */
export function publishedRoutes(deps: PublishedDeps) {
  return new Hono<Env>()
    .get('/api/public/:authority', async (c) => {
      const authority = pathId(c, 'authority', AuthorityId);
      const published = await everythingOf(deps, authority);
      return c.json({ authority, ...published, next: null } satisfies PublishedList, 200, keptAtEdge);
    })
    .get('/api/public/:authority/meetings/:meeting', async (c) => {
      const meeting = await meetingAt(deps, c);
      if (meeting === null) throw new NothingHere();
      return c.json(meeting, 200, keptAtEdge);
    })
    .get('/api/public/:authority/meetings/:meeting/agenda.csv', async (c) => {
      const meeting = await meetingAt(deps, c);
      if (meeting === null) throw new NothingHere();
      const name = `agenda-${meeting.authority.id}-${meeting.on}.csv`;
      const headers = {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      };
      return c.body(agendaCsv(meeting), 200, { ...headers, ...keptAtEdge });
    })
    .get('/public/style.css', (c) => c.text(style, 200, { ...keptAtEdge, 'Content-Type': 'text/css; charset=UTF-8' }))
    .get('/public/:authority', async (c) => {
      const authority = AuthorityId.safeParse(c.req.param('authority'));
      const { items, ...others } = authority.success ? await everythingOf(deps, authority.data) : nothingAtAll;
      const isThere = items.length > 0 || others.meetings.length > 0 || others.consultations.length > 0;
      return isThere
        ? c.html(authorityPage({ plans: items, ...others }), 200, keptAtEdge)
        : c.html(authorityPage({ plans: items, ...others }), 404, nothingYet);
    })
    .get('/public/:authority/meetings/:meeting', async (c) => {
      const meeting = await meetingAt(deps, c);
      if (meeting === null) return c.html(nothingPage(), 404, nothingYet);
      return c.html(meetingPage(meeting), 200, keptAtEdge);
    })
    .get('/public/*', (c) => c.html(nothingPage(), 404, nothingYet));
}

const nothingAtAll = { items: [], meetings: [], consultations: [] };

async function everythingOf(deps: PublishedDeps, authority: AuthorityId) {
  const published = publishedBy(deps, authority);
  const [items, meetings, consultations] = await Promise.all([
    ...([published.plans(), published.meetings()] as const),
    published.consultations(),
  ]);
  return { items, meetings, consultations };
}

/** The meeting of the path, or null where none of that authority’s is published there. */
async function meetingAt(deps: PublishedDeps, c: Context<Env>): Promise<PublishedMeeting | null> {
  const authority = AuthorityId.safeParse(c.req.param('authority'));
  const meeting = MeetingId.safeParse(c.req.param('meeting'));
  if (!authority.success || !meeting.success) return null;
  return publishedBy(deps, authority.data).meeting(meeting.data);
}
