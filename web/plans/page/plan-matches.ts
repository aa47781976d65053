import { lacksUpdate } from '#shared/cycles/freshness.ts';
import { beyondOwner, beyondPlan, withoutMeasure } from '#shared/plans/findings.ts';
import { actionLevel, isOpen, isOverdue, isStale, statusOf } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { ancestorsOf, type PlanNode } from '../plan-tree.ts';
import { type Fix, isFiltered, type PlanSearch } from './plan-filters.ts';

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

export interface Beside {
  today: string;
  /** People of the directory who have left. */
  left: ReadonlySet<string>;
}

const among = (found: readonly PlanNode[]): ((node: PlanNode) => boolean) => {
  const ids = new Set<string>(found.map(({ id }) => id));
  return ({ id }) => ids.has(id);
};

/** Which rows are to be put right, each as plan health counts it. */
function needsFixing(plan: PlanView, fix: Fix, { today, left }: Beside): (node: PlanNode) => boolean {
  const { shape, nodes } = plan;
  const parents = new Set(nodes.map(({ parent }) => parent));
  switch (fix) {
    case 'no-owner':
      return (node) => node.owner === null && isOpen(shape, node);
    case 'left':
      return (node) => node.owner !== null && left.has(node.owner) && isOpen(shape, node);
    case 'overdue':
      return (node) => isOverdue(shape, node, today);
    case 'stale':
      return (node) => isStale(shape, node, today);
    case 'no-update':
      return (node) => hasStatus(plan, node, none.update);
    case 'not-this-cycle':
      return (node) => hasStatus(plan, node, none.cycle);
    case 'no-status':
      return (node) => hasStatus(plan, node, none.status);
    case 'no-measure':
      return among(withoutMeasure(shape, nodes, plan.criteria));
    case 'overloaded':
      return among(beyondOwner(shape, nodes));
    case 'too-large':
      return among(beyondPlan(shape, nodes));
    case 'empty':
      return (node) => node.level !== actionLevel(shape) && !parents.has(node.id);
  }
}

function wordsOf(node: PlanNode): string {
  return [node.title, ...Object.values(node.fields), node.latest?.delivered ?? '', node.latest?.next ?? '']
    .join('\n')
    .toLowerCase();
}

/** Which rows the address asks for. An upper row is asked for by itself only where one looks for empty ones. */
export function matcherOf(plan: PlanView, search: PlanSearch, beside: Beside): (node: PlanNode) => boolean {
  if (!isFiltered(search)) return () => true;
  const { status, owner, fix } = search;
  const leaf = actionLevel(plan.shape);
  const sought = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const wrong = fix === undefined ? () => true : needsFixing(plan, fix, beside);
  const says = (node: PlanNode): boolean => {
    if (sought.length === 0) return true;
    const words = [...ancestorsOf(plan.nodes, node.id), node].map(wordsOf).join('\n');
    return sought.every((word) => words.includes(word));
  };
  return (node) => {
    if (fix === 'empty') return wrong(node) && says(node);
    if (node.level !== leaf) return false;
    return (
      (status === undefined || hasStatus(plan, node, status)) &&
      (owner === undefined || (owner === none.owner ? node.owner === null : node.owner === owner)) &&
      wrong(node) &&
      says(node)
    );
  };
}

/** How many open actions have an owner who has left. */
export function ownedByLeavers(plan: PlanView, left: ReadonlySet<string>): number {
  return plan.nodes.filter(
    (node) =>
      node.level === actionLevel(plan.shape) && node.owner !== null && left.has(node.owner) && isOpen(plan.shape, node),
  ).length;
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
