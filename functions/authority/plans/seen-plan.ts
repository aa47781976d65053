import { heldBy } from '#kernel/held-by.ts';
import type { PlanId } from '#shared/ids.ts';
import type { PlanQuery, PlanView } from '#shared/plans/schema.ts';
import type { Session } from '../deps.ts';
import { plansLinks } from './link-names.ts';
import { planStore } from './store.ts';
import { presentPlan } from './view.ts';

/** The plan as the caller may see it, now or at a moment. */
export async function seenPlan(session: Session, plan: PlanId, { asAt, knownAt }: PlanQuery): Promise<PlanView> {
  const store = planStore(session);
  const moment = { on: asAt ?? null, knownAt: knownAt ?? null };
  const past = moment.on !== null || moment.knownAt !== null;
  const looked = past ? await store.asAt(plan, moment) : await store.now(plan);
  const [links, holder] = await Promise.all([plansLinks(session, looked.links), heldBy(session, looked.plan.holder)]);
  return presentPlan(session, { ...looked, links, heldBy: holder, asAt: moment.on, knownAt: moment.knownAt });
}
