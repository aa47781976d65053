import type { Column, Level, PlanShape, Status } from '../vocabulary.ts';
import { current } from './current.ts';
import type { LayoutPart, Uses } from './layout.ts';
import { actionLevel } from './rules.ts';

/** What a part of the new layout was called before: its key there, by its key here. Absent: by the same key. */
export type Renamed = { [part in LayoutPart]?: Record<string, string | null> | undefined };

const isUsed = (use: Uses[LayoutPart][string] | undefined): boolean => use !== undefined && use.count > 0;

type Keyed = { key: string };
type Paired<T> = { part: T; was: T | undefined };

/**
 * A plan’s own shape once another layout is applied to it. What is the same as before, or was said to be, takes the key that it
 * had, so that no row is written; what only the earlier layout had stays as retired, and words are never lost.
 */
export function fittedShape(old: PlanShape, next: PlanShape, uses: Uses, renamed: Renamed = {}): PlanShape {
  const offered = { levels: current(next.levels), columns: current(next.columns), statuses: current(next.statuses) };
  const levels = fittedLevels(old, offered.levels, uses, renamed.levels);
  const levelOf = new Map(offered.levels.map(({ key }, place) => [key, levels.own[place]?.key ?? key]));
  const moved = offered.columns.map((column) => ({ ...column, level: levelOf.get(column.level) ?? column.level }));
  const pairs = paired(moved, old.columns, renamed.columns, sameColumn);
  const columns = withKeys(pairs, old.columns);
  const statuses = withKeys(paired(offered.statuses, old.statuses, renamed.statuses), old.statuses);
  return {
    ...(old.milestones && { milestones: old.milestones }),
    ...{ ...next, levels: levels.all },
    columns: [
      ...columns,
      ...untitled(columns, { old, uses, levels: levels.all }),
      ...retiredColumns(old.columns, { pairs, uses, hidden: keysHidden(next) }),
    ],
    statuses: [...statuses, ...retiredStatuses(old.statuses, statuses, uses)],
  };
}

/** Words stand in a row by level and key, those of an update by key alone; titles are the rows’ own. */
function sameColumn(one: Column, other: Column): boolean {
  return one.shows === other.shows && (one.shows === 'update' ? one.key === other.key : one.level === other.level);
}

function paired<T extends Keyed>(
  parts: readonly T[],
  old: readonly T[],
  renamed: Record<string, string | null> = {},
  fits: (part: T, was: T) => boolean = () => true,
): Paired<T>[] {
  const taken = new Set<string>();
  const pick = (part: T, key: string | null | undefined): T | undefined => {
    const was = old.find((each) => each.key === key && !taken.has(each.key) && fits(part, each));
    if (was !== undefined) taken.add(was.key);
    return was;
  };
  const said = parts.map((part) => (part.key in renamed ? pick(part, renamed[part.key]) : undefined));
  return parts.map((part, place) => ({
    part,
    was: part.key in renamed ? said[place] : pick(part, part.key),
  }));
}

/** Each part under the key it had; a new one under a key that nothing of the plan ever had. */
function withKeys<T extends Keyed>(pairs: readonly Paired<T>[], old: readonly T[]): T[] {
  const taken = new Set(old.map(({ key }) => key));
  return pairs.map(({ part, was }) => {
    const key = was?.key ?? freeKey(part.key, taken);
    taken.add(key);
    return { ...part, key };
  });
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  for (let number = 2; ; number += 1) {
    const tried = `${key.slice(0, 36)}-${number}`;
    if (!taken.has(tried)) return tried;
  }
}

/**
 * The old levels that hold rows keep their place among the others, and one that holds none stays for one change more, as columns do. The last level is the action in both: updates stand on it.
 * A pair that would turn the order round is none.
 */
function fittedLevels(old: PlanShape, next: readonly Level[], uses: Uses, renamed: Record<string, string | null> = {}) {
  const [leafNow, leafThen] = [next.at(-1)?.key ?? '', actionLevel(old)];
  const upper = old.levels.slice(0, -1);
  const pairs = paired(next, old.levels, { ...renamed, [leafNow]: leafThen }, (part, was) =>
    part.key === leafNow ? was.key === leafThen : was.key !== leafThen,
  );
  let reached = -1;
  const inOrder = pairs.map(({ part, was }) => {
    const place = old.levels.findIndex(({ key }) => key === was?.key);
    if (place <= reached) return { part, was: undefined };
    reached = place;
    return { part, was };
  });
  const own = withKeys(inOrder, old.levels);
  const kept = new Set(own.map(({ key }) => key));
  const staying = upper.filter(({ key, retired }) => !kept.has(key) && (!retired || isUsed(uses.levels[key])));
  const all = staying.reduce<Level[]>((levels, level) => {
    const below = old.levels.slice(old.levels.indexOf(level) + 1).map(({ key }) => key);
    const at = levels.findIndex(({ key }) => below.includes(key));
    return levels.toSpliced(at === -1 ? levels.length - 1 : at, 0, { ...level, retired: true });
  }, own);
  return { own, all };
}

type Untitled = { old: PlanShape; uses: Uses; levels: readonly Level[] };

/** A level below those that are printed as headings, and that no column shows, would not be seen: it gets its column. */
function untitled(columns: readonly Column[], { old, uses, levels }: Untitled): Column[] {
  const shown = new Set(columns.flatMap(({ level, shows }) => (shows === 'title' ? [level] : [])));
  const first = levels.findIndex(({ key }) => columns.some(({ level }) => level === key));
  const worded = old.columns.filter(({ shows }) => shows !== 'title');
  const taken = new Set([...columns, ...worded].map(({ key }) => key));
  return levels.slice(Math.max(0, first)).flatMap(({ key, name, retired }) => {
    if (shown.has(key) || (retired && !isUsed(uses.levels[key]))) return [];
    return [{ key: freeKey(key, taken), heading: name, level: key, shows: 'title' as const }];
  });
}

const keysHidden = ({ columns }: PlanShape): Set<string> =>
  new Set(columns.flatMap(({ key, hidden, retired }) => (hidden && retired ? [key] : [])));

type Retiring = { pairs: readonly Paired<Column>[]; uses: Uses; hidden: ReadonlySet<string> };

/**
 * A column that leaves stays for one change more though nobody wrote in it yet: somebody may be writing while it leaves. Only
 * what was retired before and has no words goes, and what is hidden stays as it was, to be shown again.
 */
function retiredColumns(old: readonly Column[], { pairs, uses, hidden }: Retiring): Column[] {
  const kept = new Set(pairs.map(({ was }) => was));
  const leaving = old.filter((column) => !kept.has(column) && column.shows !== 'title');
  return leaving
    .filter(({ key, retired }) => !retired || isUsed(uses.columns[key]) || hidden.has(key))
    .map(({ answers, hidden: _, ...column }) => {
      if (!hidden.has(column.key)) return { ...column, retired: true };
      return { ...column, ...(answers && { answers }), retired: true, hidden: true };
    });
}

function retiredStatuses(old: readonly Status[], kept: readonly Status[], uses: Uses): Status[] {
  const there = new Set(kept.map(({ key }) => key));
  return old
    .filter(({ key, retired }) => !there.has(key) && (!retired || isUsed(uses.statuses[key])))
    .map((status) => ({ ...status, retired: true }));
}
