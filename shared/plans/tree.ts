import { compareSiblings } from './rules.ts';
import type { Node } from './schema.ts';

type Placed = Pick<Node, 'id' | 'parent' | 'order'> & { number?: string | null };

export interface Branch<N extends Placed> {
  node: N;
  /** Its number in the plan, like `2.3`: the numbers that rows were given, by place where they were given none. */
  number: string;
  children: Branch<N>[];
}

/** The plan as a tree in its own order. A node whose parent is not here stands at the top: no row is ever dropped. */
export function treeOf<N extends Placed>(nodes: readonly N[]): Branch<N>[] {
  const here = new Set<string>(nodes.map(({ id }) => id));
  const under = new Map<string, N[]>();
  for (const node of nodes) {
    const parent = node.parent !== null && here.has(node.parent) ? node.parent : '';
    under.set(parent, [...(under.get(parent) ?? []), node]);
  }
  const walk = (parent: string, prefix: string): Branch<N>[] =>
    (under.get(parent) ?? []).toSorted(compareSiblings).map((node, place) => {
      const number = `${prefix}${node.number ?? place + 1}`;
      return { node, number, children: walk(node.id, `${number}.`) };
    });
  return walk('', '');
}

/** Every node from the top down, each before those under it: as a plan is read and printed. */
export function downward<N extends Placed>(nodes: readonly N[]): N[] {
  const walk = ({ node, children }: Branch<N>): N[] => [node, ...children.flatMap(walk)];
  return treeOf(nodes).flatMap(walk);
}

/** The rows above one, from the top down to its parent. */
export function above<N extends Placed>(nodes: ReadonlyMap<string, N>, node: Placed): N[] {
  const parent = node.parent === null ? undefined : nodes.get(node.parent);
  return parent === undefined ? [] : [...above(nodes, parent), parent];
}
