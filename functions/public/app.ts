import { type LambdaBindings, makeApp, pathId, type RequestVariables } from '#kernel/http.ts';
import type { Log } from '#kernel/log.ts';
import type { PublishedList } from '#shared/audiences/schema.ts';
import { AuthorityId } from '#shared/ids.ts';
import document from './openapi.json' with { type: 'json' };
import { publishedPage } from './page.ts';
import { type PublishedDeps, publishedBy } from './published.ts';
import { style } from './style.ts';

/** The edge keeps what is published for as long, so that what is withdrawn is gone within the minute. */
const keptAtEdge = { 'Cache-Control': 'public, max-age=60' };

/** What anyone may ask, signed out. */
export function publicApp(deps: { log: Log } & PublishedDeps) {
  return makeApp<{ Bindings: LambdaBindings; Variables: RequestVariables }>(deps.log)
    .get('/api/health', (c) => c.json({ state: 'up' }))
    .get('/api/openapi.json', (c) => c.json(document))
    .get('/api/public/:authority', async (c) => {
      const authority = pathId(c, 'authority', AuthorityId);
      const items = await publishedBy(deps, authority);
      return c.json({ authority, items, next: null } satisfies PublishedList, 200, keptAtEdge);
    })
    .get('/public/style.css', (c) => c.text(style, 200, { ...keptAtEdge, 'Content-Type': 'text/css; charset=UTF-8' }))
    .get('/public/:authority', async (c) => {
      const authority = pathId(c, 'authority', AuthorityId);
      return c.html(publishedPage(authority, await publishedBy(deps, authority)), 200, keptAtEdge);
    });
}
