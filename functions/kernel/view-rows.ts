import * as z from 'zod';
import { PersonId, PlanId, SavedViewId } from '#shared/ids.ts';
import { SavedView } from '#shared/plans/saved-views.ts';
import { Retention, rowShape } from './rows.ts';

/** How somebody looks at a plan is no record of the authority. */
export const viewRetention: Retention = { basis: 'working-paper', retainUntil: null, legalHold: false };

export const savedViewRow = rowShape({
  kind: 'saved-view',
  v: 1,
  schema: SavedView.extend({ retention: Retention }),
});
export type SavedViewRow = ReturnType<typeof savedViewRow.read>;

/** With which view a plan opens for a person. Nothing stands here for those who never chose. */
export const openingViewRow = rowShape({
  kind: 'opening-view',
  v: 1,
  schema: z.object({
    person: PersonId,
    plan: PlanId,
    view: SavedViewId.nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
