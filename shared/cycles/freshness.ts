import { inWords } from '../calendar.ts';
import { statusThen } from '../plans/earlier-words.ts';
import { statusOf } from '../plans/rules.ts';
import type { LatestUpdate, Node } from '../plans/schema.ts';
import type { PlanShape, Status } from '../vocabulary.ts';
import type { CycleMark } from './mark.ts';

export function markOf({ id, name, openedOn, dueOn, locked }: CycleMark): CycleMark {
  return { id, name, openedOn, dueOn, locked: locked === null ? null : { on: locked.on, at: locked.at } };
}

/**
 * What makes an update the present cycle’s: it was accepted in it, or it tells of something after the cycle was locked, or
 * was recorded after that.
 */
export function isOfCycle(
  latest: Pick<LatestUpdate, 'cycle' | 'recordedAt' | 'effectiveOn'> | null,
  { id, locked }: Pick<CycleMark, 'id' | 'locked'>,
): boolean {
  if (latest === null) return false;
  if (latest.cycle !== undefined || locked === null) return latest.cycle === id;
  return latest.recordedAt > locked.at || latest.effectiveOn > locked.on;
}

type Reported = Pick<Node, 'removed' | 'since' | 'createdAt'> & {
  latest: Pick<LatestUpdate, 'status' | 'cycle' | 'recordedAt' | 'effectiveOn'> | null;
};

/**
 * Does an open action stand without an update in the plan’s present cycle? Its earlier status then says nothing of today.
 * What became part of the plan after the cycle was locked was never asked about.
 */
export function lacksUpdate(
  shape: { statuses: readonly Pick<Status, 'key' | 'terminal'>[] },
  node: Reported,
  present: Pick<CycleMark, 'id' | 'locked'> | null,
): boolean {
  if (present === null || node.removed !== null || statusOf(shape, node.latest)?.terminal) return false;
  const { locked } = present;
  if (locked !== null && (node.createdAt > locked.at || node.since > locked.on)) return false;
  return !isOfCycle(node.latest, present);
}

export const noUpdateThisCycle = 'No update this cycle';

/** The status that an action has today: none, where its latest was said before the present cycle. */
export function statusNow<S extends Pick<Status, 'key' | 'terminal'>>(
  shape: { statuses: readonly S[] },
  node: Reported,
  present: Pick<CycleMark, 'id' | 'locked'> | null,
): { status: S | null; none: string; isMissing: boolean } {
  if (lacksUpdate(shape, node, present)) return { status: null, none: noUpdateThisCycle, isMissing: true };
  const none = node.latest === null ? 'No update yet' : 'No status given';
  return { status: statusOf(shape, node.latest), none, isMissing: false };
}

/** What was last reported, in words: “On track, Autumn 2018”; never to be taken for how it stands. */
export function lastReported(
  shape: Pick<PlanShape, 'statuses'>,
  latest: Pick<LatestUpdate, 'status' | 'effectiveOn' | 'recordedAt' | 'cycle'> | null,
  cycles: readonly Pick<CycleMark, 'id' | 'name'>[],
): string | null {
  if (latest === null) return null;
  const label = statusThen(shape, latest)?.label ?? 'no status';
  const when = cycles.find(({ id }) => id === latest.cycle)?.name ?? inWords(latest.effectiveOn);
  return `${label}, ${when}`;
}

type Said = Pick<LatestUpdate, 'delivered' | 'next' | 'effectiveOn'>;

/** What an export prints of an update: what was said before the present cycle, never without saying so. */
export function printedUpdate(
  shape: Pick<PlanShape, 'statuses'>,
  node: Reported & Pick<Node, 'latest'>,
  present: CycleMark | null,
): Said | null {
  const { latest } = node;
  if (!lacksUpdate(shape, node, present)) return latest;
  const effectiveOn = latest?.effectiveOn ?? node.since;
  if (latest === null) return { delivered: noUpdateThisCycle, next: '', effectiveOn };
  const then = `As last reported on ${inWords(effectiveOn)}`;
  const before = (words: string) => (words === '' ? '' : `${then}: ${words}`);
  return {
    delivered: [`${noUpdateThisCycle}.`, before(latest.delivered)].filter((part) => part !== '').join('\n'),
    next: before(latest.next),
    effectiveOn,
  };
}
