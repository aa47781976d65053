import { statusNow } from '#shared/cycles/freshness.ts';
import type { BulkChange } from '#shared/plans/bulk.ts';
import type { Party } from '#shared/plans/party.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { movesTarget } from '#shared/plans/timescale.ts';
import { inWords } from '../../ui/dates.ts';
import type { PlanNode } from '../plan-tree.ts';

export type BulkKind = BulkChange['kind'];

interface Names {
  person: (person: string | null) => string;
  party: (party: Party) => string;
}

type OfPlan = Pick<PlanView, 'shape' | 'cycles'>;

function standsAt({ shape, cycles }: OfPlan, node: PlanNode): string {
  const { status, none } = statusNow(shape, node, cycles[0] ?? null);
  return status?.label ?? none;
}

/** What one row says now, in the words of what would be changed. */
export function saidNow(kind: BulkKind, node: PlanNode, { plan, names }: { plan: OfPlan; names: Names }): string {
  switch (kind) {
    case 'owner':
      return node.owner === null ? 'Nobody yet' : names.person(node.owner);
    case 'date':
      return node.dueOn === null ? 'No date agreed' : inWords(node.dueOn);
    case 'responsible':
      return node.responsible.length === 0 ? 'Nobody named' : node.responsible.map(names.party).join('; ');
    case 'update':
      return standsAt(plan, node);
    case 'removal':
      return 'In the plan';
  }
}

/** Why a row that is ticked would stay as it is; null where it would change. */
export function staysBecause(kind: BulkKind, { can }: PlanNode): string | null {
  if (kind === 'update') return can.recordUpdate ? null : 'Its owner records updates on it.';
  if (kind === 'removal') return can.remove ? null : 'It cannot be removed.';
  return can.change ? null : 'Editors change it.';
}

/** Does any of them have a date that was agreed and would move? Then why, and who agreed it, are asked for. */
export function anyMoves(nodes: readonly PlanNode[], dueOn: string): boolean {
  return nodes.some((node) => movesTarget(node, { dueOn }));
}
