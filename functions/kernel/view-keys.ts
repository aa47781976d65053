import type { PersonId, PlanId, SavedViewId } from '#shared/ids.ts';
import { type Audience, join, type Key, keySeparator, type Partition, within } from './keys.ts';

/** The views that officers have saved of all plans, by plan, and with which of them a plan opens for whom. */
export const viewsPartition = (audience: Audience): Partition => within(audience, 'VIEWS');

export const savedViewKey = (audience: Audience, view: { plan: PlanId; id: SavedViewId }): Key => ({
  pk: viewsPartition(audience),
  sk: join('VIEW', view.plan, view.id),
});
export const savedViews = `VIEW${keySeparator}`;

/** By person and then by plan, so that whoever looks at all plans reads their own alone. */
export const openingViewKey = (audience: Audience, of: { person: PersonId; plan: PlanId }): Key => ({
  pk: viewsPartition(audience),
  sk: join('OPENING', of.person, of.plan),
});
export const openingViewsOf = (person: PersonId): string => `${join('OPENING', person)}${keySeparator}`;
