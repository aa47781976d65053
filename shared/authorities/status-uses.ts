import * as z from 'zod';
import { WordKey } from '../ids.ts';

/** How many updates of plans ever gave a status under the words that it has, and in which plans. */
export const StatusUse = z.object({
  updates: z.int(),
  plans: z.array(z.string()).describe('The titles of those plans'),
});
export type StatusUse = z.infer<typeof StatusUse>;

/** What became of each scheme of statuses so far: whatever is done to it, those updates keep its words. */
export const StatusUses = z
  .object({
    schemes: z
      .record(WordKey, z.record(WordKey, StatusUse))
      .describe('By the key of a scheme, then of a status; what no update gave is not named'),
  })
  .meta({ id: 'StatusUses' });
export type StatusUses = z.infer<typeof StatusUses>;

const mostNamed = 3;

/** What an administrator is told who changes a status that updates gave. */
export function keptInWords({ updates, plans }: StatusUse): string {
  const rest = plans.length - mostNamed;
  const named = plans.slice(0, mostNamed).map((title) => `“${title}”`);
  const where = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  const [given, keep] = updates === 1 ? ['earlier update', 'it keeps'] : ['earlier updates', 'they keep'];
  return `${updates} ${given} of ${where} used it: ${keep} its name, meaning, colour and shape as they are.`;
}
