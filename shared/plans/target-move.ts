import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { PersonId } from '../ids.ts';
import { Party } from './party.ts';

/** A target that was moved, kept for good: from when to when, why, who agreed it, and who wrote it down. */
export const TargetMove = z
  .object({
    from: LocalDate,
    to: LocalDate.nullable().describe('None, where the target was given up'),
    why: z.string(),
    agreedBy: Party,
    effectiveOn: LocalDate,
    recordedAt: Instant,
    by: PersonId,
  })
  .meta({ id: 'TargetMove' });
export type TargetMove = z.infer<typeof TargetMove>;

export const mostMoves = 100;
