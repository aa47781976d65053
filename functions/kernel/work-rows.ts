import * as z from 'zod';
import { Instant } from '#shared/dates.ts';
import { WorkId } from '#shared/ids.ts';
import { Export, Import } from '#shared/work/schema.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

/** Work papers are kept for a year; the plan they became is the record. */
export const workRetention: Retention = { basis: 'working-paper', retainUntil: null, legalHold: false };

/** Before the second version nobody looked for work that stands still. */
const upcast = { 1: (old: Stored): Stored => ({ ...old, redriven: 0 }) };

const run = {
  attempts: z.int().describe('How often it was begun'),
  redriven: z.int().describe('How often it stood still and was set going again'),
  startedAt: Instant.nullable().describe('When the present attempt began'),
  version: z.int(),
  retention: Retention,
};

/** An import as a row; what was found in the file is an object beside it. */
export const importRow = rowShape({
  kind: 'import',
  v: 2,
  upcast,
  schema: Import.omit({ rows: true, can: true }).extend({ committingAt: Instant.nullable(), ...run }),
});
export type ImportRow = ReturnType<typeof importRow.read>;

export const exportRow = rowShape({ kind: 'export', v: 2, upcast, schema: Export.omit({ href: true }).extend(run) });
export type ExportRow = ReturnType<typeof exportRow.read>;

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
