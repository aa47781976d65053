import { type AskRow, askRow } from './cycle-rows.ts';
import { type MentionRow, mentionRow } from './discussion-rows.ts';
import { type NodeRow, nodeRow } from './plan-rows.ts';
import type { Stored } from './rows.ts';

export type WaitingRows = { nodes: NodeRow[]; asks: AskRow[]; mentions: MentionRow[] };

/**
 * What stands in a person’s work: where they are mentioned and have not seen it, their open actions, and what they answered in
 * a cycle that is not accepted yet.
 */
export function waitingRowsOf(items: readonly Stored[]): WaitingRows {
  const of = (kind: string) => items.filter(({ row }) => row === kind);
  const others = items.filter(({ row }) => row !== askRow.kind && row !== mentionRow.kind);
  return {
    nodes: others.map((item) => nodeRow.read(item)),
    asks: of(askRow.kind).map((item) => askRow.read(item)),
    mentions: of(mentionRow.kind).map((item) => mentionRow.read(item)),
  };
}
