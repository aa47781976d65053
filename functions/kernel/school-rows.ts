import * as z from 'zod';
import { IssuedPage } from '#shared/schools/issue.ts';
import { Category, School } from '#shared/schools/schema.ts';
import { Retention, rowShape } from './rows.ts';

/** A school’s record and what was said of it are kept as long as the figures that rest on them. */
export const schoolRetention: Retention = { basis: 'performance-record', retainUntil: null, legalHold: false };

const kept = { version: z.int(), retention: Retention };

export const schoolRow = rowShape({ kind: 'school', v: 1, schema: School.extend(kept) });
export type SchoolRow = ReturnType<typeof schoolRow.read>;

export const categoryRow = rowShape({ kind: 'category', v: 1, schema: Category.extend(kept) });
export type CategoryRow = ReturnType<typeof categoryRow.read>;

/** A school’s page, whole, as it was issued. The authority’s name goes with it: who publishes it reads no settings. */
export const issuedPageRow = rowShape({
  kind: 'issued-page',
  v: 1,
  schema: IssuedPage.pick({ id: true, page: true, until: true, by: true, issuedAt: true, withdrawn: true }).extend({
    authorityName: z.string(),
    ...kept,
  }),
});
export type IssuedPageRow = ReturnType<typeof issuedPageRow.read>;
