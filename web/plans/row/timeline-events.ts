import type { Entry, NodeView, Update } from '#shared/plans/schema.ts';

export type TimelineEvent =
  | { kind: 'update'; at: string; update: Update }
  | { kind: 'entry'; at: string; entry: Entry };

/** Updates and changes together, newest first. A change that only recorded an update is told by the update itself. */
export function eventsOf({ updates, entries }: Pick<NodeView, 'updates' | 'entries'>): TimelineEvent[] {
  const tellsOfUpdate = (entry: Entry): boolean =>
    (entry.verb === 'update.recorded' || entry.verb === 'answer.accepted') &&
    updates.some(({ id }) => entry.changes.some(({ row }) => row.includes(id)));
  const events: TimelineEvent[] = [
    ...updates.map((update) => ({ kind: 'update' as const, at: update.recordedAt, update })),
    ...entries
      .filter((entry) => !tellsOfUpdate(entry))
      .map((entry) => ({ kind: 'entry' as const, at: entry.recordedAt, entry })),
  ];
  return events.toSorted((a, b) => (a.at < b.at ? 1 : -Number(a.at > b.at)));
}
