import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { BoardId, CycleId, PersonId } from '../ids.ts';

/** As much of an update cycle as tells whether an action’s latest update is of it. */
export const CycleMark = z
  .object({
    id: CycleId,
    name: z.string(),
    openedOn: LocalDate,
    dueOn: LocalDate,
    locked: z.object({ on: LocalDate, at: Instant }).nullable(),
  })
  .meta({ id: 'CycleMark' });
export type CycleMark = z.infer<typeof CycleMark>;

/** How far a cycle has come, by the states of its asks. */
export const CycleProgress = z
  .object({
    asked: z.int().describe('Waiting for their owner'),
    answered: z.int().describe('Waiting for review'),
    returned: z.int(),
    accepted: z.int(),
    noUpdate: z.int().describe('Locked as “No update”'),
    unowned: z.int().describe('Open actions that nobody can be asked about'),
  })
  .meta({ id: 'CycleProgress' });
export type CycleProgress = z.infer<typeof CycleProgress>;

/** The cycle by which a plan’s statuses are read, and how far it has come. */
export const PresentCycle = CycleMark.extend({
  progress: CycleProgress,
  outside: z
    .array(z.object({ board: BoardId, people: z.array(PersonId) }))
    .optional()
    .describe('Owners who are no officers, by the board through which they are asked; absent where there are none'),
}).meta({ id: 'PresentCycle' });
export type PresentCycle = z.infer<typeof PresentCycle>;
