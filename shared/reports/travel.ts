import type { PlanShape, Status } from '../vocabulary.ts';
import { actionsOf, type ReportSource, reportedStatus, type SourceRow } from './source.ts';

/**
 * Which way an action went between two reports. `unknown`: one of them has no status for it. `ended`: it was closed before
 * both, so nothing was asked. `gone`: it is no longer in the plan.
 */
export const travels = ['worse', 'better', 'same', 'closed', 'reopened', 'new', 'unknown', 'ended', 'gone'] as const;
export type Travel = (typeof travels)[number];

/**
 * The statuses from best to worst, in the order of the authority’s own scheme. A scheme is written either way round: those
 * marked as a concern are at its worse end.
 */
export function bestToWorst({ statuses }: Pick<PlanShape, 'statuses'>): Status[] {
  const places = (concern: boolean) => statuses.flatMap((status, place) => (status.concern === concern ? [place] : []));
  const [worse, better] = [middle(places(true)), middle(places(false))];
  return worse !== null && better !== null && worse < better ? statuses.toReversed() : [...statuses];
}

function middle(places: readonly number[]): number | null {
  return places.length === 0 ? null : places.reduce((sum, place) => sum + place, 0) / places.length;
}

export function travelBetween(shape: PlanShape, before: Status | null, now: Status | null): Travel {
  if (before?.terminal && now?.terminal) return 'ended';
  if (now?.terminal) return 'closed';
  if (before?.terminal) return 'reopened';
  if (before === null || now === null) return 'unknown';
  const order = bestToWorst(shape).map(({ key }) => key);
  const [was, is] = [order.indexOf(before.key), order.indexOf(now.key)];
  if (was < 0 || is < 0) return 'unknown';
  if (is === was) return 'same';
  return is < was ? 'better' : 'worse';
}

export type Travelled = { row: SourceRow; before: SourceRow | null; travel: Travel };

/** Every action of either report once, with the way it went. */
export function travelOf(now: ReportSource, before: ReportSource): Travelled[] {
  const earlier = new Map(actionsOf(before).map((row) => [row.node.id as string, row]));
  const present = actionsOf(now);
  const there = new Set<string>(present.map(({ node }) => node.id));
  const gone = actionsOf(before).filter(({ node }) => !there.has(node.id));
  return [
    ...present.map((row): Travelled => {
      const was = earlier.get(row.node.id) ?? null;
      if (was === null) return { row, before: null, travel: 'new' };
      const statuses = [reportedStatus(before.shape, was), reportedStatus(now.shape, row)] as const;
      return { row, before: was, travel: travelBetween(now.shape, ...statuses) };
    }),
    ...gone.map((row): Travelled => ({ row, before: row, travel: 'gone' })),
  ];
}

export const travelInWords: Record<Travel, string> = {
  worse: 'Worse',
  better: 'Better',
  same: 'The same',
  closed: 'Closed since',
  reopened: 'Open again',
  new: 'New in the plan',
  unknown: 'Cannot be compared: no status in one of the two reports',
  ended: 'Closed in both',
  gone: 'No longer in the plan',
};
