import { planPartition } from '#kernel/keys.ts';
import { planRowsOf } from '#kernel/plan-rows.ts';
import type { ContentOf } from '#shared/audiences/contents.ts';
import { sharedNodes } from '#shared/audiences/rules.ts';
import type { ShareFields, ThingOf } from '#shared/audiences/schema.ts';
import type { Source } from './contents.ts';

/** Of a row of a plan: itself and what stands below it, as they are now. Nothing where the plan is gone. */
export async function nodeContents(
  { audience, table }: Source,
  thing: ThingOf<'node'>,
  fields: ShareFields,
): Promise<ContentOf<'node'>[]> {
  const { plan, nodes } = planRowsOf(await table.all(planPartition(audience, thing.plan), { consistent: true }));
  if (plan === null || plan.removed !== null) return [];
  const rows = sharedNodes({ shape: plan.shape, nodes, root: thing.node, fields });
  return rows.map((node) => ({ kind: 'node', planTitle: plan.title, fields, node }));
}
