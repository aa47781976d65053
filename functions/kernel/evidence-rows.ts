import * as z from 'zod';
import { EvidenceItem } from '#shared/evidence/schema.ts';
import { PlanId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

/** It is kept as long as its row, and under the same hold. */
export const evidenceRow = rowShape({
  kind: 'evidence',
  v: 1,
  schema: EvidenceItem.extend({
    plan: PlanId,
    objectVersion: z.string().nullable().describe('Which version of the object was found clean'),
    retention: Retention,
  }),
});
export type EvidenceRow = ReturnType<typeof evidenceRow.read>;
