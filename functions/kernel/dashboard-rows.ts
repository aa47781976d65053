import * as z from 'zod';
import { DashboardSummary, Indicator, Reading, Snapshot } from '#shared/dashboards/schema.ts';
import { Retention, rowShape } from './rows.ts';

/** Reported figures are kept as long as the reports that quote them. */
export const figuresRetention: Retention = { basis: 'performance-record', retainUntil: null, legalHold: false };

const kept = { version: z.int(), retention: Retention };

export const snapshotRow = rowShape({ kind: 'snapshot', v: 1, schema: Snapshot.extend(kept) });
export type SnapshotRow = ReturnType<typeof snapshotRow.read>;

export const indicatorRow = rowShape({ kind: 'indicator', v: 1, schema: Indicator.extend(kept) });
export type IndicatorRow = ReturnType<typeof indicatorRow.read>;

export const readingRow = rowShape({ kind: 'reading', v: 1, schema: Reading.extend(kept) });
export type ReadingRow = ReturnType<typeof readingRow.read>;

/**
 * Since version 2 the plans’ statuses are named; until a sum is worked out again, the authority’s own stand for them. Since
 * version 3 health counts measures and size; none of it is found wrong in what was written before.
 */
export const dashboardRow = rowShape({
  kind: 'dashboard',
  v: 3,
  schema: DashboardSummary.extend(kept),
  upcast: { 1: (old) => ({ ...old, plans: { ...Object(old.plans), statuses: [] } }), 2: (old) => old },
});
export type DashboardRow = ReturnType<typeof dashboardRow.read>;
