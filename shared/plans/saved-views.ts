import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { PersonId, PlanId, SavedViewId } from '../ids.ts';

const word = (longest: number) => z.string().trim().min(1, 'Leave it out rather than empty').max(longest);

/** What the address of a plan’s page holds, as far as it is kept: never a date, which would show an old plan as if it were now. */
export const KeptSearch = z.strictObject({
  status: word(40).optional(),
  owner: word(26).optional(),
  q: word(200).optional(),
  view: z.enum(['working', 'board', 'timeline']).optional().describe('How it is looked at; for reading, where absent'),
  fix: word(40).optional().describe('What is to be put right, as plan health calls it'),
});
export type KeptSearch = z.infer<typeof KeptSearch>;

const viewFields = {
  name: z.string().trim().min(1, 'Enter a name for this view').max(80, 'Keep the name to 80 characters'),
  search: KeptSearch,
  everyone: z.boolean('Choose who finds it').describe('For everyone in the authority; else for whoever saved it alone'),
};

/** A way of looking at a plan, kept under a name. */
export const SavedView = z
  .object({
    id: SavedViewId,
    plan: PlanId,
    ...viewFields,
    by: PersonId,
    removed: z.object({ on: LocalDate, why: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

export const SavedViewDraft = z.strictObject(viewFields).meta({ id: 'SavedViewDraft' });
export type SavedViewDraft = z.infer<typeof SavedViewDraft>;

export const SavedViewChange = z
  .strictObject({ ...viewFields, removed: z.boolean().describe('Taken away, or back again') })
  .partial()
  .meta({ id: 'SavedViewChange' });
export type SavedViewChange = z.infer<typeof SavedViewChange>;

export const SavedViewSeen = SavedView.extend({
  mine: z.boolean().describe('The plan opens with it for me'),
  can: z.object({ change: z.boolean() }),
}).meta({ id: 'SavedViewSeen' });
export type SavedViewSeen = z.infer<typeof SavedViewSeen>;

export const SavedViewList = z
  .object({ items: z.array(SavedViewSeen), can: z.object({ saveForEveryone: z.boolean() }) })
  .meta({ id: 'SavedViewList' });
export type SavedViewList = z.infer<typeof SavedViewList>;

/** With which view a plan opens for me; none, for reading it as it is. */
export const OpeningView = z.strictObject({ view: SavedViewId.nullable() }).meta({ id: 'OpeningView' });
export type OpeningView = z.infer<typeof OpeningView>;
