import * as z from 'zod';
import { DirectoryState, Suspension } from '#shared/authorities/standing.ts';
import { AuthorityId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

/**
 * That an authority is there, and how it stands: what the seat check and work that goes through all authorities are told.
 * Anything but `live` is an authority for which nothing is begun.
 */
export const directoryRow = rowShape({
  kind: 'directory',
  v: 2,
  schema: z.object({
    authority: AuthorityId,
    name: z.string(),
    dfeCode: z.string().nullable(),
    gssCode: z.string().nullable(),
    state: DirectoryState,
    suspended: Suspension.nullable(),
    version: z.int(),
    retention: Retention,
  }),
  upcast: { 1: (old) => ({ ...old, dfeCode: null, gssCode: null, state: 'live', suspended: null }) },
});
export type DirectoryRow = ReturnType<typeof directoryRow.read>;
