import type { PlanHealth } from '#shared/plans/plan-health.ts';
import type { StatusColour, StatusMark, StatusShape } from '#shared/vocabulary.ts';

export interface Share {
  key: string;
  label: string;
  colour: StatusColour | null;
  shape: StatusShape;
  count: number;
  /** How many actions stand before this share in the bar. */
  before: number;
}

/** A status that only its key tells of: `on-track` as `On track`. */
const labelOf = (key: string): string => {
  const words = key.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** The actions of a plan by status in the order of its scheme, then those without one, none left out. */
export function sharesOf(health: PlanHealth, statuses: readonly StatusMark[]): Share[] {
  const known = statuses.map(({ key, label, colour, shape }) => ({
    key,
    label,
    colour,
    shape,
    count: health.byStatus[key] ?? 0,
  }));
  const unknown = [
    ...Object.entries(health.byStatus)
      .filter(([key]) => !statuses.some((status) => status.key === key))
      .map(([key, count]) => ({ key, label: labelOf(key), colour: null, shape: 'bar' as const, count })),
    {
      key: '-not-this-cycle',
      label: 'No update this cycle',
      colour: null,
      shape: 'bar' as const,
      count: health.notThisCycle,
    },
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
