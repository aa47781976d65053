import { planKey, updatesPartition } from '#kernel/keys.ts';
import { planRow, updateRow } from '#kernel/plan-rows.ts';
import type { StatusUse, StatusUses } from '#shared/authorities/status-uses.ts';
import { statusThen } from '#shared/plans/earlier-words.ts';
import type { PlanSummary } from '#shared/plans/schema.ts';
import type { Status, StatusScheme } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { standingPlans } from '../layout-uses.ts';
import { settingsOf } from './store.ts';

type Given = { status: Status; plan: string };

/** How many updates gave each status under its words, plan by plan: read where schemes are changed, and nowhere else. */
export async function statusUses(session: Session): Promise<StatusUses> {
  const [{ schemes }, plans] = await Promise.all([settingsOf(session), standingPlans(session)]);
  const given = (await Promise.all(plans.map((plan) => givenIn(session, plan)))).flat();
  return { schemes: Object.fromEntries(schemes.map(({ key, statuses }) => [key, usesOf(statuses, given)])) };
}

/** The status of each update of a plan, as it was called then. */
async function givenIn({ audience, table }: Session, { id, title }: PlanSummary): Promise<Given[]> {
  const [plan, items] = await Promise.all([
    table.find(planKey(audience, id), planRow),
    table.all(updatesPartition(audience, id)),
  ]);
  if (plan === null) return [];
  const standing = items.map((item) => updateRow.read(item)).filter(({ withdrawn }) => !withdrawn);
  return standing.flatMap((update) => {
    const status = statusThen(plan.shape, update);
    return status === null ? [] : [{ status, plan: title }];
  });
}

/** A status is told apart by its key and its label: another scheme may call the same key otherwise. */
function usesOf(statuses: StatusScheme['statuses'], given: readonly Given[]): Record<string, StatusUse> {
  const uses = statuses.map(({ key, label }): [string, StatusUse] => {
    const own = given.filter(({ status }) => status.key === key && status.label === label);
    return [key, { updates: own.length, plans: [...new Set(own.map(({ plan }) => plan))] }];
  });
  return Object.fromEntries(uses.filter(([, { updates }]) => updates > 0));
}
