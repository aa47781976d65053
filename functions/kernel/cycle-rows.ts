import * as z from 'zod';
import { AnswerWords, Ask, Cycle } from '#shared/cycles/schema.ts';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AnswerId, AudienceId, CycleId, NodeId, PersonId, PlanId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

export const cycleRow = rowShape({
  kind: 'cycle',
  v: 2,
  schema: Cycle.extend({
    /** The last day on which a lead had those reminded who had not answered. */
    remindedOn: LocalDate.nullable(),
    retention: Retention,
  }),
  upcast: { 1: (old) => ({ ...old, outside: [] }) },
});
export type CycleRow = ReturnType<typeof cycleRow.read>;

/** Written anew whenever an update is accepted in the cycle: a lock that did not see it finds another version. */
export const openCycleRow = rowShape({
  kind: 'open-cycle',
  v: 1,
  schema: z.object({
    open: Cycle.pick({ id: true, name: true, dueOn: true, reviewed: true }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
export type OpenCycleRow = ReturnType<typeof openCycleRow.read>;

export const askRow = rowShape({
  kind: 'ask',
  v: 1,
  schema: Ask.extend({ plan: PlanId, cycle: CycleId, retention: Retention }),
});
export type AskRow = ReturnType<typeof askRow.read>;

/** A part of a frozen report: gzip of its canonical JSON, in base64, since a row’s fields are JSON. */
export const reportPartRow = rowShape({
  kind: 'report-part',
  v: 1,
  schema: z.object({
    cycle: CycleId,
    part: z.int(),
    of: z.int(),
    bytes: z.base64(),
    version: z.int(),
    retention: Retention,
  }),
});

/**
 * What someone outside has answered about their action. Once it is taken in, or was left because nothing was asked any more,
 * its words are gone from here.
 */
export const inboxAnswerRow = rowShape({
  kind: 'inbox-answer',
  v: 1,
  schema: z.object({
    ...{ id: AnswerId, plan: PlanId, cycle: CycleId, node: NodeId },
    person: PersonId,
    audience: AudienceId.describe('The board through which they were asked'),
    words: AnswerWords.nullable(),
    receivedAt: Instant,
    done: z.object({ at: Instant, as: z.enum(['taken-in', 'left']), why: z.string() }).nullable(),
    /** How often it was set going again. */
    redriven: z.int(),
    /** After this second the table drops the row. */
    expiresAt: z.int(),
    version: z.int(),
    retention: Retention,
  }),
});
export type InboxAnswerRow = ReturnType<typeof inboxAnswerRow.read>;
