import { cyclesOfPlan, cyclesPartition } from '#kernel/cycle-keys.ts';
import { type CycleRow, cycleRow } from '#kernel/cycle-rows.ts';
import { type Audience, planPartition } from '#kernel/keys.ts';
import { planRowsOf } from '#kernel/plan-rows.ts';
import type { Table } from '#kernel/table.ts';
import type { PlanId } from '#shared/ids.ts';

/** A plan as its rows say it now, with its update cycles. */
export type PlanNow = ReturnType<typeof planRowsOf> & { readonly cycles: readonly CycleRow[] };

export async function planNow(table: Table, audience: Audience, id: PlanId): Promise<PlanNow> {
  const [items, cycles] = await Promise.all([
    table.all(planPartition(audience, id), { consistent: true }),
    table.all(cyclesPartition(audience, id), { prefix: cyclesOfPlan, consistent: true }),
  ]);
  return { ...planRowsOf(items), cycles: cycles.map((item) => cycleRow.read(item)) };
}
