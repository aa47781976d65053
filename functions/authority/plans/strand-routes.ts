import { Hono } from 'hono';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { WordKey } from '#shared/ids.ts';
import { StrandList, StrandMatch, StrandMatched, StrandView } from '#shared/plans/strands.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { strandStore } from './strand-store.ts';

const base = '/api/authorities/:authority/strands';
const one = `${base}/:strand`;
const matches = `${one}/matches`;

/** Strands, strategies and day-to-day business with what leads to them; the list itself is in the settings. */
export function strandRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  return new Hono<AuthorityEnv>()
    .get(base, reads, async (c) => c.json(await strandStore(c.var.session).list()))
    .get(one, reads, async (c) => c.json(await strandStore(c.var.session).view(pathId(c, 'strand', WordKey))))
    .post(matches, within(deps, 'edit', 'write'), validJson(StrandMatch), async (c) => {
      const strand = pathId(c, 'strand', WordKey);
      return c.json(await strandStore(c.var.session).match(strand, c.req.valid('json'), await requestClaim(c)));
    });
}

export const strandOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'listStrands',
    summary: 'Strands, strategies and day-to-day business, and names that are in no list',
    needs: 'read',
    status: 200,
    answer: StrandList,
  },
  {
    method: 'get',
    path: one,
    id: 'getStrand',
    summary: 'What was handed over to a strand and what refers to it, and from where',
    needs: 'read',
    status: 200,
    answer: StrandView,
  },
  {
    method: 'post',
    path: matches,
    id: 'matchStrand',
    summary: 'Say of typed names that they are a strand of the list, in one go',
    needs: 'edit',
    body: StrandMatch,
    status: 200,
    answer: StrandMatched,
  },
];
