import { current } from '#shared/plans/current.ts';
import { fittedShape, type Renamed } from '#shared/plans/fit-shape.ts';
import type { LayoutPart, Uses } from '#shared/plans/layout.ts';
import { type Leaver, leaversOf } from '#shared/plans/leaving.ts';
import type { PlanShape } from '#shared/vocabulary.ts';

export const layoutParts: readonly { part: LayoutPart; heading: string; one: string }[] = [
  { part: 'levels', heading: 'Levels', one: 'level' },
  { part: 'columns', heading: 'Columns', one: 'column' },
  { part: 'statuses', heading: 'Statuses', one: 'status' },
];

/** What an editor decides of one layout: what was called otherwise, and what leaves with its words. */
export interface Decided {
  renamed: Renamed;
  leaving: { [part in LayoutPart]?: string[] | undefined };
}

export interface Comparison {
  old: PlanShape;
  next: PlanShape;
  uses: Uses;
}

export interface Place {
  key: string;
  name: string;
}

export function namesIn(shape: PlanShape, part: LayoutPart): Place[] {
  if (part === 'levels') return current(shape.levels).map(({ key, name }) => ({ key, name }));
  // A column of titles is that of its level, whatever its key.
  if (part === 'columns')
    return current(shape.columns).map(({ key, heading, level, shows }) => ({
      key: shows === 'title' ? `title ${level}` : key,
      name: heading,
    }));
  return current(shape.statuses).map(({ key, label }) => ({ key, name: label }));
}

/** What of the plan is in use and has no place in the layout, whatever is decided of it. */
export function toDecide({ old, next, uses }: Comparison): Leaver[] {
  return leaversOf(old, fittedShape(old, next, uses), uses);
}

/** The new parts of the layout that can take the place of what leaves; the rule that lays out the plan says which. */
export function placesFor({ part, key }: Leaver, { old, next, uses }: Comparison): Place[] {
  const known = new Set(namesIn(old, part).map((each) => each.key));
  return namesIn(next, part).filter((place) => {
    if (known.has(place.key)) return false;
    const tried = fittedShape(old, next, uses, { [part]: { [place.key]: key } });
    return namesIn(tried, part).some((each) => each.key === key && each.name === place.name);
  });
}

/** How it is put where a place was chosen, where it leaves, and where nothing is decided yet. */
export type Fate = { kind: 'open' } | { kind: 'leaves' } | { kind: 'place'; key: string };

export function fateOf({ part, key }: Pick<Leaver, 'part' | 'key'>, { renamed, leaving }: Decided): Fate {
  const place = Object.entries(renamed[part] ?? {}).find(([, was]) => was === key);
  if (place !== undefined) return { kind: 'place', key: place[0] };
  return leaving[part]?.includes(key) ? { kind: 'leaves' } : { kind: 'open' };
}

/** What is decided, once this is as well; a place is taken by one alone. */
export function decide({ part, key }: Pick<Leaver, 'part' | 'key'>, fate: Fate, before: Decided): Decided {
  const places = Object.entries(before.renamed[part] ?? {}).filter(([, was]) => was !== key);
  const others = (before.leaving[part] ?? []).filter((each) => each !== key);
  const taken =
    fate.kind === 'place' ? [...places.filter(([at]) => at !== fate.key), [fate.key, key] as const] : places;
  return {
    renamed: { ...before.renamed, [part]: Object.fromEntries(taken) },
    leaving: { ...before.leaving, [part]: fate.kind === 'leaves' ? [...others, key] : others },
  };
}

export interface PartAfter {
  name: string;
  /** What it is called in the plan today, where it is called otherwise; null where the plan has not got it. */
  was: string | null;
}

/** What the plan has of one part afterwards, in order. */
export function partsAfter(part: LayoutPart, old: PlanShape, fitted: PlanShape): PartAfter[] {
  const before = new Map(namesIn(old, part).map(({ key, name }) => [key, name]));
  return namesIn(fitted, part).map(({ key, name }) => ({ name, was: before.get(key) ?? null }));
}

/** What the plan has today and not afterwards. */
export function partsLeaving(part: LayoutPart, old: PlanShape, fitted: PlanShape): string[] {
  const after = new Set(namesIn(fitted, part).map(({ key }) => key));
  return namesIn(old, part).flatMap(({ key, name }) => (after.has(key) ? [] : [name]));
}
