import type { PlanView } from '#shared/plans/schema.ts';

/**
 * The levels under whose rows a row of this level may stand: the one just above, those of an earlier layout between, and any
 * under which the plan has such rows already: a goal that belongs to no part of its priority stands under the priority.
 */
export function upperLevels({ shape, nodes }: Pick<PlanView, 'shape' | 'nodes'>, level: string): Set<string> {
  const depth = shape.levels.findIndex(({ key }) => key === level);
  const upper = shape.levels.slice(0, Math.max(0, depth));
  const nearest = upper.findLastIndex(({ retired }) => !retired);
  const levelOf = new Map(nodes.map((node): [string, string] => [node.id, node.level]));
  const used = nodes.flatMap((node) => (node.level === level ? [levelOf.get(node.parent ?? '') ?? ''] : []));
  return new Set([
    ...upper.slice(Math.max(0, nearest)).map(({ key }) => key),
    ...upper.map(({ key }) => key).filter((key) => used.includes(key)),
  ]);
}

/** The levels of which a row may be added under a row of this one. */
export const lowerLevels = (plan: Pick<PlanView, 'shape' | 'nodes'>, level: string) =>
  plan.shape.levels.filter(({ key, retired }) => !retired && upperLevels(plan, key).has(level));
