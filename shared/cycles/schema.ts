import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { BoardId, CycleId, NodeId, PersonId, PlanId, ShareId, UpdateId } from '../ids.ts';
import { Update } from '../plans/schema.ts';

const why = z.string().trim().max(500, 'Keep the reason to 500 characters');

const cycleFields = {
  name: z
    .string()
    .trim()
    .min(1, 'Enter the name of the cycle, like Autumn 2019')
    .max(60, 'Keep the name to 60 characters'),
  from: LocalDate.describe('The first day of the period that is reported on'),
  to: LocalDate.describe('The last day of the period that is reported on'),
  dataOn: LocalDate.describe('The date of the data: up to when what is reported is true'),
  dueOn: LocalDate.describe('By when owners are asked to answer'),
  instructions: z.string().trim().max(4_000, 'Keep the instructions to 4,000 characters'),
  reviewed: z.boolean().describe('A lead accepts each answer; where not, an answer is accepted at once'),
};

const openedOn = LocalDate.describe('When it was opened, which may be before it is recorded; never in the future');

export const CycleDraft = z.strictObject({ ...cycleFields, openedOn: openedOn.optional() }).meta({ id: 'CycleDraft' });
export type CycleDraft = z.infer<typeof CycleDraft>;

/** Who reviews is settled when it is opened: answers given under one rule are not put under another. */
export const CycleChange = z
  .strictObject({ ...cycleFields, why })
  .omit({ reviewed: true })
  .partial()
  .meta({ id: 'CycleChange' });
export type CycleChange = z.infer<typeof CycleChange>;

/** How often each status was reported when the cycle was locked, and what was not reported. */
export const ReportCounts = z
  .object({
    actions: z.int(),
    byStatus: z.record(z.string(), z.int()),
    noStatus: z.int().describe('Reported without a status'),
    noUpdate: z.int().describe('Open actions without an accepted update in the cycle'),
  })
  .meta({ id: 'ReportCounts' });
export type ReportCounts = z.infer<typeof ReportCounts>;

/** That a cycle is locked: by whom and when, and the fingerprint of the report that was frozen with it. */
export const Locked = z.object({
  on: LocalDate,
  at: Instant,
  by: PersonId,
  hash: z.string().describe('SHA-256 of the frozen report, in hexadecimal'),
  parts: z.int().describe('In how many parts the frozen report is kept'),
  counts: ReportCounts,
  withoutUpdate: z.array(NodeId).describe('The actions that were asked about and locked as “No update”'),
});
export type Locked = z.infer<typeof Locked>;

/** Owners outside who are asked through a board: what they are asked is shown to its audience by that share. */
export const AskedThrough = z.object({ board: BoardId, share: ShareId, people: z.array(PersonId) });
export type AskedThrough = z.infer<typeof AskedThrough>;

/** A round of updates on one plan. At most one of a plan is open. */
export const Cycle = z
  .object({
    id: CycleId,
    plan: PlanId,
    ...cycleFields,
    openedOn,
    openedAt: Instant,
    openedBy: PersonId,
    outside: z.array(AskedThrough).describe('Owners who are no officers, by the board through which they are asked'),
    locked: Locked.nullable(),
    withdrawn: z.object({ on: LocalDate, by: PersonId, why: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Cycle' });
export type Cycle = z.infer<typeof Cycle>;

/** A cycle as those are told of it whom it asks. */
export const CycleFacts = Cycle.pick({
  ...{ id: true, name: true, from: true, to: true, dataOn: true, dueOn: true, instructions: true },
});
export type CycleFacts = z.infer<typeof CycleFacts>;

/** What an answer says. */
export const AnswerWords = Update.pick({
  ...{ status: true, delivered: true, next: true, effectiveOn: true, evidence: true },
});
export type AnswerWords = z.infer<typeof AnswerWords>;

/** What an owner answers: an update that counts for nothing until it is accepted. */
export const Answer = AnswerWords.extend({ by: PersonId, at: Instant }).meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

export const AskState = z.enum(['asked', 'answered', 'returned', 'accepted', 'no-update']);
export type AskState = z.infer<typeof AskState>;

/** What one open action’s owner is asked in a cycle. Until they answer nothing is written, and its version is 0. */
export const Ask = z
  .object({
    node: NodeId,
    owner: PersonId.nullable(),
    state: AskState,
    answer: Answer.nullable(),
    returned: z.object({ reason: z.string(), by: PersonId, at: Instant }).nullable(),
    accepted: z.object({ update: UpdateId, by: PersonId, at: Instant }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Ask' });
export type Ask = z.infer<typeof Ask>;

export const AnswerReturn = z
  .strictObject({ reason: why.min(1, 'Enter what is missing, so that the owner can mend it') })
  .meta({ id: 'AnswerReturn' });
export type AnswerReturn = z.infer<typeof AnswerReturn>;

export const CycleLock = z
  .strictObject({
    withoutUpdate: z
      .array(NodeId)
      .max(2_000)
      .describe('The actions, each named, that are locked as “No update” although they were asked about'),
    lockedOn: LocalDate.optional().describe('When it was reported, which may be before it is recorded'),
  })
  .meta({ id: 'CycleLock' });
export type CycleLock = z.infer<typeof CycleLock>;
