import type { KeptSearch, SavedViewSeen } from '#shared/plans/saved-views.ts';
import { type PlanSearch, planSearchFrom } from './plan-filters.ts';

/** What is kept of an address: neither a date nor the page on which rows are moved. */
export function keptOf({ asAt: _date, known: _known, view, ...filters }: PlanSearch): KeptSearch {
  return view === undefined || view === 'reading' || view === 'arrange' ? filters : { ...filters, view };
}

/** The address of a saved view, as far as the page still knows what it holds. */
export const searchOf = ({ search }: Pick<SavedViewSeen, 'search'>): PlanSearch => planSearchFrom(search);

/** Two addresses that show the same. */
export function sameSearch(a: PlanSearch, b: PlanSearch): boolean {
  const plain = (search: PlanSearch) => JSON.stringify(Object.entries(keptOf(search)).sort());
  return plain(a) === plain(b);
}
