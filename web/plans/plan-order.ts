import { generateKeyBetween } from 'fractional-indexing';
import type { NodeId } from '#shared/ids.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { PlanNode } from './plan-tree.ts';
import { upperLevels } from './upper-levels.ts';

export interface Place {
  order: string;
  parent: NodeId | null;
}

export function siblingsOf(nodes: readonly PlanNode[], parent: string | null): PlanNode[] {
  return nodes.filter((node) => node.parent === parent).toSorted(compareSiblings);
}

/** A key between two neighbours. Imported rows may share a key: then the new one goes just after both. */
function keyBetween(left: string | null, right: string | null): string {
  return generateKeyBetween(left, left !== null && right !== null && left >= right ? null : right);
}

/** The place after the last of a parent’s children. */
export function placeAtEnd(nodes: readonly PlanNode[], parent: NodeId | null): Place {
  return { order: keyBetween(siblingsOf(nodes, parent).at(-1)?.order ?? null, null), parent };
}

interface Beside {
  target: PlanNode;
  side: 'before' | 'after';
}

/** The place just before or after another row, under that row’s parent. */
export function placeBeside(nodes: readonly PlanNode[], moved: string, { target, side }: Beside): Place {
  const others = siblingsOf(nodes, target.parent).filter(({ id }) => id !== moved);
  const at = others.findIndex(({ id }) => id === target.id) + (side === 'after' ? 1 : 0);
  return {
    order: keyBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null),
    parent: target.parent,
  };
}

/** One step up or down among its siblings; null where there is no such step. */
export function placeOneStep(nodes: readonly PlanNode[], moved: PlanNode, step: 'up' | 'down'): Place | null {
  const siblings = siblingsOf(nodes, moved.parent);
  const at = siblings.findIndex(({ id }) => id === moved.id);
  const target = siblings[step === 'up' ? at - 1 : at + 1];
  return target === undefined
    ? null
    : placeBeside(nodes, moved.id, { target, side: step === 'up' ? 'before' : 'after' });
}

/** A row may stand beside rows of its own level. */
export function mayStandBeside(moved: PlanNode, target: PlanNode): boolean {
  return moved.id !== target.id && moved.level === target.level;
}

/** A row may be put under a row of a level above its own that holds such rows, where it is not already. */
export function mayStandUnder(plan: Pick<PlanView, 'shape' | 'nodes'>, moved: PlanNode, target: PlanNode): boolean {
  return upperLevels(plan, moved.level).has(target.level) && moved.parent !== target.id;
}
