import { isRealDate } from '../../ui/dates.ts';

export const planViews = ['reading', 'working', 'board', 'timeline', 'arrange'] as const;
export type PlanViewName = (typeof planViews)[number];

/** What may be wrong with an action or an upper row, as plan health counts it. */
export const fixes = [
  ...(['no-owner', 'left', 'overdue', 'stale', 'not-this-cycle', 'no-update', 'no-status', 'no-measure'] as const),
  ...(['overloaded', 'too-large', 'empty'] as const),
] as const;
export type Fix = (typeof fixes)[number];

/** What the address of a plan's page holds, so that a link shows the same to everyone. */
export interface PlanSearch {
  status?: string;
  owner?: string;
  q?: string;
  view?: PlanViewName;
  asAt?: string;
  /** The day by when it was known. */
  known?: string;
  fix?: Fix;
}

const word = (value: unknown, limit: number): string | undefined => {
  const text = typeof value === 'string' ? value.trim().slice(0, limit) : '';
  return text === '' ? undefined : text;
};

/** Reads the address; what it cannot hold is left out rather than refused. */
export function planSearchFrom(search: Record<string, unknown>): PlanSearch {
  const [status, owner, q] = [word(search.status, 40), word(search.owner, 26), word(search.q, 200)];
  const [asAt, known] = [word(search.asAt, 10), word(search.known, 10)];
  const view = planViews.find((name) => name === search.view && name !== 'reading');
  const fix = fixes.find((name) => name === search.fix);
  return {
    ...(status === undefined ? {} : { status }),
    ...(owner === undefined ? {} : { owner }),
    ...(q === undefined ? {} : { q }),
    ...(view === undefined ? {} : { view }),
    ...(asAt === undefined || !isRealDate(asAt) ? {} : { asAt }),
    ...(known === undefined || !isRealDate(known) ? {} : { known }),
    ...(fix === undefined ? {} : { fix }),
  };
}

export function isFiltered({ status, owner, q, fix }: PlanSearch): boolean {
  return [status, owner, q, fix].some((value) => value !== undefined);
}
