import * as z from 'zod';
import { WordKey } from '../ids.ts';

/** What may be wrong with a plan, counted. `stale`: an open action without an update for 120 days or more. */
export const PlanHealth = z
  .object({
    actions: z.int(),
    byStatus: z.record(WordKey, z.int()).describe('Actions by the status of their latest update'),
    notThisCycle: z
      .int()
      .default(0)
      .describe('Open, and without an accepted update in the plan’s present cycle; counted under no status'),
    noUpdate: z.int().describe('Never updated, and asked in no cycle'),
    noStatus: z.int().describe('Updated, but the update gave no status'),
    noOwner: z.int(),
    overdue: z.int(),
    stale: z.int(),
    empty: z.int().describe('Upper rows with no action below them'),
    noMeasure: z
      .int()
      .default(0)
      .describe('Open actions that do not say how one will know, where the plan asks for it'),
    tooLarge: z.int().default(0).describe('Open actions, where there are more than plans succeed with; else none'),
    overloaded: z.int().default(0).describe('Open actions of owners who have more of them than can be seen to'),
  })
  .meta({ id: 'PlanHealth' });
export type PlanHealth = z.infer<typeof PlanHealth>;
