import { type AskRow, askRow } from './cycle-rows.ts';
import { type NodeRow, nodeRow } from './plan-rows.ts';
import type { Stored } from './rows.ts';

/** What stands in a person’s work: their open actions, and what they answered in a cycle that is not accepted yet. */
export function waitingRowsOf(items: readonly Stored[]): { nodes: NodeRow[]; asks: AskRow[] } {
  const [asks, nodes] = [
    items.filter(({ row }) => row === askRow.kind),
    items.filter(({ row }) => row !== askRow.kind),
  ];
  return { nodes: nodes.map((item) => nodeRow.read(item)), asks: asks.map((item) => askRow.read(item)) };
}
