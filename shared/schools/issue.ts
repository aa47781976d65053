import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { inFigures } from '../figures.ts';
import { IssueId, PersonId } from '../ids.ts';
import { Category, CategoryScheme, School } from './schema.ts';

const words = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep ${what} to ${inFigures(most)} characters`);

const issueFields = {
  label: z
    .string()
    .trim()
    .min(1, 'Enter what this issue is called, like Spring term 2027')
    .max(60, 'Keep what it is called to 60 characters'),
  support: words('the support that is agreed', 3_000).describe('In words; empty where none is agreed'),
  note: words('the covering note', 3_000).describe('To the head and the governors; may be empty'),
};

/** What a preview rested on: a page is issued as it was seen, or not at all. */
export const Seen = z.strictObject({
  recordedAt: Instant.describe('When what is known of the school was recorded'),
  categoryFrom: LocalDate.nullable().describe('Since when it is in its category; null where it has none'),
});
export type Seen = z.infer<typeof Seen>;

/** What is typed; the rest of a page is what is known of the school. */
export const IssueWords = z.strictObject({
  ...issueFields,
  until: LocalDate.describe('The last day on which the school can read it here'),
});
export type IssueWords = z.infer<typeof IssueWords>;

export const IssueDraft = z.strictObject({ ...IssueWords.shape, seen: Seen }).meta({ id: 'IssueDraft' });
export type IssueDraft = z.infer<typeof IssueDraft>;

export const IssueEnd = z
  .strictObject({
    why: z.string().trim().min(1, 'Enter why it is withdrawn').max(300, 'Keep the reason to 300 characters'),
  })
  .meta({ id: 'IssueEnd' });
export type IssueEnd = z.infer<typeof IssueEnd>;

const meaning = CategoryScheme.shape.categories.element;

/** The category in the words of the scheme as they were that day. What it counts for in figures is not the school's. */
const PageCategory = z.object({
  scheme: z.string(),
  label: meaning.shape.label,
  definition: meaning.shape.definition.nullable().describe('Null where the scheme no longer has this category'),
  concern: meaning.shape.concern.nullable(),
  from: LocalDate,
  reasons: Category.shape.reasons,
});

/** All that a school's page says, as it is issued to its head and governors: stored whole, never worked out again. */
export const SchoolPage = School.pick({
  urn: true,
  name: true,
  phase: true,
  governance: true,
  pupils: true,
  inspection: true,
})
  .extend({ ...issueFields, on: LocalDate.describe('The day of issue'), category: PageCategory.nullable() })
  .meta({ id: 'SchoolPage' });
export type SchoolPage = z.infer<typeof SchoolPage>;

export const IssueState = z.enum(['issued', 'replaced', 'past', 'withdrawn']);
export type IssueState = z.infer<typeof IssueState>;

/** An issue in the list of a school's issues. */
export const IssueLine = z
  .object({
    id: IssueId,
    label: issueFields.label,
    on: LocalDate,
    until: LocalDate,
    by: PersonId,
    issuedAt: Instant,
    withdrawn: z.object({ at: Instant, by: PersonId, why: z.string() }).nullable(),
    state: IssueState,
    version: z.int(),
    can: z.object({ withdraw: z.boolean() }),
  })
  .meta({ id: 'IssueLine' });
export type IssueLine = z.infer<typeof IssueLine>;

export const IssueList = z
  .object({
    items: z.array(IssueLine).describe('Newest first'),
    next: z.string().nullable(),
    can: z.object({ issue: z.boolean() }),
  })
  .meta({ id: 'IssueList' });
export type IssueList = z.infer<typeof IssueList>;

/** An issue with all that it says. */
export const IssuedPage = IssueLine.extend({ page: SchoolPage }).meta({ id: 'IssuedPage' });
export type IssuedPage = z.infer<typeof IssuedPage>;
