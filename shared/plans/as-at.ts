import type { LocalDate } from '../dates.ts';
import { laterUpdate } from './rules.ts';
import { type Entry, LatestUpdate, Node, type RowChange } from './schema.ts';

/** A moment to look at a plan: by when things were true, by when they were known, or both. */
export type Moment = { on: LocalDate | null; knownAt: string | null };

/** The first moment whose log entries can make a difference; earlier ones are part of any such view. */
export function firstThatMatters(moment: Moment): string {
  return [moment.on, moment.knownAt].filter((each) => each !== null).sort()[0] ?? '9999';
}

function counts(moment: Moment, entry: Pick<Entry, 'effectiveOn' | 'recordedAt'>): boolean {
  if (moment.knownAt !== null && entry.recordedAt > moment.knownAt) return false;
  return moment.on === null || entry.effectiveOn <= moment.on;
}

const rowOfNode = /^NODE#(.+)$/;
const rowOfUpdate = /^UPDATE#(.+)#(.+)$/;

/**
 * The nodes as they were: the rows now, with every later log entry taken back, then those that count for the moment put
 * on again in the order they were recorded. `entries` are all from `firstThatMatters` on, oldest first.
 */
export function nodesAsAt(now: readonly Node[], entries: readonly Entry[], moment: Moment): Node[] {
  const state = new Map<string, Node>(now.map((node) => [node.id, node]));
  for (const entry of entries.toReversed()) for (const change of entry.changes) takeBack(state, change);
  const updates = new Map<string, LatestUpdate[]>();
  const withdrawn = new Set<string>();
  for (const entry of entries.filter((each) => counts(moment, each))) {
    for (const change of entry.changes) {
      putOn(state, change);
      collect(updates, withdrawn, change);
    }
  }
  return [...state.values()]
    .filter((node) => isThere(node, moment))
    .map((node) => ({ ...node, latest: latestAt(node, updates.get(node.id) ?? [], { withdrawn, moment }) }));
}

function takeBack(state: Map<string, Node>, change: RowChange): void {
  const id = rowOfNode.exec(change.row)?.[1];
  if (id === undefined) return;
  const node = state.get(id);
  if (change.before === null) state.delete(id);
  else if (node !== undefined) state.set(id, Node.parse({ ...node, ...change.before }));
}

function putOn(state: Map<string, Node>, change: RowChange): void {
  const id = rowOfNode.exec(change.row)?.[1];
  if (id === undefined) return;
  const node = state.get(id);
  if (change.before === null) state.set(id, Node.parse({ version: change.version, ...change.after }));
  else if (node !== undefined) state.set(id, Node.parse({ ...node, ...change.after, version: change.version }));
}

function collect(updates: Map<string, LatestUpdate[]>, withdrawn: Set<string>, change: RowChange): void {
  const [, node, update] = rowOfUpdate.exec(change.row) ?? [];
  if (node !== undefined && update !== undefined) {
    if (change.before === null) updates.set(node, [...(updates.get(node) ?? []), LatestUpdate.parse(change.after)]);
    else if (change.after.withdrawn === true) withdrawn.add(update);
    else if (change.after.withdrawn === false) withdrawn.delete(update);
  }
}

function latestAt(
  node: Node,
  updates: readonly LatestUpdate[],
  { withdrawn, moment }: { withdrawn: ReadonlySet<string>; moment: Moment },
): LatestUpdate | null {
  const standing = [node.latest, ...updates].filter(
    (each) => each !== null && !withdrawn.has(each.id) && counts(moment, each),
  );
  return standing.reduce<LatestUpdate | null>((latest, each) => laterUpdate(latest, each), null);
}

function isThere(node: Node, moment: Moment): boolean {
  if (moment.knownAt !== null && node.createdAt > moment.knownAt) return false;
  if (moment.on === null) return node.removed === null;
  return node.since <= moment.on && (node.removed === null || node.removed.on > moment.on);
}

/** The plan's own fields as they were, by the same rule. */
export function headerAsAt<H extends Record<string, unknown>>(now: H, entries: readonly Entry[], moment: Moment): H {
  const changes = (kept: readonly Entry[]) =>
    kept.flatMap((entry) => entry.changes.filter((change) => change.row === 'PLAN'));
  const counted = entries.filter((entry) => counts(moment, entry));
  const back = changes(entries)
    .toReversed()
    .map((change) => change.before);
  const on = changes(counted).map((change) => change.after);
  return Object.assign({}, now, ...back, ...on);
}
