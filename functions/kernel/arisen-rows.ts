import * as z from 'zod';
import { CycleMark } from '#shared/cycles/mark.ts';
import { presentCycle } from '#shared/cycles/rules.ts';
import { Cycle } from '#shared/cycles/schema.ts';
import { LocalDate } from '#shared/dates.ts';
import { PlanId } from '#shared/ids.ts';
import { LatestUpdate, Node } from '#shared/plans/schema.ts';
import { Status } from '#shared/vocabulary.ts';
import { Retention, rowShape } from './rows.ts';

const kept = { version: z.int(), retention: Retention };

/** As much of an action as its decision’s page says of it, written with the action itself (`nodePuts`). */
const ArisenAction = Node.pick({
  ...{ id: true, title: true, owner: true, dueOn: true, since: true, createdAt: true, removed: true },
}).extend({
  plan: PlanId,
  latest: LatestUpdate.pick({ status: true, effectiveOn: true, recordedAt: true, cycle: true }).nullable(),
});
export type ArisenAction = z.infer<typeof ArisenAction>;

export const arisenRow = rowShape({ kind: 'arisen-action', v: 1, schema: ArisenAction.extend(kept) });
export type ArisenRow = ReturnType<typeof arisenRow.read>;

/** What of the action is said there, as it stands. */
export const arisenOf = (action: ArisenAction): ArisenAction => ArisenAction.parse(action);

/** As much of a plan as is said where its actions or its cycles’ reports stand on another page, written with the plan and its cycles. */
const PlanLine = z.object({
  id: PlanId,
  title: z.string(),
  removed: z.boolean(),
  statuses: z.array(Status.pick({ key: true, label: true, colour: true, shape: true, terminal: true })),
  present: CycleMark.pick({ id: true, locked: true }).nullable(),
  cycles: z.array(Cycle.pick({ id: true, name: true }).extend({ lockedOn: LocalDate.nullable() })),
});
export type PlanLine = z.infer<typeof PlanLine>;

export const planLineRow = rowShape({ kind: 'plan-line', v: 1, schema: PlanLine.extend(kept) });
export type PlanLineRow = ReturnType<typeof planLineRow.read>;

type Plan = { id: PlanId; title: string; removed: object | null; shape: { statuses: readonly Status[] } };
type Opened = Pick<Cycle, 'id' | 'name' | 'openedOn' | 'openedAt' | 'locked' | 'withdrawn'>;

/** The line of a plan with these cycles, oldest first. */
export function planLineOf({ id, title, removed, shape }: Plan, all: readonly Opened[]): PlanLine {
  const cycles = all.filter(({ withdrawn }) => withdrawn === null);
  return PlanLine.parse({
    ...{ id, title, removed: removed !== null, statuses: shape.statuses, present: presentCycle(cycles) },
    cycles: cycles.map(({ id, name, locked }) => ({ id, name, lockedOn: locked?.on ?? null })),
  });
}
