import type { ContentOf } from '#shared/audiences/contents.ts';
import { sharedNodes } from '#shared/audiences/rules.ts';
import type { ShareFields, ThingOf } from '#shared/audiences/schema.ts';
import { presentCycle } from '#shared/cycles/rules.ts';
import type { Source } from './contents.ts';

/** Of a row of a plan: itself and what stands below it, as they are now. Nothing where the plan is gone. */
export async function nodeContents(
  source: Source,
  thing: ThingOf<'node'>,
  fields: ShareFields,
): Promise<ContentOf<'node'>[]> {
  const { plan, nodes, milestones, cycles } = await source.plan(thing.plan);
  if (plan === null || plan.removed !== null) return [];
  const rows = sharedNodes({
    shape: plan.shape,
    nodes,
    milestones,
    root: thing.node,
    fields,
    present: presentCycle(cycles),
  });
  return rows.map((node) => ({ kind: 'node', planTitle: plan.title, fields, node }));
}
