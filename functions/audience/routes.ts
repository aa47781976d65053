import { Hono } from 'hono';
import { sharedPartition } from '#kernel/audience-keys.ts';
import { shownIn } from '#kernel/shown.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { AudienceHome, SharedPlan, SharedPlanList } from '#shared/audiences/schema.ts';
import { within } from './access.ts';
import type { AudienceEnv, Deps, Session } from './deps.ts';
import { base } from './operations.ts';

export function audienceRoutes(deps: Deps) {
  const reads = within(deps);
  return new Hono<AudienceEnv>()
    .get(base, reads, async (c) => c.json(await homeOf(c.var.session)))
    .get(`${base}/items`, reads, async (c) =>
      c.json({ items: await shown(c.var.session), next: null } satisfies SharedPlanList),
    );
}

async function shown({ table, seat, today }: Session): Promise<SharedPlan[]> {
  return shownIn(await table.all(sharedPartition(seat.audience)), today).plans;
}

async function homeOf(session: Session): Promise<AudienceHome> {
  const { audience, name, until } = session.seat;
  const byAuthority = Map.groupBy(await shown(session), ({ authority }) => authority.id);
  const authorities = Array.from(byAuthority, ([id, plans]) => ({
    ...{ id, name: plans[0]?.authority.name ?? id, plans: plans.length },
  }));
  return { audience, kind: kindOf(audience), name, until, authorities };
}
