import type { PlanQuery, PlanView } from '#shared/plans/schema.ts';
import { endOfDay } from '../ui/dates.ts';
import type { PlanSearch } from './page/plan-filters.ts';

/** What of an address says from which moment the plan is seen: by when it was true, and by when it was known. */
export type SearchedMoment = Pick<PlanSearch, 'asAt' | 'known'>;

export const momentIn = ({ asAt, known }: PlanSearch): SearchedMoment => ({
  ...(asAt !== undefined && { asAt }),
  ...(known !== undefined && { known }),
});

export const momentQuery = ({ asAt, known }: SearchedMoment): PlanQuery => ({
  ...(asAt !== undefined && { asAt }),
  ...(known !== undefined && { knownAt: endOfDay(known) }),
});

/** Whether a plan is shown as it was, where nothing can be changed. */
export const isPast = ({ asAt, knownAt }: Pick<PlanView, 'asAt' | 'knownAt'>): boolean =>
  asAt !== null || knownAt !== null;
