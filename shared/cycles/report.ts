import * as z from 'zod';
import { BoardComment } from '../boards/comment.ts';
import { Instant, LocalDate } from '../dates.ts';
import { NamedEvidence } from '../evidence/named.ts';
import { AuthorityId, CycleId, PersonId, PlanId, WordKey } from '../ids.ts';
import { Milestone } from '../milestones/schema.ts';
import { Node, Update } from '../plans/schema.ts';
import { PlanShape } from '../vocabulary.ts';
import { ReportCounts } from './schema.ts';

/**
 * How a row stands in a report: above the actions; reported in this cycle; not reported, though open; or closed before the
 * cycle began, so that nobody was asked.
 */
export const FrozenStanding = z.enum(['upper', 'reported', 'no-update', 'closed']);
export type FrozenStanding = z.infer<typeof FrozenStanding>;

/** What was last reported before the cycle, and in which one. It never stands for the present. */
export const ReportedBefore = z.object({
  status: WordKey.nullable(),
  label: z.string().optional().describe('What that status was called then, where the plan calls it otherwise now'),
  on: LocalDate,
  cycle: z.object({ id: CycleId, name: z.string() }).nullable(),
});
export type ReportedBefore = z.infer<typeof ReportedBefore>;

/** What a board said, as it stood when the report was frozen. */
export const FrozenComment = z.looseObject(
  BoardComment.pick({ id: true, board: true, meeting: true, on: true, words: true }).shape,
);

/** A step of an action, as it stood when the report was frozen. */
export const FrozenStep = z.looseObject(
  Milestone.pick({ id: true, number: true, title: true, dueOn: true, doneOn: true }).shape,
);

/** A row of the plan as it was: the whole node with the moves of its date, and fields that came later than this schema. */
export const FrozenRow = z.looseObject({
  node: z.looseObject(Node.shape),
  standing: FrozenStanding,
  update: z.looseObject(Update.shape).nullable().describe('The update that was accepted in this cycle'),
  before: ReportedBefore.nullable(),
  comments: z
    .array(FrozenComment)
    .optional()
    .describe('What boards said of it since the report before; none in reports from before these were noted'),
  steps: z
    .array(FrozenStep)
    .optional()
    .describe('The steps of an action that has any; none in reports from before these were noted'),
  evidence: z
    .array(NamedEvidence)
    .optional()
    .describe(
      'What was given to show it, with its update or since the report before; none in reports from before it was named',
    ),
});
export type FrozenRow = z.infer<typeof FrozenRow>;

/** What a plan’s report said when its cycle was locked. Stored whole, never worked out again. */
export const FrozenReport = z
  .looseObject({
    v: z.literal(1),
    authority: z.object({ id: AuthorityId, name: z.string() }),
    plan: z.object({ id: PlanId, title: z.string(), purpose: z.string(), agreedOn: LocalDate }),
    shape: PlanShape,
    cycle: z.object({
      id: CycleId,
      name: z.string(),
      from: LocalDate,
      to: LocalDate,
      dataOn: LocalDate,
      dueOn: LocalDate,
      openedOn: LocalDate,
      instructions: z.string(),
      reviewed: z.boolean(),
    }),
    locked: z.object({ on: LocalDate, at: Instant, by: PersonId }),
    previous: z
      .object({ id: CycleId, name: z.string(), lockedOn: LocalDate })
      .nullable()
      .describe('The cycle that was locked before this one'),
    counts: ReportCounts,
    rows: z.array(FrozenRow).describe('Every row of the plan, from the top down, as it is printed'),
  })
  .meta({ id: 'FrozenReport' });
export type FrozenReport = z.infer<typeof FrozenReport>;

/** JSON with its keys in one order: the same content is always the same bytes, whoever made it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${parts.join(',')}}`;
}
