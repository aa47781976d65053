import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { EntryId, WordKey } from '../ids.ts';
import { PlanView } from './schema.ts';

const counts = z.record(WordKey, z.int());

/** What of a plan’s layout is in use. */
export const LayoutUses = z
  .object({
    columns: counts.describe('Rows with words in each column; of updates, those with words of the kind'),
    levels: counts.describe('Rows on each level'),
    statuses: counts.describe('Updates that gave each status'),
    version: z.int().describe('The version of the plan that was looked at'),
  })
  .meta({ id: 'LayoutUses' });
export type LayoutUses = z.infer<typeof LayoutUses>;

const names = z
  .record(WordKey, WordKey.nullable())
  .describe('By its key in the new layout, the key it has in the plan; null for one that is new');

/** Another layout for a plan: one of the authority’s, and what in it was called otherwise before. */
export const LayoutChange = z
  .strictObject({
    shape: WordKey.describe('The key of one of the authority’s plan shapes'),
    renamed: z.strictObject({ levels: names, columns: names, statuses: names }).partial(),
    effectiveOn: LocalDate.optional().describe('From when the plan is laid out so; today, where nothing is said'),
    why: z.string().trim().max(500, 'Keep the reason to 500 characters').optional(),
  })
  .meta({ id: 'LayoutChange' });
export type LayoutChange = z.infer<typeof LayoutChange>;

/** The plan as it is now, and the entry by which the change can be undone. */
export const LayoutChanged = z.object({ entry: EntryId, plan: PlanView }).meta({ id: 'LayoutChanged' });
export type LayoutChanged = z.infer<typeof LayoutChanged>;
