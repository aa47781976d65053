import { lacksUpdate } from '#shared/cycles/freshness.ts';
import { actionLevel, isOpen, isOverdue, isStale, statusOf } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { type Fix, isFiltered, type PlanSearch } from './plan-filters.ts';
import { ancestorsOf, type PlanNode } from './plan-tree.ts';

/** What stands in the address for “none”: no status, no update, no owner. */
export const none = { cycle: 'not-this-cycle', status: 'no-status', update: 'no-update', owner: 'nobody' } as const;

type OfPlan = Pick<PlanView, 'shape' | 'cycles'>;

const present = ({ cycles }: OfPlan) => cycles[0] ?? null;

function hasStatus(plan: OfPlan, node: PlanNode, status: string): boolean {
  const { shape } = plan;
  const isMissing = lacksUpdate(shape, node, present(plan));
  if (isMissing || status === none.cycle) return isMissing && status === none.cycle;
  if (status === none.update) return node.latest === null;
  if (status === none.status) return node.latest !== null && statusOf(shape, node.latest) === null;
  return node.latest?.status === status;
}

function needsFixing(node: PlanNode, fix: Fix, { plan, today }: { plan: OfPlan; today: string }): boolean {
  const { shape } = plan;
  switch (fix) {
    case 'no-owner':
      return node.owner === null && isOpen(shape, node);
    case 'overdue':
      return isOverdue(shape, node, today);
    case 'stale':
      return isStale(shape, node, today);
    case 'no-update':
      return hasStatus(plan, node, none.update);
    case 'not-this-cycle':
      return hasStatus(plan, node, none.cycle);
    case 'no-status':
      return hasStatus(plan, node, none.status);
    case 'empty':
      return false;
  }
}

function wordsOf(node: PlanNode): string {
  return [node.title, ...Object.values(node.fields), node.latest?.delivered ?? '', node.latest?.next ?? '']
    .join('\n')
    .toLowerCase();
}

/** Which rows the address asks for. An upper row is asked for by itself only where one looks for empty ones. */
export function matcherOf(plan: PlanView, search: PlanSearch, today: string): (node: PlanNode) => boolean {
  if (!isFiltered(search)) return () => true;
  const leaf = actionLevel(plan.shape);
  const sought = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const parents = new Set(plan.nodes.map(({ parent }) => parent));
  const says = (node: PlanNode): boolean => {
    const words = [...ancestorsOf(plan.nodes, node.id), node].map(wordsOf).join('\n');
    return sought.every((word) => words.includes(word));
  };
  return (node) => {
    if (search.fix === 'empty') return node.level !== leaf && !parents.has(node.id) && says(node);
    if (node.level !== leaf) return false;
    const { status, owner, fix } = search;
    return (
      (status === undefined || hasStatus(plan, node, status)) &&
      (owner === undefined || (owner === none.owner ? node.owner === null : node.owner === owner)) &&
      (fix === undefined || needsFixing(node, fix, { plan, today })) &&
      says(node)
    );
  };
}

/** Actions for working on them: those that nobody has spoken of the longest stand first. */
export function staleFirst(a: PlanNode, b: PlanNode): number {
  const [left, right] = [a.latest?.effectiveOn ?? '', b.latest?.effectiveOn ?? ''];
  return left < right ? -1 : Number(left > right);
}

export function soonestDueFirst(a: PlanNode, b: PlanNode): number {
  const [left, right] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  return left < right ? -1 : Number(left > right);
}

/** In the order of the scheme, with those of concern first and those without a status last. */
export function byConcern(plan: OfPlan): (a: PlanNode, b: PlanNode) => number {
  const { shape } = plan;
  const place = (node: PlanNode): number => {
    if (lacksUpdate(shape, node, present(plan))) return 99;
    const at = shape.statuses.findIndex(({ key }) => key === node.latest?.status);
    const status = shape.statuses[at];
    if (status === undefined) return 100;
    return status.concern ? -100 - at : status.terminal ? 200 + at : at;
  };
  return (a, b) => place(a) - place(b);
}
