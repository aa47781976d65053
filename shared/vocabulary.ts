import * as z from 'zod';
import { Instant } from './dates.ts';
import { WordKey } from './ids.ts';

/** A level of an authority's plans, from the top: priority, objective, action. The last level is the action. */
export const Level = z.object({
  key: WordKey,
  name: z.string().trim().min(1, 'Enter the name of the level').max(60, 'Keep the name to 60 characters'),
  plural: z.string().trim().min(1, 'Enter the plural of the level').max(60, 'Keep the plural to 60 characters'),
  retired: z.literal(true).optional().describe('Of an earlier layout: its rows stay, and no new ones are added'),
});
export type Level = z.infer<typeof Level>;

/** What the words of a column are to be understood as. The words stay the truth, whatever is understood of them. */
export const ColumnType = z.enum(['text', 'date', 'period', 'money', 'cadence', 'people', 'indicator'], {
  error: 'Choose what the words of the column are',
});
export type ColumnType = z.infer<typeof ColumnType>;

/** Those who answer for a row, besides its owner. */
export const Answering = z.enum(['responsible', 'monitoredBy', 'evaluatedBy'], {
  error: 'Choose whose names stand in the column',
});
export type Answering = z.infer<typeof Answering>;

const columnFields = {
  key: WordKey,
  heading: z.string().trim().min(1, 'Enter the heading of the column').max(60, 'Keep the heading to 60 characters'),
  level: WordKey,
  shows: z.enum(['title', 'field', 'update'], { error: 'Choose what the column shows' }),
  type: ColumnType.optional().describe('What its words are understood as; absent: text'),
  answers: Answering.optional().describe('Of a column of people: whose names stand in it after the words'),
  retired: z.literal(true).optional().describe('Not printed: its words stay, and no new ones are asked for'),
};

/** A column as an authority offers it, or as it is asked for in one plan. */
export const OfferedColumn = z.object(columnFields);
export type OfferedColumn = z.infer<typeof OfferedColumn>;

/**
 * A column of the plan as the authority prints it. It shows the title of a node (`title`), another field of the node
 * (`field`), or a field of the action's latest update (`update`: `delivered` or `next`).
 */
export const Column = z.object({
  ...columnFields,
  hidden: z.literal(true).optional().describe('Retired by hand in this plan alone: it stays though nothing is in it'),
});
export type Column = z.infer<typeof Column>;

export const StatusShape = z.enum(['circle', 'triangle', 'square', 'diamond', 'tick', 'cross', 'bar']);
export type StatusShape = z.infer<typeof StatusShape>;

export const StatusColour = z.enum(['green', 'yellow', 'orange', 'red', 'blue', 'purple', 'grey']);
export type StatusColour = z.infer<typeof StatusColour>;

/** What a status means beside its words: what a hand-over closes with. */
export const StatusMeaning = z.enum(['complete', 'day-to-day', 'moving-forward', 'handed-over']);
export type StatusMeaning = z.infer<typeof StatusMeaning>;

const statusFields = {
  key: WordKey,
  label: z.string().trim().min(1, 'Enter the label of the status').max(40, 'Keep the label to 40 characters'),
  definition: z.string().trim().min(1, 'Enter what the status means').max(300, 'Keep the meaning to 300 characters'),
  colour: StatusColour,
  shape: StatusShape,
  terminal: z.boolean().describe('No more updates are expected'),
  concern: z.boolean().describe('Counts as needing attention in plan health'),
  retired: z.literal(true).optional().describe('Is not offered any more; updates that gave it keep it'),
  means: StatusMeaning.optional().describe('What it means, where it is more than its words'),
};

const { label, definition, colour, shape } = statusFields;
/** A status as updates gave it until a plan was laid out anew: they go on being read so. */
export const EarlierWords = z.object({
  ...{ label, definition, colour, shape },
  until: Instant.describe('When the plan took other words for it'),
});
export type EarlierWords = z.infer<typeof EarlierWords>;

/** A status of the authority's own scheme (RAG, BRAG …): words and a shape, never colour alone. */
export const Status = z.object({
  ...statusFields,
  earlier: z
    .array(EarlierWords)
    .max(20, 'Keep to 20 earlier names')
    .optional()
    .describe('Of a plan: what it was called and meant before, oldest first'),
});
export type Status = z.infer<typeof Status>;

/** How a status is shown, without what it means. */
export const StatusMark = Status.pick({ key: true, label: true, colour: true, shape: true });
export type StatusMark = z.infer<typeof StatusMark>;

/** What stands below an action, where the authority names it: steps with a date, done or not. */
export const Milestones = Level.pick({ name: true, plural: true }).meta({ id: 'Milestones' });
export type Milestones = z.infer<typeof Milestones>;

export const columnsOf = <S extends z.ZodType>(column: S) =>
  z.array(column).min(1, 'Add at least one column').max(80, 'Keep to 80 columns');
const statusesOf = <S extends z.ZodType>(status: S) =>
  z.array(status).min(1, 'Add at least one status').max(40, 'Keep to 40 statuses');

/** How a plan is laid out: its levels, its columns in printed order, its statuses. Copied into the plan when it is made. */
export const PlanShape = z
  .object({
    key: WordKey,
    name: z.string().trim().min(1, 'Enter the name of the plan shape').max(80, 'Keep the name to 80 characters'),
    levels: z.array(Level).min(1, 'Add at least one level').max(16, 'Keep to 16 levels'),
    milestones: Milestones.optional().describe(
      'What the authority calls the steps of an action; absent: actions have none',
    ),
    columns: columnsOf(Column),
    statuses: statusesOf(Status),
  })
  .meta({ id: 'PlanShape' });
export type PlanShape = z.infer<typeof PlanShape>;

const retiredOffer = z
  .literal(true)
  .optional()
  .describe('Is not offered any more; plans that were made with it keep it');

/** A scheme of statuses under its name (RAG, BRAG …), as an authority has several. */
export const StatusScheme = z
  .object({
    key: WordKey,
    name: z.string().trim().min(1, 'Enter the name of the status scheme').max(80, 'Keep the name to 80 characters'),
    statuses: statusesOf(z.object(statusFields)),
    retired: retiredOffer,
  })
  .meta({ id: 'StatusScheme' });
export type StatusScheme = z.infer<typeof StatusScheme>;

/** A plan shape as an authority offers it: its statuses are those of one of its schemes, unless a plan takes another. */
export const OfferedShape = z
  .object({
    ...PlanShape.omit({ statuses: true }).shape,
    columns: columnsOf(OfferedColumn),
    scheme: WordKey.describe('The key of the status scheme that it comes with'),
    retired: retiredOffer,
  })
  .meta({ id: 'OfferedShape' });
export type OfferedShape = z.infer<typeof OfferedShape>;
