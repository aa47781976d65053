import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { CycleId, NodeId, PersonId, PlanId, WordKey, WorkId } from '../ids.ts';
import { FoundStep } from '../milestones/schema.ts';
import { FoundAt } from '../plans/schema.ts';
import { ReportFormat, ReportName } from '../reports/schema.ts';
import { StatusMark } from '../vocabulary.ts';

export const WorkState = z.enum([
  'queued',
  'running',
  'ready',
  'refused',
  'committing',
  'committed',
  'cancelled',
  'failed',
]);
export type WorkState = z.infer<typeof WorkState>;

export const Progress = z.object({ stage: z.string(), done: z.int(), total: z.int() });
export type Progress = z.infer<typeof Progress>;

/** What is wrong with a document: in words, and where it was found. */
export const DocumentProblem = z.object({ detail: z.string(), at: FoundAt.nullable() });
export type DocumentProblem = z.infer<typeof DocumentProblem>;

/** Where a column of the document goes: a column of the plan shape, or nowhere (`null`). */
export const ColumnMapping = z.object({
  heading: z.string().describe('The heading as found'),
  column: WordKey.nullable(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** What words of a column of statuses mean: one of the plan’s, or none, and they are left as they were found. */
const StatusMapping = z.object({
  words: z.string().max(200, 'Keep the words of a status to 200 characters'),
  status: WordKey.nullable(),
});
export type StatusMapping = z.infer<typeof StatusMapping>;

/** How the tables of one document are read into one plan shape. */
export const Mapping = z
  .strictObject({
    shape: WordKey,
    title: z.string().trim().min(1, 'Enter the title of the plan').max(200, 'Keep the title to 200 characters'),
    agreedOn: LocalDate.describe('When the plan was agreed'),
    updatesOn: LocalDate.nullable().describe('When the updates in the document are true; null where it has none'),
    columns: z.array(ColumnMapping).max(30, 'Keep to 30 columns'),
    scheme: WordKey.optional().describe(
      'The key of the status scheme of a new plan; absent: the one that the shape comes with',
    ),
    statuses: z
      .array(StatusMapping)
      .max(40, 'Keep to 40 statuses')
      .optional()
      .describe('What words of the document mean; what is not named is understood as well as it can be'),
    hidden: z
      .enum(['leave', 'read'], 'Choose whether to read what is hidden')
      .optional()
      .describe('Whether what is hidden in a workbook is read as well'),
  })
  .meta({ id: 'Mapping' });
export type Mapping = z.infer<typeof Mapping>;

export const FoundRowState = z.enum(['new', 'changed', 'same', 'doubtful', 'refused']);
export type FoundRowState = z.infer<typeof FoundRowState>;

/**
 * A column in which the file and the row that is there differ. `whose` change it is since the last import: that of the
 * file, one made here while the file stayed as it was, or both.
 */
export const CellChange = z.object({
  column: WordKey,
  heading: z.string(),
  before: z.string(),
  after: z.string(),
  whose: z.enum(['file', 'here', 'both']),
});
export type CellChange = z.infer<typeof CellChange>;

/** The row of the plan that a row of the file is, as it was when they were compared. */
export const Standing = z.object({ node: NodeId, version: z.int(), title: z.string(), changes: z.array(CellChange) });
export type Standing = z.infer<typeof Standing>;

/** A row of the plan that the file does not have. It stays, unless its removal is chosen. */
export const MissingRow = z.object({
  node: NodeId,
  version: z.int(),
  level: WordKey,
  title: z.string(),
  remove: z.boolean(),
});
export type MissingRow = z.infer<typeof MissingRow>;

/** What is decided of a row: whether it is taken (a missing one: removed), and which row of the plan it is, or none. */
export const RowDecision = z.strictObject({
  row: z.string().max(40).describe('The id of the row found; of a missing one, that of its node'),
  take: z.boolean(),
  match: NodeId.nullable().optional(),
});
export type RowDecision = z.infer<typeof RowDecision>;

export const Decisions = z
  .strictObject({ rows: z.array(RowDecision).max(2_000, 'Decide on up to 2,000 rows at a time') })
  .meta({ id: 'ImportDecisions' });
export type Decisions = z.infer<typeof Decisions>;

/** A row of the plan as it will be, with the cell it came from and why it is doubtful or refused. */
export const FoundRow = z
  .object({
    id: z.string().describe('The id the node will have'),
    parent: z.string().nullable(),
    level: WordKey,
    title: z.string(),
    number: z
      .object({ own: z.string(), as: z.string() })
      .optional()
      .describe('The row’s own number where the document gives one, and what stood before its words'),
    fields: z.record(WordKey, z.string()),
    dueOn: LocalDate.nullable().describe(
      'Understood from the words of the timescale, where they name a month or a day',
    ),
    update: z.object({ delivered: z.string(), next: z.string(), status: WordKey.nullable() }).nullable(),
    owner: z
      .object({ words: z.string(), person: PersonId.nullable() })
      .optional()
      .describe('Who owns it, where the plan has no column of its own for that: the words, and whom they name'),
    due: z.string().optional().describe('The words of a date due that is no column of the plan’s own'),
    steps: z
      .object({ words: z.string(), found: z.array(FoundStep) })
      .optional()
      .describe('The steps of an action, as its words were understood'),
    others: z
      .array(z.object({ heading: z.string(), words: z.string() }))
      .optional()
      .describe('Words under headings that name no column of the plan; kept with the row as they were found'),
    at: FoundAt,
    state: FoundRowState,
    reason: z.string().nullable(),
    standing: Standing.nullable().optional().describe('The row that it is, where the file goes into a plan'),
    take: z.boolean().optional().describe('Whether it is taken, where the file goes into a plan; else all are'),
    read: z
      .object({ state: FoundRowState, reason: z.string().nullable() })
      .optional()
      .describe('What was said of the row before it was compared with the plan'),
  })
  .meta({ id: 'FoundRow' });
export type FoundRow = z.infer<typeof FoundRow>;

/** The statuses that the plan has, and what each word of the document’s own column of them was understood as. */
export const StatusesFound = z.object({ offered: z.array(StatusMark), found: z.array(StatusMapping) });
export type StatusesFound = z.infer<typeof StatusesFound>;

/** What a document was found to hold. Kept as an object beside the file until the import is committed or cancelled. */
export const Found = z.object({
  mapping: Mapping,
  rows: z.array(FoundRow),
  counts: z.record(WordKey, z.int()).describe('Rows by level key, and `update`'),
  problems: z.array(DocumentProblem),
  tables: z.array(
    z.object({
      table: z.int(),
      headings: z.array(z.string()),
      rows: z.int(),
      sheet: z.string().optional().describe('The name of the sheet; empty for delimited text'),
    }),
  ),
  hidden: z.boolean().optional().describe('Whether rows, columns or sheets are hidden in the file'),
  statuses: StatusesFound.optional(),
  missing: z.array(MissingRow).optional(),
});
export type Found = z.infer<typeof Found>;

export const Import = z
  .object({
    id: WorkId,
    kind: z.enum(['plan']),
    file: z.string(),
    state: WorkState,
    progress: Progress,
    problems: z.array(DocumentProblem),
    counts: z.record(WordKey, z.int()),
    mapping: Mapping.nullable(),
    statuses: StatusesFound.nullable().describe('None, until the file has been read'),
    headings: z.array(z.string()).describe('Each heading found in the document, once'),
    sheets: z.array(z.string()).describe('The name of each sheet, by number; empty for text, none for Word'),
    hidden: z.boolean().describe('Whether rows, columns or sheets are hidden in the file'),
    rememberedFrom: z.string().nullable().describe('The earlier file whose corrected columns were taken'),
    into: PlanId.nullable().describe('The plan that the file goes into; null where it becomes a plan of its own'),
    rows: z.array(FoundRow),
    missing: z.array(MissingRow).describe('Rows of the plan that the file does not have'),
    plan: PlanId.nullable().describe('The plan it became'),
    by: PersonId,
    createdAt: Instant,
    version: z.int(),
    can: z.object({ map: z.boolean(), decide: z.boolean(), commit: z.boolean(), cancel: z.boolean() }),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

const moment = {
  asAt: LocalDate.nullable().describe('By when it was true; null for today'),
  knownAt: Instant.nullable().describe('By when it was known; null for all that is known today'),
};
export const ExportMoment = z.strictObject(moment);
export type ExportMoment = z.infer<typeof ExportMoment>;

/** A plan as at a day; a report of a locked cycle; or what differs between two days. */
export const ExportDraft = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({
        ...{ kind: z.literal('plan'), plan: PlanId, format: ReportFormat },
        ...{ asAt: moment.asAt, knownAt: moment.knownAt.optional() },
      }),
      z.strictObject({
        ...{ kind: z.literal('report'), plan: PlanId, format: ReportFormat, report: ReportName, cycle: CycleId },
        against: CycleId.nullable()
          .optional()
          .describe('The cycle to compare with; the one before, where none is named'),
      }),
      z.strictObject({
        ...{ kind: z.literal('difference'), plan: PlanId, format: ReportFormat },
        ...{ from: ExportMoment, to: ExportMoment },
      }),
    ],
    { error: 'Choose what to write: plan, report or difference' },
  )
  .meta({ id: 'ExportDraft' });
export type ExportDraft = z.infer<typeof ExportDraft>;

export const Export = z
  .object({
    id: WorkId,
    kind: z.enum(['plan', 'report', 'difference']),
    format: ReportFormat,
    plan: PlanId,
    ...moment,
    from: ExportMoment.nullable().describe(
      'The earlier of two moments that are compared; the later is in the export itself',
    ),
    report: ReportName.nullable(),
    cycle: CycleId.nullable(),
    against: CycleId.nullable(),
    state: WorkState,
    progress: Progress,
    problems: z.array(DocumentProblem),
    href: z.string().nullable().describe('A link to the file, good for two minutes; ask again for another'),
    file: z.string().nullable(),
    by: PersonId,
    createdAt: Instant,
  })
  .meta({ id: 'Export' });
export type Export = z.infer<typeof Export>;
