import * as z from 'zod';
import { OfstedScale, Phase } from '../dashboards/schema.ts';
import { Instant, LocalDate } from '../dates.ts';
import { PersonId, Urn } from '../ids.ts';

const schoolFields = {
  urn: Urn,
  name: z.string().trim().min(1, 'Enter the name of the school').max(200, 'Keep the name to 200 characters'),
  phase: Phase,
  governance: z.enum(['maintained', 'academy'], { error: 'Choose maintained or academy' }),
  pupils: z
    .strictObject({ count: z.int('Enter the number of pupils').min(0).max(10_000), on: LocalDate })
    .nullable()
    .describe('Pupils on roll and the date of the count; null where it is not known'),
  inspection: z
    .strictObject({
      on: LocalDate,
      scale: OfstedScale,
      judgement: z.enum(['outstanding', 'good', 'requiresImprovement', 'inadequate'], { error: 'Choose a judgement' }),
    })
    .nullable()
    .describe('The latest graded inspection; null where there was none'),
};

export const SchoolDraft = z.strictObject(schoolFields).meta({ id: 'SchoolDraft' });
export type SchoolDraft = z.infer<typeof SchoolDraft>;

/** What anyone in the authority may know of a school. Its category is not here. */
export const School = z.object({ ...schoolFields, recordedAt: Instant, by: PersonId }).meta({ id: 'School' });
export type School = z.infer<typeof School>;

const SchoolCan = z.object({ seeCategory: z.boolean(), addCategory: z.boolean() });

export const SchoolView = School.extend({ can: SchoolCan }).meta({ id: 'SchoolView' });
export type SchoolView = z.infer<typeof SchoolView>;

export const SchoolList = z
  .object({
    items: z.array(School),
    next: z.string().nullable(),
    can: z.object({ add: z.boolean(), seeCategories: z.boolean() }),
  })
  .meta({ id: 'SchoolList' });
export type SchoolList = z.infer<typeof SchoolList>;

const CategoryKey = z.string().regex(/^[0-9a-z][0-9a-z-]{0,9}$/, 'Enter a category, like 3a');

/** One authority’s 1 is its best, another’s its most urgent: what a category means is its severity, 1 for the least. */
export const CategoryScheme = z.object({
  name: z.string().trim().min(1, 'Enter the name of the scheme').max(80, 'Keep the name to 80 characters'),
  from: LocalDate.describe('Since when it is in use'),
  categories: z
    .array(
      z.object({
        key: CategoryKey,
        label: z.string().trim().min(1, 'Enter the label').max(60, 'Keep the label to 60 characters'),
        definition: z.string().trim().min(1, 'Enter what it means').max(500, 'Keep the meaning to 500 characters'),
        severity: z.int().min(1).max(10),
        concern: z.enum(['is-not', 'may-be', 'is']).describe('Whether such a school is a school causing concern'),
      }),
    )
    .min(2, 'Add at least two categories')
    .max(10, 'Keep to 10 categories'),
});
export type CategoryScheme = z.infer<typeof CategoryScheme>;

const categoryFields = {
  urn: Urn,
  category: CategoryKey,
  from: LocalDate.describe('From when it is so; never in the future'),
  reasons: z
    .string()
    .trim()
    .min(1, 'Enter the reasons, with the evidence they rest on')
    .max(5_000, 'Keep the reasons to 5,000 characters'),
};

export const CategoryDraft = z.strictObject(categoryFields).meta({ id: 'CategoryDraft' });
export type CategoryDraft = z.infer<typeof CategoryDraft>;

/** A school’s category from a date, with its reasons: added, never overwritten. */
export const Category = z.object({ ...categoryFields, recordedAt: Instant, by: PersonId }).meta({ id: 'Category' });
export type Category = z.infer<typeof Category>;

/** Which school; without it, all of them. */
export const CategoryQuery = z.object({ urn: Urn.optional() });
export type CategoryQuery = z.infer<typeof CategoryQuery>;

export const CategoryList = z
  .object({
    items: z.array(Category).describe('By school, newest first'),
    scheme: CategoryScheme.nullable(),
    can: z.object({ add: z.boolean() }),
  })
  .meta({ id: 'CategoryList' });
export type CategoryList = z.infer<typeof CategoryList>;
