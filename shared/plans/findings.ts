import type { PlanShape } from '../vocabulary.ts';
import { actionLevel, isOpen } from './rules.ts';
import type { Node } from './schema.ts';

/**
 * Too large to succeed: of plans with fewer than 20 elements 68% succeed, of those with 60 or more 8% (ClearPoint, June 2026,
 * some 20,000 plans of 156 local governments).
 */
export const tooManyOpenInPlan = 60;
export const tooManyOpenForOwner = 20;

type Row = Pick<Node, 'id' | 'level' | 'parent' | 'owner' | 'fields' | 'latest' | 'removed'>;

const openActions = <N extends Row>(shape: PlanShape, nodes: readonly N[]): N[] =>
  nodes.filter((node) => node.level === actionLevel(shape) && isOpen(shape, node));

/** The columns that say how one will know: of an action, or of what stands above it. */
function successColumns({ columns }: PlanShape) {
  return columns.filter(({ key, shows }) => shows === 'field' && /^success(-|$)/.test(key));
}

/** Criteria as far as they are counted: of which row, and whether they stand. */
export type Measuring = readonly { node: string; removed: unknown }[];

/**
 * Open actions of which nothing says how one will know, in words or by a success criterion; none, where the plan does not
 * ask for it and has no criteria.
 */
export function withoutMeasure<N extends Row>(shape: PlanShape, nodes: readonly N[], criteria: Measuring): N[] {
  const columns = successColumns(shape);
  const withCriteria = new Set(criteria.filter(({ removed }) => removed === null).map(({ node }) => node));
  if (columns.length === 0 && withCriteria.size === 0) return [];
  const byId = new Map(nodes.map((node): [string, N] => [node.id, node]));
  const says = (node: N): boolean =>
    withCriteria.has(node.id) ||
    columns.some(({ key, level }) => level === node.level && (node.fields[key] ?? '') !== '');
  const measured = (node: N, levels: number): boolean => {
    const above = node.parent === null ? undefined : byId.get(node.parent);
    return says(node) || (above !== undefined && levels > 0 && measured(above, levels - 1));
  };
  return openActions(shape, nodes).filter((node) => !measured(node, shape.levels.length));
}

/** The open actions of a plan that has more of them than plans succeed with. */
export function beyondPlan<N extends Row>(shape: PlanShape, nodes: readonly N[]): N[] {
  const open = openActions(shape, nodes);
  return open.length >= tooManyOpenInPlan ? open : [];
}

/** The open actions of owners who have more of them in this plan than can be seen to. */
export function beyondOwner<N extends Row>(shape: PlanShape, nodes: readonly N[]): N[] {
  const owned = openActions(shape, nodes).filter(({ owner }) => owner !== null);
  const owners = Map.groupBy(owned, ({ owner }) => owner);
  return [...owners.values()].filter(({ length }) => length >= tooManyOpenForOwner).flat();
}
