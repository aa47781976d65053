import { isDeepStrictEqual } from 'node:util';
import type { PlanShape } from '#shared/vocabulary.ts';
import { arisenKey } from './arisen-keys.ts';
import { arisenOf, arisenRow } from './arisen-rows.ts';
import { meetingRetention } from './board-rows.ts';
import { type AnyPut, put } from './change.ts';
import { type Audience, nodeKey } from './keys.ts';
import { type NodeRow, nodeIndexOf, nodeRow } from './plan-rows.ts';

export type NodeStep = {
  row: NodeRow;
  was: NodeRow | null;
  /** Nothing of the row itself is another, only where it stands on the index. */
  unlogged?: boolean;
};

/** A row of a plan as it becomes. Where a board decided it, the meeting’s page says so in the same transaction. */
export function nodePuts(audience: Audience, shape: PlanShape, { row, was, unlogged = false }: NodeStep): AnyPut[] {
  const index = nodeIndexOf(audience, row, shape);
  const key = nodeKey(audience, row.plan, row.id);
  const node = put({ key, shape: nodeRow, row, was, unlogged, ...(index && { index }) });
  return [node, ...arisenPuts(audience, { row, was })];
}

function arisenPuts(audience: Audience, { row: node, was }: NodeStep): AnyPut[] {
  if (node.decidedBy === undefined) return [];
  const said = arisenOf(node);
  if (was !== null && isDeepStrictEqual(said, arisenOf(was))) return [];
  const key = arisenKey(audience, node.decidedBy.meeting, node.id);
  const row = { ...said, version: node.version, retention: meetingRetention };
  return [put({ key, shape: arisenRow, row, was: null, follows: true, unlogged: true })];
}
