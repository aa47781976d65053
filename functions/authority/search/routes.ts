import { Hono } from 'hono';
import { validQuery } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { bestOf } from '#shared/search/rules.ts';
import { SearchQuery, SearchResults } from '#shared/search/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { searchableOf } from '../searchable.ts';
import { findablesOf } from './findables.ts';

const path = '/api/authorities/:authority/search';

export function searchRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>().get(path, within(deps, 'read', 'read'), validQuery(SearchQuery), async (c) => {
    const session = c.var.session;
    const searchable = await searchableOf(session);
    const best = bestOf(findablesOf(session, searchable), c.req.valid('query'));
    return c.json({ ...best, next: null, agendasSince: searchable.agendasSince } satisfies SearchResults);
  });
}

export const searchOperations = (): Operation[] => [
  {
    ...{ method: 'get', path, id: 'search', summary: 'Plans, boards, meetings, schools and people, by their words' },
    ...{ needs: 'read', query: SearchQuery, status: 200, answer: SearchResults },
  },
];
