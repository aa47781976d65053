import * as z from 'zod';
import { Category, School } from '#shared/schools/schema.ts';
import { Retention, rowShape } from './rows.ts';

/** A school’s record and what was said of it are kept as long as the figures that rest on them. */
export const schoolRetention: Retention = { basis: 'performance-record', retainUntil: null, legalHold: false };

const kept = { version: z.int(), retention: Retention };

export const schoolRow = rowShape({ kind: 'school', v: 1, schema: School.extend(kept) });
export type SchoolRow = ReturnType<typeof schoolRow.read>;

export const categoryRow = rowShape({ kind: 'category', v: 1, schema: Category.extend(kept) });
export type CategoryRow = ReturnType<typeof categoryRow.read>;
