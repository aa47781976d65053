import { lacksUpdate } from '../cycles/freshness.ts';
import type { CycleMark } from '../cycles/mark.ts';
import type { LocalDate } from '../dates.ts';
import type { PlanShape } from '../vocabulary.ts';
import { beyondOwner, beyondPlan, type Measuring, withoutMeasure } from './findings.ts';
import type { PlanHealth } from './plan-health.ts';
import { actionLevel, isOpen, isOverdue, isStale, statusOf } from './rules.ts';
import type { Node } from './schema.ts';

/** When a plan is looked at, the cycle by which its statuses are read there, and its success criteria. */
export type Seen = { today: LocalDate; present: CycleMark | null; criteria: Measuring };

/** Counts what may be wrong with a plan. Every action counts once: under its status, or under why it has none. */
export function planHealth(shape: PlanShape, nodes: readonly Node[], { today, present, criteria }: Seen): PlanHealth {
  const standing = nodes.filter((node) => node.removed === null);
  const actions = standing.filter((node) => node.level === actionLevel(shape));
  const parents = new Set(standing.map((node) => node.parent));
  const count = (matches: (node: Node) => boolean) => actions.filter(matches).length;
  const lacking = new Set(actions.filter((node) => lacksUpdate(shape, node, present)));
  const countSaid = (matches: (node: Node) => boolean) => count((node) => !lacking.has(node) && matches(node));
  const byStatus = shape.statuses.map(
    (status) => [status.key, countSaid((node) => node.latest?.status === status.key)] as const,
  );
  return {
    actions: actions.length,
    byStatus: Object.fromEntries(byStatus),
    notThisCycle: lacking.size,
    noUpdate: countSaid((node) => node.latest === null),
    noStatus: countSaid((node) => node.latest !== null && statusOf(shape, node.latest) === null),
    noOwner: count((node) => node.owner === null && isOpen(shape, node)),
    overdue: count((node) => isOverdue(shape, node, today)),
    stale: count((node) => isStale(shape, node, today)),
    empty: standing.filter((node) => node.level !== actionLevel(shape) && !parents.has(node.id)).length,
    noMeasure: withoutMeasure(shape, standing, criteria).length,
    tooLarge: beyondPlan(shape, standing).length,
    overloaded: beyondOwner(shape, standing).length,
  };
}
