import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { EntryId, WordKey } from '../ids.ts';
import { PlanView } from './schema.ts';

export const LayoutPart = z.enum(['levels', 'columns', 'statuses']);
export type LayoutPart = z.infer<typeof LayoutPart>;

const Use = z.object({
  count: z.int().describe('Rows on a level, rows or updates with words in a column, updates that gave a status'),
  words: z.array(z.string()).describe('A few of those words; of a level or a status, of the rows'),
});
export type Use = z.infer<typeof Use>;

const uses = z.record(WordKey, Use).describe('By key; what is not named is not in use');
const usesFields = { levels: uses, columns: uses, statuses: uses };

/** What of a layout is in use, and a few of the words that are in it. */
export const Uses = z.object(usesFields);
export type Uses = z.infer<typeof Uses>;

/** The same of a plan as it was looked at. */
export const LayoutUses = z
  .object({ ...usesFields, version: z.int().describe('The version of the plan that was looked at') })
  .meta({ id: 'LayoutUses' });
export type LayoutUses = z.infer<typeof LayoutUses>;

const names = z
  .record(WordKey, WordKey.nullable())
  .describe('By its key in the new layout, the key it has in the plan; null for one that is new');
const keys = z.array(WordKey).max(100, 'Keep to 100 keys');

/** Another layout for a plan: one of the authority’s, and what in it was called otherwise before. */
export const LayoutChange = z
  .strictObject({
    shape: WordKey.describe('The key of one of the authority’s plan shapes'),
    scheme: WordKey.optional().describe(
      'The key of one of its status schemes; absent: the one that the shape comes with',
    ),
    renamed: z.strictObject({ levels: names, columns: names, statuses: names }).partial(),
    leaving: z
      .strictObject({ levels: keys, columns: keys, statuses: keys })
      .partial()
      .describe('What leaves though it is in use, by its key in the plan: it stays with its words, and is not printed'),
    effectiveOn: LocalDate.optional().describe('From when the plan is laid out so; today, where nothing is said'),
    why: z.string().trim().max(500, 'Keep the reason to 500 characters').optional(),
  })
  .meta({ id: 'LayoutChange' });
export type LayoutChange = z.infer<typeof LayoutChange>;

/** The plan as it is now, and the entry by which the change can be undone. */
export const LayoutChanged = z.object({ entry: EntryId, plan: PlanView }).meta({ id: 'LayoutChanged' });
export type LayoutChanged = z.infer<typeof LayoutChanged>;
