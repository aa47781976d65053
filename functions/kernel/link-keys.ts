import type { LinkId, NodeId, PlanId, WordKey } from '#shared/ids.ts';
import {
  type Audience,
  type IndexKey,
  join,
  type Key,
  keySeparator,
  type Partition,
  planPartition,
  within,
} from './keys.ts';

/** One side of a link, with the plan that it is a side of: both sides are written together. */
export const linkKey = (audience: Audience, plan: PlanId, { id, side }: { id: LinkId; side: 'from' | 'to' }): Key => ({
  pk: planPartition(audience, plan),
  sk: join('LINK', id, side),
});
/** What leads to a strand or a strategy of the authority’s list, from whichever plan, on the index. */
export const strandLinks = (audience: Audience, strand: WordKey): Partition => within(audience, 'STRAND', strand);
export const strandLinkIndex = (audience: Audience, strand: WordKey, link: LinkId): IndexKey => ({
  gsi1pk: strandLinks(audience, strand),
  gsi1sk: join('LINK', link),
});
export const linksOfPlan = `LINK${keySeparator}`;

/** The numbers that were given under each row of a plan, so that two rows never come to have the same. */
export const numberKey = (
  audience: Audience,
  plan: PlanId,
  { parent, number }: { parent: NodeId | null; number: string },
): Key => ({
  pk: within(audience, 'PLAN', plan, 'NUMBERS'),
  sk: join('NUMBER', parent ?? 'TOP', number.toLowerCase()),
});
