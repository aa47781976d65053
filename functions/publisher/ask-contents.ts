import { asksOfCycle, cyclePartition } from '#kernel/cycle-keys.ts';
import { askRow } from '#kernel/cycle-rows.ts';
import type { ContentOf } from '#shared/audiences/contents.ts';
import type { ThingOf } from '#shared/audiences/schema.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import { outsideAsks } from '#shared/cycles/outside-rules.ts';
import type { ShareId } from '#shared/ids.ts';
import type { Source } from './contents.ts';

/** Of an update cycle: what the people are asked whom this share asks through their board. Nothing where the plan is gone. */
export async function contentsOfAsks(
  { audience, table, plan: read }: Source,
  { plan: id, cycle: asking }: ThingOf<'asks'>,
  share: ShareId,
): Promise<ContentOf<'ask'>[]> {
  const [{ plan, nodes, milestones, cycles: listed }, answered] = await Promise.all([
    read(id),
    table.all(cyclePartition(audience, id, asking), { prefix: asksOfCycle, consistent: true }),
  ]);
  const cycles = listed.filter(({ withdrawn }) => withdrawn === null);
  const cycle = cycles.find((each) => each.id === asking);
  const through = cycle?.outside.find((each) => each.share === share);
  if (plan === null || plan.removed !== null || cycle === undefined || through === undefined) return [];
  const asks = answered.map((item) => askRow.read(item));
  const { people } = through;
  return outsideAsks({ plan, nodes, milestones, cycle, cycles: cycles.map(markOf), asks, people }).map((ask) => ({
    kind: 'ask',
    ask,
  }));
}
