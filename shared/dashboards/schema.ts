import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { PersonId, WordKey } from '../ids.ts';
import { PlanHealth } from '../plans/plan-health.ts';
import { StatusMark } from '../vocabulary.ts';

export const Phase = z.enum(['primary', 'secondary', 'special'], { error: 'Choose primary, secondary or special' });
export type Phase = z.infer<typeof Phase>;

/** Ofsted’s scales are never turned into one another: what was judged on one says nothing on another. */
export const OfstedScale = z.enum(['four-point'], { error: 'Choose the scale that the judgements were given on' });
export type OfstedScale = z.infer<typeof OfstedScale>;

export type JudgementKey = 'outstanding' | 'good' | 'requiresImprovement' | 'inadequate';

const source = z
  .string()
  .trim()
  .min(1, 'Enter where the figures come from')
  .max(300, 'Keep the source to 300 characters');
const release = z.string().trim().min(1, 'Enter which release they are from').max(200, 'Keep it to 200 characters');
const longWords = z.string().trim().max(1_000, 'Keep the text to 1,000 characters');
const who = { recordedAt: Instant, by: PersonId };

/** Text and not a number: 7.0 and 7 are two things that a source can say. */
export const PublishedPercent = z
  .string()
  .regex(/^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/, 'Enter the percentage as it was published, like 7.0')
  .describe('As published, to the last digit; never worked out again');

const count = (what: string) =>
  z.int(`Enter the number of ${what} as a whole number`).min(0, `The number of ${what} is 0 or more`).max(10_000_000);

export const JudgementFigures = z.strictObject({
  schools: count('schools'),
  schoolsPercent: PublishedPercent,
  pupils: count('pupils'),
  pupilsPercent: PublishedPercent,
});
export type JudgementFigures = z.infer<typeof JudgementFigures>;

const snapshotFields = {
  phase: Phase,
  on: LocalDate.describe('The date of the figures; the last day where a month was published'),
  label: z.string().trim().min(1, 'Enter the date as it was published').max(40, 'Keep the date to 40 characters'),
  scale: OfstedScale,
  judgements: z.strictObject({
    outstanding: JudgementFigures,
    good: JudgementFigures,
    requiresImprovement: JudgementFigures,
    inadequate: JudgementFigures,
  }),
  satisfactory: count('schools')
    .nullable()
    .describe(
      'Of those shown as requires improvement, how many were graded satisfactory under the earlier framework; null where it was not published',
    ),
  footnote: longWords,
  source,
  release,
};

function satisfactoryFits(given: { satisfactory: number | null; judgements: Record<JudgementKey, JudgementFigures> }) {
  return given.satisfactory === null || given.satisfactory <= given.judgements.requiresImprovement.schools;
}

export const SnapshotDraft = z
  .strictObject(snapshotFields)
  .refine(satisfactoryFits, {
    path: ['satisfactory'],
    error: 'No more schools can be satisfactory than are shown as requires improvement',
  })
  .meta({ id: 'SnapshotDraft' });
export type SnapshotDraft = z.infer<typeof SnapshotDraft>;

/** One phase’s profile on one date, as it was published. */
export const Snapshot = z.object({ ...snapshotFields, ...who }).meta({ id: 'Snapshot' });
export type Snapshot = z.infer<typeof Snapshot>;

export const OfstedAim = z.object({
  percent: z.int('Enter the aim as a whole percentage').min(1, 'Enter 1 or more').max(100, 'Enter 100 or less'),
  words: z.string().trim().min(1, 'Enter the aim in words').max(300, 'Keep the aim to 300 characters'),
  source,
});
export type OfstedAim = z.infer<typeof OfstedAim>;

/** What a profile shows against an aim: schools good or better, counted, as a share of those with a judgement. */
export const Standing = z.object({
  phase: z.enum(['all', 'primary', 'secondary', 'special']),
  on: LocalDate,
  label: z.string(),
  goodOrBetter: z.int(),
  schools: z.int(),
  percent: z.string().describe('Worked out from the two numbers of schools, to one decimal place'),
  meetsAim: z.boolean().nullable().describe('Null where there is no aim'),
});
export type Standing = z.infer<typeof Standing>;

export const ProfileView = z
  .object({
    aim: OfstedAim.nullable(),
    scales: z.array(z.object({ key: OfstedScale, name: z.string(), words: z.string() })),
    snapshots: z.array(Snapshot),
    standings: z.array(Standing),
    sentence: z.string().nullable(),
    can: z.object({ add: z.boolean() }),
  })
  .meta({ id: 'ProfileView' });
export type ProfileView = z.infer<typeof ProfileView>;

export const Period = z.string().regex(/^\d{4}(?:\/\d{2})?$/, 'Enter the year, like 2025 or 2024/25');

