import * as z from 'zod';
import { Area, Period } from '../dashboards/schema.ts';
import { Instant, LocalDate } from '../dates.ts';
import { CriterionId, EntryId, NodeId, PersonId, WordKey } from '../ids.ts';
import { Evidence } from '../plans/evidence.ts';
import { Party } from '../plans/party.ts';

const words = z.string().trim().min(1, 'Enter how one will know').max(2_000, 'Keep the criterion to 2,000 characters');
const effectiveOn = LocalDate.describe('When this is true; never in the future');
const figure = z
  .string()
  .trim()
  .regex(/^-?\d{1,9}(?:\.\d{1,4})?$/, 'Enter a figure, like 5 or 62.5');

/** How a figure is judged: against a figure, against itself in an earlier period, or against another area. */
export const MeasureTest = z.enum(['at-least', 'at-most', 'up-by', 'down-by', 'as-good-as'], {
  error: 'Choose how the figure is judged',
});
export type MeasureTest = z.infer<typeof MeasureTest>;

const measureFields = {
  indicator: WordKey.describe('One of the authority’s indicators'),
  test: MeasureTest,
  target: figure.nullable().describe('The figure to reach, or the change; none where another area is what counts'),
  from: Period.nullable().describe('The period that a change is counted from'),
  area: Area.nullable().describe('Whose figure ours should be as good as'),
  by: Period.describe('The period whose figure decides'),
};

type Measured = { test: MeasureTest; target: string | null; from: string | null; area: string | null; by: string };
const changes = (test: MeasureTest): boolean => test === 'up-by' || test === 'down-by';

/** A measure says what its test needs, and no more. */
export const Measure = z
  .strictObject(measureFields)
  .refine(({ test, target }: Measured) => (test === 'as-good-as') === (target === null), {
    path: ['target'],
    error: 'Enter the figure to reach, or leave it empty where another area is what counts',
  })
  .refine(({ test, from }: Measured) => changes(test) === (from !== null), {
    path: ['from'],
    error: 'Enter the period that the change is counted from, like 2017',
  })
  .refine(({ test, from, by }: Measured) => !changes(test) || from === null || from < by, {
    path: ['by'],
    error: 'Enter a period after the one that the change is counted from',
  })
  .refine(({ test, area }: Measured) => (test === 'as-good-as') === (area !== null && area !== 'authority'), {
    path: ['area'],
    error: 'Choose England, the region or a set of neighbours',
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;

/** What is said of a criterion: `not-yet` and `cannot-say` are the figures’ alone. */
export const Verdict = z.enum(['met', 'partly', 'not-met', 'not-yet', 'cannot-say']);
export type Verdict = z.infer<typeof Verdict>;

/** Whether a criterion is met, by whom or by which figure, and since when. Added, never overwritten: earlier ones are in the log. */
export const Evaluation = z.object({
  verdict: Verdict,
  words: z.string(),
  figure: z.object({ period: Period, value: z.string(), release: z.string(), asAt: LocalDate }).nullable(),
  evidence: z.array(Evidence),
  effectiveOn,
  recordedAt: Instant,
  by: PersonId.nullable().describe('Nobody, where figures alone decide'),
  onBehalfOf: Party.nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** A success criterion of a row of a plan: in words, or bound to an indicator with a target. */
export const Criterion = z
  .object({
    id: CriterionId,
    node: NodeId,
    words,
    measure: Measure.nullable(),
    since: LocalDate.describe('When it became part of the plan'),
    createdAt: Instant,
    latest: Evaluation.nullable(),
    removed: z.object({ on: LocalDate, why: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Criterion' });
export type Criterion = z.infer<typeof Criterion>;

export const CriterionCan = z.object({ change: z.boolean(), remove: z.boolean(), evaluate: z.boolean() });
export type CriterionCan = z.infer<typeof CriterionCan>;
export const CriterionView = Criterion.extend({ can: CriterionCan }).meta({ id: 'CriterionView' });
export type CriterionView = z.infer<typeof CriterionView>;

const why = z.string().trim().max(500, 'Keep the reason to 500 characters');
const draftFields = { words, measure: Measure.nullable(), effectiveOn };

export const CriterionDraft = z
  .strictObject({ ...draftFields, effectiveOn: effectiveOn.optional() })
  .meta({ id: 'CriterionDraft' });
export type CriterionDraft = z.infer<typeof CriterionDraft>;

export const CriterionChange = z
  .strictObject({ ...draftFields, why })
  .partial()
  .meta({ id: 'CriterionChange' });
export type CriterionChange = z.infer<typeof CriterionChange>;

export const EvaluationDraft = z
  .strictObject({
    verdict: z.enum(['met', 'partly', 'not-met'], { error: 'Choose whether it is met' }),
    words: z.string().trim().min(1, 'Enter what it is judged by').max(4_000, 'Keep the reasons to 4,000 characters'),
    evidence: z.array(Evidence).max(20, 'Keep to 20 links'),
    effectiveOn,
    onBehalfOf: Party.nullable().describe('Whose judgement it is, where it is not one’s own'),
  })
  .meta({ id: 'EvaluationDraft' });
export type EvaluationDraft = z.infer<typeof EvaluationDraft>;

/** What was changed, so that it can be undone, and the criterion as it is now. */
export const CriterionRecorded = z
  .object({ entry: EntryId, criterion: CriterionView })
  .meta({ id: 'CriterionRecorded' });
export type CriterionRecorded = z.infer<typeof CriterionRecorded>;
