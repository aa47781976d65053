import type { PlanShape, Status, StatusMeaning } from '../vocabulary.ts';
import type { Moment } from './as-at.ts';
import type { Link, LinkKind } from './links.ts';

/** Kinds that lead from one plan to another: followed long enough, none may come back to where it began. */
export const directed: readonly LinkKind[] = ['part-of', 'handed-over'];

/** The links as they were at a moment. */
export function linksAt<L extends Link>(links: readonly L[], { on, knownAt }: Moment): L[] {
  return links.filter(({ effectiveOn, recordedAt, removed }) => {
    if (knownAt !== null && recordedAt > knownAt) return false;
    if (on !== null && effectiveOn > on) return false;
    if (removed === null) return true;
    const known = knownAt === null || removed.recordedAt <= knownAt;
    return !known || (on !== null && removed.on > on);
  });
}

/**
 * The plans from `to` back to `from`, where a link from one to the other would close a circle; null where it would not.
 * `leads` are the plans that each plan leads to already.
 */
export function circleOf(leads: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] | null {
  const seen = new Set<string>();
  const walk = (plan: string): string[] | null => {
    if (plan === from) return [plan];
    if (seen.has(plan)) return null;
    seen.add(plan);
    for (const next of leads.get(plan) ?? []) {
      const rest = walk(next);
      if (rest !== null) return [plan, ...rest];
    }
    return null;
  };
  return walk(to);
}

/** What the shipped statuses meant before a status could say it itself. */
const meantByKey: Record<string, StatusMeaning> = {
  complete: 'complete',
  'day-to-day': 'day-to-day',
  'moving-forward': 'moving-forward',
  'other-strand': 'handed-over',
};

export const meaningOf = ({ key, means }: Pick<Status, 'key' | 'means'>): StatusMeaning | null =>
  means ?? meantByKey[key] ?? null;

/** The status that closes an action which goes elsewhere; where the plan has none that says so, the one for complete. */
export function closingStatus(
  { statuses }: Pick<PlanShape, 'statuses'>,
  into: 'plan' | 'strand' | 'day-to-day',
): Status | null {
  const closing = statuses.filter(({ terminal }) => terminal);
  const meant = into === 'day-to-day' ? 'day-to-day' : 'handed-over';
  const meaning = (wanted: StatusMeaning) => closing.find((status) => meaningOf(status) === wanted);
  return meaning(meant) ?? meaning('complete') ?? closing[0] ?? null;
}

export const linkWords: Record<Link['kind'], Record<Link['side'], string>> = {
  'part-of': { from: 'Part of', to: 'Carried by' },
  'handed-over': { from: 'Handed over to', to: 'Taken over from' },
  'refers-to': { from: 'Refers to', to: 'Referred to by' },
  continues: { from: 'Copied from', to: 'Copied to' },
};

/** What a link says of the row that it stands beside. */
export const linkInWords = ({ kind, side }: Pick<Link, 'kind' | 'side'>): string => linkWords[kind][side];
