import * as z from 'zod';
import { Urn } from '../ids.ts';

/** Whose plan it is: the authority's own, or one of a school or a trust that hangs off the authority's (M6). */
export const PlanHolder = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('authority') }),
      z.strictObject({ kind: z.literal('school'), urn: Urn }),
      z.strictObject({
        kind: z.literal('trust'),
        name: z.string().trim().min(1, 'Enter the name of the trust').max(120, 'Keep the name to 120 characters'),
      }),
    ],
    { error: 'Choose whose plan it is' },
  )
  .meta({ id: 'PlanHolder' });
export type PlanHolder = z.infer<typeof PlanHolder>;

export const ownPlan: PlanHolder = { kind: 'authority' };
