import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { CycleId } from '../ids.ts';

/**
 * What can be told of a locked cycle: all of it, what needs attention, one page of counts, or what changed since another
 * cycle.
 */
export const ReportName = z.enum(['appendix', 'exceptions', 'summary', 'changes'], {
  error: 'Choose a report: appendix, exceptions, summary or changes',
});
export type ReportName = z.infer<typeof ReportName>;

export const ReportFormat = z.enum(['docx', 'html', 'pdf', 'xlsx', 'csv'], {
  error: 'Choose a format: docx, html, pdf, xlsx or csv',
});
export type ReportFormat = z.infer<typeof ReportFormat>;

/** The earlier cycle that a report compares with; the one locked before it, where none is named. */
export const ReportQuery = z.object({ against: CycleId.optional() });
export type ReportQuery = z.infer<typeof ReportQuery>;

/** Two moments of a plan: by when things were true, and by when they were known. Without a date it is the present. */
export const DifferenceQuery = z.object({
  from: LocalDate,
  to: LocalDate.optional(),
  fromKnownAt: Instant.optional().describe('The earlier moment as it was known then'),
  toKnownAt: Instant.optional().describe('The later moment as it was known then'),
});
export type DifferenceQuery = z.infer<typeof DifferenceQuery>;
