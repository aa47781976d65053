import * as z from 'zod';
import { BoardComment } from '../boards/comment.ts';
import { CriterionView } from '../criteria/schema.ts';
import { CycleMark, PresentCycle } from '../cycles/mark.ts';
import { Instant, LocalDate } from '../dates.ts';
import { Discussion } from '../discussion/schema.ts';
import { EvidenceOfRow } from '../evidence/schema.ts';
import { CycleId, EntryId, NodeId, PersonId, PlanId, UpdateId, WordKey } from '../ids.ts';
import { MilestoneView } from '../milestones/schema.ts';
import { PlanShape, StatusMark } from '../vocabulary.ts';
import { answerFields, answersAsKept } from './answers.ts';
import { DecidedBy, DecidedIn } from './decided.ts';
import { Evidence } from './evidence.ts';
import { PlanHolder } from './holder.ts';
import { PlanLink, SeenLink } from './links.ts';
import { numberAsked } from './numbering.ts';
import { Party } from './party.ts';
import { PlanHealth } from './plan-health.ts';

export const longText = 20_000;

const words = z.string().trim().max(longText, 'Keep the text to 20,000 characters');
const effectiveOn = LocalDate.describe('When this is true, which may be before it is recorded; never in the future');
const why = z.string().trim().max(500, 'Keep the reason to 500 characters');

const planFields = {
  title: z.string().trim().min(1, 'Enter the title of the plan').max(200, 'Keep the title to 200 characters'),
  purpose: z.string().trim().max(4_000, 'Keep the purpose to 4,000 characters'),
  agreedOn: LocalDate.describe('When the plan was agreed; before this date there was no plan'),
};

/** Where in the document a row was found: table, row and column count from 1. */
export const FoundAt = z.object({ table: z.int().min(1), row: z.int().min(1), column: z.int().min(1) });
export type FoundAt = z.infer<typeof FoundAt>;

/** The words as they stood in the document a node came from, by column key, kept beside what was understood. */
export const AsFound = z.object({ file: z.string(), at: FoundAt, words: z.record(WordKey, z.string()) });
export type AsFound = z.infer<typeof AsFound>;

/** A progress update: added, never overwritten (M4). `status` is null where the owner gave none. */
const updateFields = {
  status: WordKey.nullable(),
  delivered: words,
  next: words,
  effectiveOn,
  evidence: z.array(Evidence).max(20, 'Keep to 20 links'),
};

export const Update = z
  .object({
    id: UpdateId,
    node: NodeId,
    ...updateFields,
    recordedAt: Instant,
    by: PersonId,
    withdrawn: z.boolean(),
    asFound: AsFound.optional(),
    cycle: CycleId.optional().describe('The update cycle in which it was accepted; absent where it was in none'),
  })
  .meta({ id: 'Update' });
export type Update = z.infer<typeof Update>;

/** An update has something to say: a status, something delivered or something next. */
function saysSomething(update: { status: string | null; delivered: string; next: string }): boolean {
  return update.status !== null || update.delivered !== '' || update.next !== '';
}

export const UpdateDraft = z
  .strictObject(updateFields)
  .refine(saysSomething, { path: ['delivered'], error: 'Enter what was delivered, what is next or a status' })
  .meta({ id: 'UpdateDraft' });
export type UpdateDraft = z.infer<typeof UpdateDraft>;

/** The latest update as it stands under its action, enough to show the plan in one read. */
export const LatestUpdate = Update.pick({
  id: true,
  status: true,
  delivered: true,
  next: true,
  effectiveOn: true,
  recordedAt: true,
  by: true,
  cycle: true,
});
export type LatestUpdate = z.infer<typeof LatestUpdate>;

const nodeFields = {
  title: z.string().trim().min(1, 'Enter the words of this row').max(longText, 'Keep the words to 20,000 characters'),
  fields: z
    .record(WordKey, words)
    .describe('The other columns of this level, by column key; an absent or empty one is blank'),
  order: z
    .string()
    .regex(/^[0-9A-Za-z]{1,60}$/, 'Enter a place in the order')
    .describe('Fractional: sorts among its siblings'),
  parent: NodeId.nullable(),
  owner: PersonId.nullable(),
  dueOn: LocalDate.nullable(),
};

