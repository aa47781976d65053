import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { EntryId, MilestoneId, NodeId } from '../ids.ts';

export const longestTitle = 500;

const title = z
  .string()
  .trim()
  .min(1, 'Enter what will have been done')
  .max(longestTitle, 'Keep the words to 500 characters');
const why = z.string().trim().max(500, 'Keep the reason to 500 characters');
const effectiveOn = LocalDate.describe('When this is true; never in the future');

/** A step of an action: dated, done or not. What it is called is the authority’s own word. */
export const Milestone = z
  .object({
    id: MilestoneId,
    node: NodeId,
    number: z.int().min(1).describe('Its own part of its number under the action; never given to another'),
    title,
    dueOn: LocalDate.nullable().describe('None where it was copied from another plan and has no date yet'),
    doneOn: LocalDate.nullable(),
    since: LocalDate.describe('When it became part of the plan'),
    createdAt: Instant,
    removed: z.object({ on: LocalDate, why: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Milestone' });
export type Milestone = z.infer<typeof Milestone>;

export const MilestoneCan = z.object({ change: z.boolean(), remove: z.boolean(), mark: z.boolean() });
export const MilestoneView = Milestone.extend({ can: MilestoneCan }).meta({ id: 'MilestoneView' });
export type MilestoneView = z.infer<typeof MilestoneView>;

export const MilestoneDraft = z
  .strictObject({ title, dueOn: LocalDate, effectiveOn: effectiveOn.optional() })
  .meta({ id: 'MilestoneDraft' });
export type MilestoneDraft = z.infer<typeof MilestoneDraft>;

export const MilestoneChange = z
  .strictObject({ title, dueOn: LocalDate, why, effectiveOn })
  .partial()
  .meta({ id: 'MilestoneChange' });
export type MilestoneChange = z.infer<typeof MilestoneChange>;

/** That it was done, and when; or that it is not. */
export const MilestoneMark = z
  .strictObject({ doneOn: LocalDate.nullable().describe('None: it is not done') })
  .meta({ id: 'MilestoneMark' });
export type MilestoneMark = z.infer<typeof MilestoneMark>;

/** A step as a document tells of it; its number is its own part of it, where the document gives one. */
export const FoundStep = z.object({
  number: z.int().nullable(),
  title: z.string(),
  dueOn: LocalDate.nullable(),
  doneOn: LocalDate.nullable(),
});
export type FoundStep = z.infer<typeof FoundStep>;

/** What was changed, so that it can be undone, and the step as it is now. */
export const MilestoneRecorded = z
  .object({ entry: EntryId, milestone: MilestoneView })
  .meta({ id: 'MilestoneRecorded' });
export type MilestoneRecorded = z.infer<typeof MilestoneRecorded>;
