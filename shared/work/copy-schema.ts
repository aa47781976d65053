import * as z from 'zod';
import { Instant } from '../dates.ts';
import { PersonId, PlanId, WorkId } from '../ids.ts';
import { PlanDraft } from '../plans/schema.ts';
import { DocumentProblem, Progress, WorkState } from './schema.ts';

const { title, agreedOn } = PlanDraft.shape;

/** A plan to be made from one that is there: what it holds, who answers for it and how it is laid out, without what was reported. */
export const PlanCopyDraft = z
  .strictObject({
    plan: PlanId.describe('The plan that is copied'),
    title,
    agreedOn,
    years: z
      .int({ error: 'Enter a number of years, like 1' })
      .min(0, 'Enter a number of years, like 1')
      .max(20, 'Move dates on by up to 20 years')
      .nullable()
      .describe('By how many years each date is moved on; none: dates are cleared'),
    closed: z.boolean().describe('Whether actions that are closed, and steps that are done, are copied too'),
  })
  .meta({ id: 'PlanCopyDraft' });
export type PlanCopyDraft = z.infer<typeof PlanCopyDraft>;

/** Copying a plan, as work with a state. */
export const PlanCopy = z
  .object({
    ...PlanCopyDraft.shape,
    id: WorkId,
    state: WorkState,
    progress: Progress,
    problems: z.array(DocumentProblem),
    made: PlanId.nullable().describe('The plan that came of it'),
    counts: z
      .object({
        ...{ rows: z.int(), closed: z.int(), leavers: z.int() },
        ...{ criteria: z.int(), links: z.int(), linksLeft: z.int() },
      })
      .nullable()
      .describe(
        'Rows that were copied, actions that were left out as closed, actions whose owner has left; success criteria and links to other plans that went along, and links that were too many',
      ),
    by: PersonId,
    createdAt: Instant,
  })
  .meta({ id: 'PlanCopy' });
export type PlanCopy = z.infer<typeof PlanCopy>;
