import { noUpdateThisCycle, statusNow } from '#shared/cycles/freshness.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { Status } from '#shared/vocabulary.ts';
import { soonestDueFirst } from '../page/plan-matches.ts';
import type { PlanNode } from '../plan-tree.ts';

export interface BoardColumn {
  key: string;
  label: string;
  /** None, where actions stand that no status was given: nothing can be moved there. */
  status: Status | null;
  actions: PlanNode[];
}

/** The actions by status in the scheme’s order, then those that have none, by why they have none. */
export function columnsOf(plan: PlanView, matches: (node: PlanNode) => boolean): BoardColumn[] {
  const { shape } = plan;
  const actions = plan.nodes
    .filter((node) => node.level === actionLevel(shape) && matches(node))
    .toSorted(soonestDueFirst);
  const standing = Map.groupBy(actions, (node) => {
    const { status, none } = statusNow(shape, node, plan.cycles[0] ?? null);
    return status?.key ?? none;
  });
  const unsaid = ['No update yet', noUpdateThisCycle, 'No status given'];
  return [
    ...shape.statuses.flatMap((status) => {
      const found = standing.get(status.key) ?? [];
      // An earlier status is seen while actions stand at it, and nothing can be moved there.
      if (status.retired && found.length === 0) return [];
      return [{ key: status.key, label: status.label, status, actions: found }];
    }),
    ...unsaid.flatMap((label) => {
      const found = standing.get(label) ?? [];
      return found.length === 0 ? [] : [{ key: `-${label}`, label, status: null, actions: found }];
    }),
  ];
}
