import type { Moment } from '#shared/plans/as-at.ts';
import { laterUpdate } from '#shared/plans/rules.ts';
import { type Entry, LatestUpdate, Node } from '#shared/plans/schema.ts';
import type { History } from './histories.ts';

/**
 * A plan at a moment told the long way: from the rows that were there first, through every change that counts, in the
 * order in which they were recorded. What `nodesAsAt` finds by going back from now must be the same.
 */
export function replayed({ first, entries }: History, moment: Moment): Node[] {
  const nodes = new Map<string, Node>(first.map((node) => [node.id, node]));
  const updates = new Map<string, { node: string; update: LatestUpdate; withdrawn: boolean }>();
  for (const entry of withoutUndone(entries.filter((each) => counts(each, moment)))) {
    for (const { row, before, after, version } of entry.changes) {
      const [kind, id = '', updateId = ''] = row.split('#');
      const was = nodes.get(id);
      if (kind === 'NODE' && (before === null || was !== undefined)) {
        nodes.set(id, Node.parse({ ...was, ...after, version }));
      }
      const known = updates.get(updateId);
      if (kind === 'UPDATE' && before === null) {
        updates.set(updateId, { node: id, update: LatestUpdate.parse(after), withdrawn: false });
      } else if (kind === 'UPDATE' && known !== undefined) {
        updates.set(updateId, { ...known, withdrawn: after.withdrawn === true });
      }
    }
  }
  const imported = first.flatMap((node) => (node.latest === null ? [] : [{ node: node.id, update: node.latest }]));
  return [...nodes.values()]
    .filter((node) => isThere(node, moment))
    .map((node) => ({ ...node, latest: latestOf(node) }));

  function latestOf(node: Node): LatestUpdate | null {
    const recorded = [...updates.values()].filter((each) => !each.withdrawn);
    const standing = [...imported, ...recorded].filter(
      ({ node: id, update }) => id === node.id && counts(update, moment),
    );
    return standing.reduce<LatestUpdate | null>((latest, { update }) => laterUpdate(latest, update), null);
  }
}

function counts(
  { effectiveOn, recordedAt }: Pick<Entry, 'effectiveOn' | 'recordedAt'>,
  { on, knownAt }: Moment,
): boolean {
  return (on === null || effectiveOn <= on) && (knownAt === null || recordedAt <= knownAt);
}

/** What was undone has never been, and neither has its undoing; from the last to the first, for an undoing can be undone. */
function withoutUndone(entries: readonly Entry[]): Entry[] {
  const last = entries.at(-1);
  if (last === undefined) return [];
  if (last.undoes === null) return [...withoutUndone(entries.slice(0, -1)), last];
  return withoutUndone(entries.slice(0, -1).filter(({ id }) => id !== last.undoes));
}

function isThere(node: Node, { on, knownAt }: Moment): boolean {
  if (knownAt !== null && node.createdAt > knownAt) return false;
  if (on === null) return node.removed === null;
  return node.since <= on && (node.removed === null || node.removed.on > on);
}
