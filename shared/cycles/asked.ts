import type { CycleId } from '../ids.ts';
import type { Node } from '../plans/schema.ts';
import { isOfCycle } from './freshness.ts';
import type { CycleMark } from './mark.ts';
import type { Ask, AskState } from './schema.ts';

export type AskedOf = { cycle: CycleId; name: string; dueOn: string; state: AskState };
type Written = Pick<Ask, 'node' | 'state'> & { cycle: CycleId };

/** What an open cycle asks of an open action’s owner, as far as what stands in their work tells; null where none is open. */
export function askedOf(
  present: Pick<CycleMark, 'id' | 'name' | 'dueOn' | 'locked'> | null,
  { node, asks }: { node: Pick<Node, 'id' | 'latest'>; asks: readonly Written[] },
): AskedOf | null {
  if (present === null || present.locked !== null) return null;
  const { id: cycle, name, dueOn } = present;
  const written = asks.find((ask) => ask.node === node.id && ask.cycle === cycle);
  const state = written?.state ?? (isOfCycle(node.latest, present) ? 'accepted' : 'asked');
  return { cycle, name, dueOn, state };
}

/** Does it wait for its owner? */
export const waitsForOwner = (asked: Pick<AskedOf, 'state'> | null): boolean =>
  asked !== null && (asked.state === 'asked' || asked.state === 'returned');
