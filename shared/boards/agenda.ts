import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { AgendaItemId, CycleId, MeetingId, PlanId, RecommendationId } from '../ids.ts';
import { line, why } from './words.ts';

/** What a board is asked to do. To note decides nothing; the others differ in what follows from them. */
export const Verb = z.enum(['note', 'endorse', 'agree', 'approve', 'recommend-to', 'delegate', 'request'], {
  error: 'Choose what the board is asked to do',
});
export type Verb = z.infer<typeof Verb>;

const recommendationFields = { verb: Verb, words: line(4_000).min(1, 'Enter what is recommended') };

export const Recommendation = z.object({ id: RecommendationId, ...recommendationFields });
export type Recommendation = z.infer<typeof Recommendation>;

const reportFields = {
  title: line(200).min(1, 'Enter the title of the report'),
  from: line(200).describe('Whose report it is: a role'),
  purpose: line(4_000),
  body: line(40_000),
};
const mostRecommendations = 20;

export const Report = z.object({ ...reportFields, recommendations: z.array(Recommendation) });
export type Report = z.infer<typeof Report>;

const ReportDraft = z.strictObject({
  ...reportFields,
  recommendations: z
    .array(
      z.strictObject({
        id: RecommendationId.nullable().describe('Null for a new recommendation'),
        ...recommendationFields,
      }),
    )
    .max(mostRecommendations, `Keep to ${mostRecommendations} recommendations`),
});

const itemFields = {
  order: z.string().regex(/^[0-9A-Za-z]{1,60}$/, 'Enter a place in the order'),
  title: line(300).min(1, 'Enter the title of the item'),
  minutes: z.int('Enter whole minutes').min(0, 'Enter whole minutes').max(600, 'Keep it to 600 minutes').nullable(),
};

/** The update cycle whose report is looked at under an item. */
export const ItemCycle = z.strictObject({ plan: PlanId, cycle: CycleId });
export type ItemCycle = z.infer<typeof ItemCycle>;

const Withdrawn = z.object({ on: LocalDate, why: z.string() });
export const ItemCan = z.object({ change: z.boolean(), withdraw: z.boolean() });

export const AgendaItem = z
  .object({
    id: AgendaItemId,
    meeting: MeetingId,
    ...itemFields,
    withdrawn: Withdrawn.nullable(),
    report: Report.nullable(),
    cycle: ItemCycle.nullable().describe('The update cycle whose report is looked at'),
    version: z.int(),
    can: ItemCan,
  })
  .meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof AgendaItem>;

export const AgendaItemDraft = z
  .strictObject({ ...itemFields, report: ReportDraft.nullable(), cycle: ItemCycle.nullable().optional() })
  .meta({ id: 'AgendaItemDraft' });
export type AgendaItemDraft = z.infer<typeof AgendaItemDraft>;

export const AgendaItemChange = z
  .strictObject({
    ...itemFields,
    report: ReportDraft.nullable(),
    cycle: ItemCycle.nullable(),
    withdrawn: z
      .strictObject({ why: why.min(1, 'Enter why it is withdrawn') })
      .nullable()
      .describe('Null puts it back on the agenda'),
  })
  .partial()
  .meta({ id: 'AgendaItemChange' });
export type AgendaItemChange = z.infer<typeof AgendaItemChange>;
