import type { NodeRow } from '#kernel/plan-rows.ts';
import { nextNumber, numberProblems, withNumbers } from '#shared/plans/numbering.ts';
import type { PlanChanges } from './plan-changes.ts';

/**
 * What a batch does to a plan that is there, with its numbers: a new row has the document’s own where that is free, else
 * the next, and so has one that moves; what stays or is removed keeps the number it was known by.
 */
export function numbered(nodes: readonly NodeRow[], { added, changed }: PlanChanges): PlanChanges {
  const all = withNumbers(nodes);
  const known = new Map(all.map(({ id, number }) => [id, number]));
  const numberFor = (row: NodeRow, asked: string | null): string => {
    const { id, parent } = row;
    const free = asked !== null && numberProblems(all, { id, parent, number: asked }).length === 0;
    const number = free ? asked : nextNumber(all, parent);
    all.push({ ...row, number });
    return number;
  };
  const moved = changed.map((change) => {
    const { was, becomes } = change;
    const number = becomes.parent === was.parent ? (known.get(was.id) ?? null) : numberFor(becomes, null);
    return { ...change, becomes: { ...becomes, number } };
  });
  return {
    changed: moved,
    added: added.map((each) => ({ ...each, node: { ...each.node, number: numberFor(each.node, each.node.number) } })),
  };
}
