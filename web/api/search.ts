import type * as found from '#shared/search/schema.ts';
import { inAuthority, one, until } from './client.ts';

/** What an authority’s plans, boards, meetings, schools and people say. */
export const searchApi = {
  search: async (authority: string, query: found.SearchQuery, signal?: AbortSignal): Promise<found.SearchResults> =>
    (await one.search.$get({ param: inAuthority(authority), query }, until(signal))).json(),
};
