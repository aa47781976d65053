import { Hono } from 'hono';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { AuthorityId, PartnershipId } from '#shared/ids.ts';
import {
  PartnerDraft,
  PartnerEnd,
  Partnership,
  PartnershipDraft,
  PartnershipList,
} from '#shared/platform/partnerships.ts';
import { within } from './access.ts';
import type { Deps, PlatformEnv } from './deps.ts';
import { partnershipStore } from './partnership-store.ts';

const base = '/api/platform/partnerships';
const partners = `${base}/:partnership/partners` as const;

export function partnershipRoutes(deps: Deps) {
  const looksAfter = within(deps);
  return new Hono<PlatformEnv>()
    .get(base, looksAfter, async (c) => c.json({ items: await partnershipStore(c.var.session).list(), next: null }))
    .post(base, looksAfter, validJson(PartnershipDraft), async (c) =>
      c.json(await partnershipStore(c.var.session).add(c.req.valid('json'), await requestClaim(c)), 201),
    )
    .post(partners, looksAfter, validJson(PartnerDraft), async (c) => {
      const partnership = pathId(c, 'partnership', PartnershipId);
      return c.json(
        await partnershipStore(c.var.session).join(partnership, c.req.valid('json'), await requestClaim(c)),
        202,
      );
    })
    .post(`${partners}/:authority/end`, looksAfter, validJson(PartnerEnd), async (c) => {
      const partnership = pathId(c, 'partnership', PartnershipId);
      const authority = pathId(c, 'authority', AuthorityId);
      const store = partnershipStore(c.var.session);
      return c.json(await store.leave({ partnership, authority }, c.req.valid('json'), await requestClaim(c)), 202);
    });
}

const needs = 'platform' as const;

export const partnershipOperations: Operation[] = [
  {
    ...{ method: 'get', path: base, id: 'listPartnerships', summary: 'Partnerships, and which authorities take part' },
    ...{ needs, status: 200, answer: PartnershipList },
  },
  {
    ...{ method: 'post', path: base, id: 'addPartnership', summary: 'Set up a partnership of authorities' },
    ...{ needs, status: 201, body: PartnershipDraft, answer: Partnership },
  },
  {
    ...{
      method: 'post',
      path: partners,
      id: 'joinPartnership',
      summary: 'Let an authority take part in a partnership',
    },
    ...{ needs, status: 202, body: PartnerDraft, answer: Partnership },
  },
  {
    ...{
      method: 'post',
      path: `${partners}/:authority/end`,
      id: 'leavePartnership',
      summary: 'Let an authority leave a partnership: what it shares there is gone, and whom it seated there',
    },
    ...{ needs, status: 202, body: PartnerEnd, answer: Partnership },
  },
];
