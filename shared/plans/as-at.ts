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

/**
 * The entries that count, oldest first, without those that were undone and the undoing itself: its words are those of the
 * day it was done, which may be later than the day that is looked at. An undoing of what came before `entries` stays.
 */
function countedOf<E extends Pick<Entry, 'id' | 'undoes' | 'effectiveOn' | 'recordedAt'>>(
  entries: readonly E[],
  moment: Moment,
): E[] {
  const counted = entries.filter((each) => counts(moment, each));
  const there = new Set(counted.map((entry) => entry.id));
  const gone = new Set<string>();
  for (const { id, undoes } of counted.toReversed()) {
    if (gone.has(id) || undoes === null || !there.has(undoes)) continue;
    gone.add(id).add(undoes);
  }
  return counted.filter((entry) => !gone.has(entry.id));
}

/**
 * Any other rows of a plan as they were, by the same rule: `keyOf` is the row’s place in the log, `parse` makes one of its
 * fields. Which of them stood on the day is for whoever asks.
 */
export function rowsAsAt<R extends { createdAt: string }>(
  now: readonly R[],
  entries: readonly Entry[],
  { moment, keyOf, parse }: { moment: Moment; keyOf: (row: R) => string; parse: (fields: object) => R },
): R[] {
  const state = new Map(now.map((row) => [keyOf(row), row]));
  const kind = /^[A-Z]+#/.exec(now.map(keyOf)[0] ?? '')?.[0];
  if (kind === undefined) return [];
  const own = (change: RowChange) => change.row.startsWith(kind);
  for (const change of entries.toReversed().flatMap((entry) => entry.changes.filter(own))) {
    const row = state.get(change.row);
    if (change.before === null) state.delete(change.row);
    else if (row !== undefined) state.set(change.row, parse({ ...row, ...change.before }));
  }
  for (const change of countedOf(entries, moment).flatMap((entry) => entry.changes.filter(own))) {
    state.set(change.row, parse({ ...state.get(change.row), ...change.after, version: change.version }));
  }
  return [...state.values()].filter(({ createdAt }) => moment.knownAt === null || createdAt <= moment.knownAt);
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
  for (const entry of countedOf(entries, moment)) {
    for (const change of entry.changes) {
      putOn(state, change);
      collect(updates, change);
    }
  }
  return [...state.values()]
    .filter((node) => isThere(node, moment))
    .map((node) => ({ ...node, latest: latestAt(node, updates.get(node.id) ?? [], moment) }));
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

function collect(updates: Map<string, LatestUpdate[]>, change: RowChange): void {
  const node = rowOfUpdate.exec(change.row)?.[1];
  if (node === undefined || change.before !== null) return;
  updates.set(node, [...(updates.get(node) ?? []), LatestUpdate.parse(change.after)]);
}

/** The latest of those that count: one that came with an import stands under its node from the first. */
function latestAt(node: Node, updates: readonly LatestUpdate[], moment: Moment): LatestUpdate | null {
  const standing = [node.latest, ...updates].filter((each) => each !== null && counts(moment, each));
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
  const back = changes(entries)
    .toReversed()
    .map((change) => change.before);
  const on = changes(countedOf(entries, moment)).map((change) => change.after);
  return Object.assign({}, now, ...back, ...on);
}
