import * as z from 'zod';
import { Instant } from '#shared/dates.ts';
import { WordKey, WorkId } from '#shared/ids.ts';
import { PlanCopy } from '#shared/work/copy-schema.ts';
import { ColumnMapping, Export, Import, Mapping, RowDecision } from '#shared/work/schema.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

/** Work papers are kept for a year; the plan they became is the record. */
export const workRetention: Retention = { basis: 'working-paper', retainUntil: null, legalHold: false };

/** Before the second version nobody looked for work that stands still. */
const upcast = { 1: (old: Stored): Stored => ({ ...old, redriven: 0 }) };

/** Before the third version a file was a Word document and always became a plan of its own. */
const wordAlone = {
  ...{ sheets: [], hidden: false, rememberedFrom: null, into: null },
  ...{ recognisedBy: null, corrected: false, decisions: [], batch: null },
};

const run = {
  attempts: z.int().describe('How often it was begun'),
  redriven: z.int().describe('How often it stood still and was set going again'),
  startedAt: Instant.nullable().describe('When the present attempt began'),
  version: z.int(),
  retention: Retention,
};

/** An import as a row; what was found in the file is an object beside it. Since version 4 its mapping may say which statuses it has. */
export const importRow = rowShape({
  kind: 'import',
  v: 4,
  upcast: { ...upcast, 2: (old: Stored): Stored => ({ ...old, ...wordAlone }), 3: (old) => old },
  schema: Import.omit({ rows: true, missing: true, statuses: true, can: true }).extend({
    committingAt: Instant.nullable(),
    recognisedBy: z.string().nullable().describe('What stands for the headings as they were recognised'),
    corrected: z.boolean().describe('Whether an officer corrected the mapping'),
    decisions: z.array(RowDecision),
    batch: WorkId.nullable().describe('The batch by which it is being put into a plan that is there'),
    ...run,
  }),
});
export type ImportRow = ReturnType<typeof importRow.read>;

/** How an officer mapped the columns of a file, for the next one with the same headings; since version 2 its statuses as well. */
export const columnsRow = rowShape({
  kind: 'remembered-columns',
  v: 2,
  schema: z.object({
    shape: WordKey,
    columns: z.array(ColumnMapping),
    scheme: Mapping.shape.scheme,
    statuses: Mapping.shape.statuses,
    file: z.string(),
    version: z.int(),
    retention: Retention,
  }),
  upcast: { 1: (old) => old },
});
export type ColumnsRow = ReturnType<typeof columnsRow.read>;

/** Before the third version an export was always a plan, in Word, by all that is known today. */
const planAlone = { knownAt: null, from: null, report: null, cycle: null, against: null };

export const exportRow = rowShape({
  kind: 'export',
  v: 3,
  upcast: { ...upcast, 2: (old: Stored): Stored => ({ ...old, ...planAlone }) },
  schema: Export.omit({ href: true }).extend(run),
});
export type ExportRow = ReturnType<typeof exportRow.read>;

/** Copying a plan; the plan takes its id. Before version 2 no criteria and no links to other plans went along. */
export const planCopyRow = rowShape({
  kind: 'plan-copy',
  v: 2,
  schema: PlanCopy.extend(run),
  upcast: {
    1: ({ counts, ...old }) => ({
      ...old,
      counts: counts === null ? null : { ...Object(counts), criteria: 0, links: 0, linksLeft: 0 },
    }),
  },
});
export type PlanCopyRow = ReturnType<typeof planCopyRow.read>;

/** A file that came from outside: what it is, whether it was found clean, and which version of the object it is. */
export const documentRow = rowShape({
  kind: 'document',
  v: 1,
  schema: z.object({
    id: WorkId,
    audience: z.string(),
    file: z.string(),
    type: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    scan: z.enum(['waiting', 'clean', 'threats']),
    object: z.string(),
    objectVersion: z.string().nullable(),
    removed: z.object({ at: Instant, why: z.string() }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
});
export type DocumentRow = ReturnType<typeof documentRow.read>;
