import type { PlanId } from '#shared/ids.ts';
import { type Audience, join, type Key, type Partition, within } from './keys.ts';

/** What boards monitor and evaluate, a row for each plan that names any: the forward plan reads them all at once. */
export const reviewsPartition = (audience: Audience): Partition => within(audience, 'REVIEWS');
export const reviewsKey = (audience: Audience, plan: PlanId): Key => ({
  pk: reviewsPartition(audience),
  sk: join('REVIEWS', plan),
});
