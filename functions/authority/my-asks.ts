import { planSummaries, settingsKey, topPartition, workOf } from '#kernel/keys.ts';
import { planSummaryRow } from '#kernel/plan-rows.ts';
import type { Stored } from '#kernel/rows.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { waitingRowsOf } from '#kernel/waiting-rows.ts';
import type { AuthorityMark } from '#shared/authorities/my-work.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import { Cycle } from '#shared/cycles/schema.ts';
import type { MyAsks, MyUpdates } from '#shared/cycles/views.ts';
import type { CycleId, PlanId } from '#shared/ids.ts';
import { cycleStore } from './cycles/store.ts';
import { askLines, planOfCycle } from './cycles/view.ts';
import type { Session } from './deps.ts';

/** What the signed-in person is asked in this authority: in each plan with an open cycle where an action is theirs. */
export async function myAsksIn(session: Session): Promise<{ authority: AuthorityMark; items: MyAsks[] }> {
  const { audience, table, person } = session;
  const [settings, summaries, work] = await Promise.all([
    table.get(settingsKey(audience), settingsRow),
    table.all(topPartition(audience), { prefix: planSummaries }),
    table.all(workOf(audience, person), { onIndex: true }),
  ]);
  const { name, accent } = settings;
  const authority = { id: session.authority, name, accent };
  const plans = askedPlans(summaries, work);
  const found = await Promise.all(plans.map((each) => asksIn(session, { ...each, authority })));
  const items = found.filter(({ asks }) => asks.length > 0);
  return { authority, items: items.toSorted((a, b) => (a.cycle.dueOn < b.cycle.dueOn ? -1 : 1)) };
}

type Asked = { plan: PlanId; cycle: CycleId };

function askedPlans(summaries: readonly Stored[], work: readonly Stored[]): Asked[] {
  const { nodes, asks } = waitingRowsOf(work);
  const mine = new Set<string>([...nodes, ...asks].map(({ plan }) => plan));
  return summaries
    .map((item) => planSummaryRow.read(item))
    .flatMap(({ id, removed, cycle }) =>
      !removed && mine.has(id) && cycle !== null && cycle.locked === null ? [{ plan: id, cycle: cycle.id }] : [],
    );
}

async function asksIn(
  session: Session,
  { plan, cycle, authority }: Asked & { authority: AuthorityMark },
): Promise<MyAsks> {
  const whole = await cycleStore(session).whole(plan, cycle);
  return {
    authority,
    plan: planOfCycle(whole.plan),
    cycle: Cycle.parse(whole.cycle),
    cycles: whole.cycles.map(markOf).toReversed(),
    asks: askLines(session, whole).filter(({ owner }) => owner === session.person),
  };
}

/** The same as one authority’s part of “my updates”. */
export async function myUpdatesIn(session: Session): Promise<MyUpdates> {
  const { authority, items } = await myAsksIn(session);
  return { today: session.today, authorities: [{ ...authority, state: 'read' }], items };
}
