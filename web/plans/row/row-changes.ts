import { partyKey } from '#shared/plans/parties.ts';
import type { Party } from '#shared/plans/party.ts';
import type { NodeChange } from '#shared/plans/schema.ts';
import type { PlanNode } from '../plan-tree.ts';

const plain = ['title', 'number', 'parent', 'owner', 'startOn', 'dueOn', 'doneOn'] as const;
const parties = ['responsible', 'monitoredBy', 'evaluatedBy'] as const;

const keysOf = (list: readonly Party[]): string => list.map(partyKey).join('\n');

/** A number that is left blank is none that was chosen: the row keeps its own. */
const keepsNumber = (key: string, { number }: NodeChange) => key === 'number' && (number ?? '') === '';

/** Only what differs is sent, so that the history tells what was changed and no more; null where nothing differs. */
export function rowChanges(
  base: Pick<PlanNode, 'fields' | (typeof plain | typeof parties)[number]>,
  value: NodeChange,
): NodeChange | null {
  const changed = [
    ...plain.filter((key) => value[key] !== undefined && value[key] !== base[key] && !keepsNumber(key, value)),
    ...parties.filter((key) => value[key] !== undefined && keysOf(value[key]) !== keysOf(base[key])),
  ];
  const fields = Object.entries(value.fields ?? {}).filter(([key, words]) => words !== (base.fields[key] ?? ''));
  if (changed.length === 0 && fields.length === 0) return null;
  return {
    ...Object.fromEntries(changed.map((key) => [key, value[key]])),
    ...(fields.length === 0 ? {} : { fields: { ...base.fields, ...value.fields } }),
    effectiveOn: value.effectiveOn,
    ...(changed.includes('dueOn') && value.agreedBy !== undefined && { agreedBy: value.agreedBy }),
    ...(value.why === undefined || value.why === '' ? {} : { why: value.why }),
  };
}
