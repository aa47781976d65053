import type { CycleId } from '#shared/ids.ts';
import type { ReportName } from '#shared/reports/schema.ts';

export const reportNames: Readonly<Record<ReportName, string>> = {
  appendix: 'Appendix',
  exceptions: 'Exceptions',
  summary: 'Summary',
  changes: 'Changes',
};

export interface ReportSearch {
  report?: ReportName;
  against?: CycleId;
}

const isName = (value: unknown): value is ReportName => typeof value === 'string' && Object.hasOwn(reportNames, value);
/** Whether there is such a cycle is found when it is asked for. */
const isCycle = (value: unknown): value is CycleId => typeof value === 'string' && /^[0-9A-Z]{26}$/.test(value);
const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

export function reportSearch({ report, against }: Record<string, unknown>): ReportSearch {
  return { ...(isName(report) && { report }), ...(isCycle(against) && { against }) };
}

/** Two days, and by when each was known; the second is today where it is not named. */
export interface DifferenceSearch {
  from?: string;
  to?: string;
  fromKnown?: string;
  toKnown?: string;
}

export function differenceSearch(search: Record<string, unknown>): DifferenceSearch {
  const { from, to, fromKnown, toKnown } = search;
  return {
    ...(isDate(from) && { from }),
    ...(isDate(to) && { to }),
    ...(isDate(fromKnown) && { fromKnown }),
    ...(isDate(toKnown) && { toKnown }),
  };
}
