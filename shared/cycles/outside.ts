import * as z from 'zod';
import { SharedBy } from '../audiences/schema.ts';
import { Instant, LocalDate } from '../dates.ts';
import { AnswerId, NodeId, PersonId, PlanId, ShareId } from '../ids.ts';
import { Status } from '../vocabulary.ts';
import { AnswerWords, AskState, CycleFacts } from './schema.ts';

const aboveRow = z.object({ level: z.string().describe('The name of its level'), title: z.string() });

/**
 * What someone outside is asked about one of their actions, as the audience of their board is given it: the action, what was
 * last reported of it, and how their answer stands. Nobody else’s action is in it, and of people only the one who is asked.
 */
export const OutsideAsk = z
  .object({
    plan: PlanId,
    planTitle: z.string(),
    cycle: CycleFacts,
    locked: z.boolean().describe('Nothing more is expected'),
    statuses: z.array(Status).describe('Those that can be given'),
    node: NodeId,
    person: PersonId,
    above: z.array(aboveRow).describe('From the top down to the parent'),
    title: z.string(),
    facts: z.array(z.object({ heading: z.string(), words: z.string() })),
    dueOn: LocalDate.nullable(),
    last: AnswerWords.pick({ delivered: true, next: true }).extend({ words: z.string() }).nullable(),
    reportedOn: LocalDate.nullable().describe(
      'The day that the latest update tells of: an answer is not of an earlier one',
    ),
    state: AskState,
    answer: AnswerWords.nullable(),
    returned: z.string().nullable().describe('What is missing, as the lead has put it'),
  })
  .meta({ id: 'OutsideAsk' });
export type OutsideAsk = z.infer<typeof OutsideAsk>;

/** The same as its owner is shown it: by which authority, and until when. */
export const SharedAsk = OutsideAsk.extend({
  authority: SharedBy,
  share: ShareId,
  until: LocalDate,
  asAt: Instant.describe('When the authority last changed any of it'),
}).meta({ id: 'SharedAsk' });
export type SharedAsk = z.infer<typeof SharedAsk>;

export const SharedAskList = z
  .object({ today: LocalDate, items: z.array(SharedAsk).describe('Soonest due first'), next: z.string().nullable() })
  .meta({ id: 'SharedAskList' });
export type SharedAskList = z.infer<typeof SharedAskList>;

/** That an answer arrived. It stands with what was asked within moments, and counts once a lead has accepted it. */
export const AnswerReceived = z.object({ id: AnswerId, receivedAt: Instant }).meta({ id: 'AnswerReceived' });
export type AnswerReceived = z.infer<typeof AnswerReceived>;