export const NodeCan = z.object({ change: z.boolean(), remove: z.boolean(), recordUpdate: z.boolean() });
export type NodeCan = z.infer<typeof NodeCan>;

/** A node of the plan's tree; an action is a leaf on the last level. */
export const Node = z
  .object({
    id: NodeId,
    level: WordKey,
    ...nodeFields,
    ...answersAsKept,
    since: LocalDate.describe('When it became part of the plan'),
    createdAt: Instant,
    latest: LatestUpdate.nullable(),
    removed: z.object({ on: LocalDate, why: z.string() }).nullable(),
    asFound: AsFound.nullable(),
    decidedBy: DecidedBy.optional(),
    version: z.int(),
  })
  .meta({ id: 'Node' });
export type Node = z.infer<typeof Node>;

export const NodeDraft = z
  .strictObject({
    ...{ level: WordKey, ...nodeFields, effectiveOn: effectiveOn.optional() },
    ...z.object({ ...answerFields, number: numberAsked }).partial().shape,
  })
  .meta({ id: 'NodeDraft' });
export type NodeDraft = z.infer<typeof NodeDraft>;

export const NodeChange = z
  .strictObject({
    ...{ ...nodeFields, ...answerFields, number: numberAsked, effectiveOn, why },
    agreedBy: Party.describe('Who agreed that the target is moved, where it is'),
  })
  .partial()
  .meta({ id: 'NodeChange' });
export type NodeChange = z.infer<typeof NodeChange>;

export const Removal = z.strictObject({ why: why.min(1, 'Enter why it is removed') }).meta({ id: 'Removal' });
export type Removal = z.infer<typeof Removal>;

export const PlanDraft = z
  .strictObject({
    ...planFields,
    holder: PlanHolder.optional(),
    shape: WordKey.describe('The key of one of the authority’s plan shapes'),
    scheme: WordKey.optional().describe(
      'The key of one of its status schemes; absent: the one that the shape comes with',
    ),
  })
  .meta({ id: 'PlanDraft' });
export type PlanDraft = z.infer<typeof PlanDraft>;

export const PlanChange = z
  .strictObject({ ...planFields, holder: PlanHolder, effectiveOn, why })
  .partial()
  .meta({ id: 'PlanChange' });
export type PlanChange = z.infer<typeof PlanChange>;

export const PlanSummary = z
  .object({
    id: PlanId,
    title: planFields.title,
    agreedOn: LocalDate,
    shape: WordKey,
    statuses: z
      .array(StatusMark)
      .describe('The plan’s own statuses in their order; none, where its summary was written before it named them'),
    health: PlanHealth,
    cycle: PresentCycle.nullable().describe('Its last update cycle, open or locked'),
    heldBy: z
      .string()
      .nullable()
      .describe('The school or trust whose plan it is, as it was called when the plan last changed'),
    changedAt: Instant,
  })
  .meta({ id: 'PlanSummary' });
export type PlanSummary = z.infer<typeof PlanSummary>;

export const PlanCan = z.object({
  change: z.boolean(),
  addNode: z.boolean(),
  remove: z.boolean(),
  openCycle: z.boolean(),
});
export type PlanCan = z.infer<typeof PlanCan>;

