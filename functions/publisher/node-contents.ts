import { cyclesOfPlan, cyclesPartition } from '#kernel/cycle-keys.ts';
import { cycleRow } from '#kernel/cycle-rows.ts';
import { planPartition } from '#kernel/keys.ts';
import { planRowsOf } from '#kernel/plan-rows.ts';
import type { ContentOf } from '#shared/audiences/contents.ts';
import { sharedNodes } from '#shared/audiences/rules.ts';
import type { ShareFields, ThingOf } from '#shared/audiences/schema.ts';
import { presentCycle } from '#shared/cycles/rules.ts';
import type { Source } from './contents.ts';

/** Of a row of a plan: itself and what stands below it, as they are now. Nothing where the plan is gone. */
export async function nodeContents(
  { audience, table }: Source,
  thing: ThingOf<'node'>,
  fields: ShareFields,
): Promise<ContentOf<'node'>[]> {
  const [items, cycles] = await Promise.all([
    table.all(planPartition(audience, thing.plan), { consistent: true }),
    table.all(cyclesPartition(audience, thing.plan), { prefix: cyclesOfPlan, consistent: true }),
  ]);
  const { plan, nodes, milestones } = planRowsOf(items);
  const present = presentCycle(cycles.map((item) => cycleRow.read(item)));
  if (plan === null || plan.removed !== null) return [];
  const rows = sharedNodes({ shape: plan.shape, nodes, milestones, root: thing.node, fields, present });
  return rows.map((node) => ({ kind: 'node', planTitle: plan.title, fields, node }));
}
