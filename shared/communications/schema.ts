import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { CommunicationId, NodeId, PersonId, PlanId } from '../ids.ts';

const why = z.string().trim().max(500, 'Keep the reason to 500 characters');

/** What a message is about: a plan, or one row of it. */
const About = z.strictObject({ plan: PlanId, node: NodeId.nullable() });

const communicationFields = {
  message: z
    .string()
    .trim()
    .min(1, 'Enter the message in a sentence or two')
    .max(2_000, 'Keep the message to 2,000 characters'),
  channel: z
    .string()
    .trim()
    .min(1, 'Enter the channel, like “Newsletter to heads”')
    .max(80, 'Keep the channel to 80 characters')
    .describe('In the authority’s own words'),
  audience: z
    .string()
    .trim()
    .min(1, 'Enter whom it is for, like “Parents of two-year-olds”')
    .max(200, 'Keep the audience to 200 characters'),
  plannedOn: LocalDate.describe('When it is to go out'),
  responsible: PersonId.nullable(),
  about: About.nullable(),
};

export const CommunicationDraft = z.strictObject(communicationFields).meta({ id: 'CommunicationDraft' });
export type CommunicationDraft = z.infer<typeof CommunicationDraft>;

export const CommunicationChange = z
  .strictObject({ ...communicationFields, why })
  .partial()
  .meta({ id: 'CommunicationChange' });
export type CommunicationChange = z.infer<typeof CommunicationChange>;

export const CommunicationState = z.enum(['planned', 'sent', 'cancelled']);
export type CommunicationState = z.infer<typeof CommunicationState>;

const resultFields = {
  words: z.string().trim().min(1, 'Enter what came of it').max(2_000, 'Keep what came of it to 2,000 characters'),
  reached: z
    .int('Enter a whole number')
    .min(0, 'Enter a number that is not below 0')
    .max(100_000_000, 'Enter a smaller number')
    .nullable()
    .describe('How many people it reached, where that is known'),
  on: LocalDate.describe('The day on which this was known'),
};

/** What came of a message: added, never overwritten. */
export const ResultDraft = z.strictObject(resultFields).meta({ id: 'ResultDraft' });
export type ResultDraft = z.infer<typeof ResultDraft>;

export const Sending = z.strictObject({ sentOn: LocalDate.describe('The day it went out') }).meta({ id: 'Sending' });
export type Sending = z.infer<typeof Sending>;

export const Cancelling = z.strictObject({ why: why.min(1, 'Enter why it is cancelled') }).meta({ id: 'Cancelling' });
export type Cancelling = z.infer<typeof Cancelling>;

export const CommunicationCan = z.object({
  change: z.boolean(),
  send: z.boolean(),
  cancel: z.boolean(),
  reopen: z.boolean().describe('Take back that it was sent or cancelled'),
  addResult: z.boolean(),
});

/** One message by one channel to one audience on one day, and what came of it. */
export const Communication = z
  .object({
    id: CommunicationId,
    ...communicationFields,
    planTitle: z.string().nullable().describe('As the plan was called when the message was tied to it'),
    state: CommunicationState,
    sentOn: LocalDate.nullable(),
    cancelled: z.object({ at: Instant, why: z.string() }).nullable(),
    results: z.array(z.object({ ...resultFields, by: PersonId, at: Instant })).describe('Oldest first'),
    createdAt: Instant,
    version: z.int(),
    can: CommunicationCan,
  })
  .meta({ id: 'Communication' });
export type Communication = z.infer<typeof Communication>;

export const CommunicationList = z
  .object({
    items: z.array(Communication).describe('By the day they are planned for'),
    next: z.string().nullable(),
    channels: z.array(z.string()).describe('The channels that were used before, to choose from'),
    can: z.object({ add: z.boolean() }),
  })
  .meta({ id: 'CommunicationList' });
export type CommunicationList = z.infer<typeof CommunicationList>;

export const CommunicationQuery = z.object({
  format: z.enum(['json', 'csv'], { error: 'Ask for json or csv' }).optional(),
});
export type CommunicationQuery = z.infer<typeof CommunicationQuery>;

/** A message that waits for whoever is responsible for it. */
export const WaitingMessage = z
  .object({
    id: CommunicationId,
    message: z.string(),
    channel: z.string(),
    plannedOn: LocalDate,
    state: z.enum(['overdue', 'due-soon', 'later']),
  })
  .meta({ id: 'WaitingMessage' });
export type WaitingMessage = z.infer<typeof WaitingMessage>;
