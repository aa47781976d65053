import type { PlanHealth } from '#shared/plans/schema.ts';
import type { Status, StatusColour, StatusShape } from '#shared/vocabulary.ts';

export interface Share {
  key: string;
  label: string;
  colour: StatusColour | null;
  shape: StatusShape;
  count: number;
  /** How many actions stand before this share in the bar. */
  before: number;
}

/** The actions of a plan by status in the order of the scheme, then those whose status is not known, none left out. */
export function sharesOf(health: PlanHealth, statuses: Status[]): Share[] {
  const known = statuses.map(({ key, label, colour, shape }) => ({
    key,
    label,
    colour,
    shape,
    count: health.byStatus[key] ?? 0,
  }));
  const rest = health.actions - known.reduce((sum, { count }) => sum + count, 0) - health.noUpdate - health.noStatus;
  const unknown = [
    { key: '-other', label: 'Other status', colour: null, shape: 'bar' as const, count: Math.max(0, rest) },
    { key: '-no-status', label: 'No status given', colour: null, shape: 'bar' as const, count: health.noStatus },
    { key: '-no-update', label: 'No update yet', colour: null, shape: 'bar' as const, count: health.noUpdate },
  ];
  let before = 0;
  return [...known, ...unknown]
    .filter(({ count }) => count > 0)
    .map((share) => {
      const placed = { ...share, before };
      before += share.count;
      return placed;
    });
}
