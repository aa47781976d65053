import { planPartition, settingsKey } from '#kernel/keys.ts';
import { linksOfPlan } from '#kernel/link-keys.ts';
import { type LinkRow, linkRow } from '#kernel/link-rows.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import type { LinkEnd } from '#shared/plans/links.ts';
import type { PlanSummary } from '#shared/plans/schema.ts';
import type { Strand } from '#shared/plans/strand.ts';
import type { Session } from './deps.ts';
import { standingPlans } from './layout-uses.ts';

/** The strands, strategies and day-to-day business of the authority’s list, those that have ended too. */
export async function strandsOf({ audience, table }: Session): Promise<Strand[]> {
  const { strands = [] } = await table.get(settingsKey(audience), settingsRow);
  return strands;
}

/** The authority’s list, where any of these ends is of it: what is called by its name alone needs no list. */
export async function strandsFor(session: Session, ...ends: (LinkEnd | { kind: string })[]): Promise<Strand[]> {
  if (!ends.some((end) => 'strand' in end && end.strand !== undefined)) return [];
  return strandsOf(session);
}

export type LinkOfPlan = { plan: PlanSummary; link: LinkRow };

/** What leads from plans to anything that is no plan: read plan by plan, where the list of strands is looked after. */
export async function linksFromPlans(session: Session): Promise<LinkOfPlan[]> {
  const { audience, table } = session;
  const plans = await standingPlans(session);
  const read = plans.map(async (plan) => {
    const items = await table.all(planPartition(audience, plan.id), { prefix: linksOfPlan });
    return items.map((item) => ({ plan, link: linkRow.read(item) }));
  });
  return (await Promise.all(read)).flat().filter(({ link }) => link.removed === null && link.other.kind !== 'plan');
}
