import * as z from 'zod';
import { daysAfter } from '#shared/calendar.ts';
import { Cycle } from '#shared/cycles/schema.ts';
import { Instant, LocalDate } from '#shared/dates.ts';
import { PersonId, PlanId } from '#shared/ids.ts';
import { MailFrequency } from '#shared/mail/schema.ts';
import { Retention, rowShape } from './rows.ts';

/** That somebody was written to is nobody's record: it is kept so long that a complaint can be looked into. */
export const mailRetention: Retention = { basis: 'working-paper', retainUntil: null, legalHold: false };

const daysKept = 35;
/** When the table drops what was kept of a day’s mail. */
export const droppedAfter = (on: LocalDate): number =>
  Math.floor(Date.parse(`${daysAfter(on, daysKept)}T00:00:00Z`) / 1000);

const kept = { expiresAt: z.int().describe('When the table drops it'), version: z.int(), retention: Retention };

/** The mail of one morning in one authority, as a piece of work. */
export const mailRoundRow = rowShape({
  kind: 'mail-round',
  v: 1,
  schema: z.object({
    on: LocalDate,
    state: z.enum(['begun', 'done']),
    startedAt: Instant,
    /** How many were written to. */
    count: z.int(),
    ...kept,
  }),
});
export type MailRoundRow = ReturnType<typeof mailRoundRow.read>;

/** A mail to one person on one day. `sending` stands before the mail is handed over, so that it never goes twice. */
export const sentMailRow = rowShape({
  kind: 'sent-mail',
  v: 1,
  schema: z.object({
    on: LocalDate,
    person: PersonId,
    state: z.enum(['sending', 'sent', 'refused']),
    attempts: z.int(),
    at: Instant,
    message: z.string().nullable().describe('What SES calls it'),
    ...kept,
  }),
});
export type SentMailRow = ReturnType<typeof sentMailRow.read>;

/** Which mail a person wants. Nothing stands here for those who never chose. */
export const mailChoiceRow = rowShape({
  kind: 'mail-choice',
  v: 1,
  schema: z.object({ person: PersonId, digest: MailFrequency, version: z.int(), retention: Retention }),
});
export type MailChoiceRow = ReturnType<typeof mailChoiceRow.read>;

/** Asking a cycle’s owners by mail, as a piece of work; what the mail says stands in it. */
export const askingRow = rowShape({
  kind: 'asking',
  v: 2,
  schema: z.object({
    plan: PlanId,
    planTitle: z.string(),
    cycle: Cycle.pick({ id: true, name: true, dueOn: true, instructions: true, outside: true }),
    occasion: z.enum(['opened', 'outside', 'reminded']).describe('`outside`: those whom a board was to ask later on'),
    on: LocalDate,
    state: z.enum(['begun', 'done']),
    startedAt: Instant,
    /** How many were written to. */
    count: z.int(),
    ...kept,
  }),
  upcast: { 1: (old) => ({ ...old, cycle: { ...(old.cycle as object), outside: [] } }) },
});
export type AskingRow = ReturnType<typeof askingRow.read>;
