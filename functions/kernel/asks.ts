import type { Ask } from '#shared/cycles/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { CycleId, NodeId, PersonId, PlanId } from '#shared/ids.ts';
import { type AnyPut, put } from './change.ts';
import { askKey } from './cycle-keys.ts';
import { type AskRow, askRow } from './cycle-rows.ts';
import { type Audience, workIndex } from './keys.ts';
import { planRetention } from './plan-rows.ts';

/** What an ask is about, and how it stood. */
export type AboutAsk = {
  plan: PlanId;
  cycle: CycleId;
  dueOn: LocalDate;
  node: { id: NodeId; owner: PersonId | null };
  was: AskRow | null;
};

/** Until it is accepted an answer stands in its owner’s work, beside the action it is about. */
export function askPut(audience: Audience, { plan, cycle, dueOn, was }: AboutAsk, ask: Ask): AnyPut {
  const row: AskRow = { ...ask, plan, cycle, retention: planRetention };
  const waits = ask.owner !== null && (ask.state === 'answered' || ask.state === 'returned');
  const index = waits && ask.owner !== null ? workIndex(audience, ask.owner, { dueOn, node: ask.node }) : undefined;
  return put({
    key: askKey(audience, plan, { cycle, node: ask.node }),
    shape: askRow,
    row,
    was,
    ...(index && { index }),
  });
}