/** A plan whole, now or as at a date. In the past nothing can be changed: every `can` is false. */
export const PlanView = z
  .object({
    id: PlanId,
    ...planFields,
    holder: PlanHolder,
    heldBy: z.string().nullable().describe('The name of the school or trust whose plan it is'),
    shape: PlanShape,
    version: z.int(),
    createdAt: Instant,
    asAt: LocalDate.nullable(),
    knownAt: Instant.nullable(),
    stops: z.array(z.object({ date: LocalDate, label: z.string() })).describe('Named dates worth looking back to'),
    nodes: z.array(Node.extend({ can: NodeCan })),
    criteria: z.array(CriterionView).describe('The success criteria of its rows'),
    milestones: z.array(MilestoneView).describe('The steps of its actions, in the order of their dates'),
    links: z.array(PlanLink).describe('What the plan and its rows are linked to'),
    boardComments: z
      .array(BoardComment)
      .describe('What boards said of its rows since its last cycle was locked; the next report carries it'),
    health: PlanHealth,
    cycles: z
      .array(CycleMark)
      .describe('Its update cycles as at that date, newest first; by the first its statuses are read'),
    can: PlanCan,
  })
  .meta({ id: 'PlanView' });
export type PlanView = z.infer<typeof PlanView>;

export const PlanList = z
  .object({ items: z.array(PlanSummary), next: z.string().nullable(), can: z.object({ add: z.boolean() }) })
  .meta({ id: 'PlanList' });
export type PlanList = z.infer<typeof PlanList>;

/** One change of one row: the fields that changed, before and after; `before` is null for a new row. */
export const RowChange = z.object({
  row: z.string().describe('The sort key of the row'),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()),
  version: z.int().describe('The version of the row after the change'),
});
export type RowChange = z.infer<typeof RowChange>;

/** An entry of the log: the revision and the audit are one. */
export const Entry = z
  .object({
    id: EntryId,
    verb: z.string(),
    by: PersonId.nullable(),
    effectiveOn: LocalDate,
    recordedAt: Instant,
    why: z.string().nullable(),
    changes: z.array(RowChange),
    undoes: EntryId.nullable(),
  })
  .meta({ id: 'Entry' });
export type Entry = z.infer<typeof Entry>;

export const EntryList = z.object({ items: z.array(Entry), next: z.string().nullable() }).meta({ id: 'EntryList' });
export type EntryList = z.infer<typeof EntryList>;

/** A row above another, as far as it is shown with it. */
export const Ancestor = Node.pick({ id: true, level: true, title: true, number: true });
export type Ancestor = z.infer<typeof Ancestor>;

/** An action with its whole history: every update and every change, newest first. */
export const NodeView = z
  .object({
    plan: z.object({ id: PlanId, title: planFields.title, shape: PlanShape }),
    node: Node.extend({ can: NodeCan }),
    ancestors: z.array(Ancestor).describe('From the top down to the parent'),
    criteria: z.array(CriterionView),
    discussion: Discussion,
    milestones: z.array(MilestoneView).describe('The steps of an action, in the order of their dates'),
    evidence: EvidenceOfRow,
    boardComments: z.array(BoardComment).describe('What boards ever said of it, newest first'),
    updates: z.array(Update),
    entries: z.array(Entry),
    cycles: z.array(CycleMark).describe('The plan’s update cycles, newest first'),
    decided: DecidedIn.nullable().describe('Which board decided it, where one did'),
    links: z.array(SeenLink).describe('What the row is linked to, handed over to and carried by'),
  })
  .meta({ id: 'NodeView' });
export type NodeView = z.infer<typeof NodeView>;

/** What one has just done, so that it can be undone: the entry of the change and the row as it is now. */
export const Recorded = z
  .object({
    entry: EntryId,
    node: Node.extend({ can: NodeCan }),
    answered: z
      .string()
      .optional()
      .describe(
        'The name of the update cycle in which this is an answer that waits for review; absent where it stands',
      ),
  })
  .meta({ id: 'Recorded' });
export type Recorded = z.infer<typeof Recorded>;

/** What was taken back, and the row of an action or an upper level as it is now, where one was changed. */
export const Undone = z
  .object({ entry: EntryId, node: Node.extend({ can: NodeCan }).nullable() })
  .meta({ id: 'Undone' });
export type Undone = z.infer<typeof Undone>;

/** Which moment to look at a plan. */
export const PlanQuery = z.object({
  asAt: LocalDate.optional().describe('By when it was true'),
  knownAt: Instant.optional().describe('By when it was known'),
});
export type PlanQuery = z.infer<typeof PlanQuery>;
