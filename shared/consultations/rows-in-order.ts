import { compareSiblings } from '../plans/rules.ts';

type Placed = { id: string; parent: string | null; order: string };

/** The rows of a draft in printed order with how deep each stands; one whose parent is not there stands at the top. */
export function rowsInOrder<R extends Placed>(rows: readonly R[]): (R & { depth: number })[] {
  const there = new Set<string>(rows.map(({ id }) => id));
  const below = Map.groupBy(rows.toSorted(compareSiblings), ({ parent }) =>
    parent !== null && there.has(parent) ? parent : null,
  );
  const walk = (parent: string | null, depth: number): (R & { depth: number })[] =>
    (below.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 0);
}