/** Whose figure it is. A mean of neighbours names the set of neighbours it was made from, for another set has another mean. */
export const Area = z
  .string()
  .regex(
    /^(?:authority|region|england|neighbours:\d{4}-(?:0[1-9]|1[0-2]))$/,
    'Choose the authority, its region, England or a dated set of neighbours, like neighbours:2025-05',
  );
export type Area = z.infer<typeof Area>;

const reason = z.string().trim().min(1, 'Enter the reason').max(500, 'Keep the reason to 500 characters');

/** Missing, suppressed and zero are three different things; none is ever drawn as another. */
export const Value = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('value'),
    published: z.string().regex(/^-?\d{1,9}(?:\.\d{1,4})?$/, 'Enter the figure as it was published, like 62.10'),
  }),
  z.strictObject({ kind: z.literal('suppressed'), reason }),
  z.strictObject({ kind: z.literal('unavailable'), reason }),
  z.strictObject({ kind: z.literal('not-applicable'), reason }),
  z.strictObject({ kind: z.literal('low').describe('Rounds to 0 but is not 0'), reason }),
]);
export type Value = z.infer<typeof Value>;

export const SeriesBreak = z.strictObject({
  after: Period.describe('The last period before the break'),
  reason,
});
export type SeriesBreak = z.infer<typeof SeriesBreak>;

const indicatorFields = {
  key: WordKey,
  name: z.string().trim().min(1, 'Enter the name of the indicator').max(200, 'Keep the name to 200 characters'),
  unit: z.string().trim().max(40, 'Keep the unit to 40 characters').describe('Stands after a figure, like %'),
  decimals: z.int().min(0).max(4).describe('How many the authority’s own figure is published with'),
  polarity: z.enum(['high', 'low', 'none']).describe('Whether a high or a low figure is the better one'),
  definition: longWords.min(1, 'Enter what is measured'),
  population: longWords.min(1, 'Enter who is counted'),
  source,
  breaks: z.array(SeriesBreak).max(20, 'Keep to 20 breaks'),
};

export const IndicatorDraft = z.strictObject(indicatorFields).meta({ id: 'IndicatorDraft' });
export type IndicatorDraft = z.infer<typeof IndicatorDraft>;

export const Indicator = z.object({ ...indicatorFields, ...who }).meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

const readingFields = { area: Area, period: Period, value: Value };

/** Readings of one release. */
export const ReadingsDraft = z
  .strictObject({
    release,
    asAt: LocalDate.describe('The date of the release'),
    items: z
      .array(z.strictObject(readingFields))
      .min(1, 'Add at least one reading')
      .max(80, 'Send at most 80 readings at once'),
  })
  .meta({ id: 'ReadingsDraft' });
export type ReadingsDraft = z.infer<typeof ReadingsDraft>;

export const Reading = z.object({ ...readingFields, release, asAt: LocalDate, ...who }).meta({ id: 'Reading' });
export type Reading = z.infer<typeof Reading>;

/** How the latest figure compares, each comparator by its own period and set. */
export const Comparison = z.object({
  area: Area,
  name: z.string(),
  value: z.string(),
  difference: z.string().describe('Ours less theirs, exactly, from the published figures'),
});
export type Comparison = z.infer<typeof Comparison>;

export const Headline = z.object({
  key: WordKey,
  name: z.string(),
  sentence: z.string(),
  period: Period.nullable(),
  value: z.string().nullable(),
  comparisons: z.array(Comparison),
});
export type Headline = z.infer<typeof Headline>;

export const IndicatorView = z
  .object({
    ...Indicator.shape,
    areas: z.array(z.object({ key: Area, name: z.string() })).describe('In the order they are shown, ours first'),
    readings: z.array(Reading),
    headline: Headline,
    can: z.object({ addReadings: z.boolean() }),
  })
  .meta({ id: 'IndicatorView' });
export type IndicatorView = z.infer<typeof IndicatorView>;

export const IndicatorList = z
  .object({ items: z.array(Indicator), next: z.string().nullable(), can: z.object({ add: z.boolean() }) })
  .meta({ id: 'IndicatorList' });
export type IndicatorList = z.infer<typeof IndicatorList>;

/** One answer for each question of the dashboard, worked out when the data change and not when it is looked at. */
export const DashboardSummary = z.object({
  profile: z.object({ sentence: z.string(), standings: z.array(Standing), source, release }).nullable(),
  indicators: z.array(Headline),
  plans: z.object({ count: z.int(), health: PlanHealth, statuses: z.array(StatusMark), sentence: z.string() }),
  changedAt: Instant,
});
export type DashboardSummary = z.infer<typeof DashboardSummary>;

export const Dashboard = z
  .object({
    summary: DashboardSummary.nullable().describe('Null before there is anything to sum up'),
    can: z.object({ add: z.boolean() }),
  })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof Dashboard>;

/** `csv` asks for the same figures as comma-separated values; `Accept: text/csv` does too. */
export const FormatQuery = z.object({ format: z.enum(['json', 'csv']).optional() });
export type FormatQuery = z.infer<typeof FormatQuery>;
