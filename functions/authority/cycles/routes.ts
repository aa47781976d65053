import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import { AnswerReturn, Cycle, CycleChange, CycleDraft, CycleLock } from '#shared/cycles/schema.ts';
import type { AskView, CycleList, CycleView } from '#shared/cycles/views.ts';
import { CycleId, type EntryId, NodeId, PlanId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { Removal, UpdateDraft } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import { answerAsk } from '../cycle-plans.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { myUpdatesIn } from '../my-asks.ts';
import { cycleChanges } from './changes.ts';
import { lockCycle, reportOf } from './lock.ts';
import { cycleReviews } from './reviews.ts';
import { cycleStore } from './store.ts';
import { planOfCycle, presentAsk, presentCycleView } from './view.ts';

type Of = Context<AuthorityEnv>;

export const cyclesPath = '/api/authorities/:authority/plans/:plan/cycles';
export const cyclePath = `${cyclesPath}/:cycle`;
export const askPath = `${cyclePath}/asks/:node`;
export const myUpdatesPath = '/api/authorities/:authority/updates';

/** Rounds of updates on a plan: opening and locking them, answering what they ask, reviewing what was answered. */
export function cycleRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  const contributes = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .get(cyclesPath, reads, async (c) => {
      const session = c.var.session;
      const { plan, cycles } = await cycleStore(session).list(pathId(c, 'plan', PlanId));
      const isFree = cycles.every(({ locked }) => locked !== null);
      const items = cycles.map((each) => Cycle.parse(each)).toReversed();
      const can = { open: isFree && hasRight(session.seat.role, 'edit') };
      return c.json({ plan: planOfCycle(plan), items, next: null, can } satisfies CycleList);
    })
    .post(cyclesPath, edits, validJson(CycleDraft), async (c) => {
      const session = c.var.session;
      const plan = pathId(c, 'plan', PlanId);
      const id = await cycleChanges(session).open(plan, c.req.valid('json'), await requestClaim(c));
      const cycle = CycleId.parse(id);
      c.header('Location', `/api/authorities/${session.authority}/plans/${plan}/cycles/${cycle}`);
      return c.json(await seen(c, { plan, cycle }), 201);
    })
    .get(cyclePath, reads, async (c) => c.json(await seen(c, ofCycle(c))))
    .patch(cyclePath, edits, validJson(CycleChange), async (c) => {
      const of = ofCycle(c);
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      await cycleChanges(c.var.session).change(of.plan, of.cycle, asked);
      return c.json(await seen(c, of));
    })
    .delete(cyclePath, edits, validJson(Removal), async (c) => {
      const of = ofCycle(c);
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      await cycleChanges(c.var.session).withdraw(of.plan, of.cycle, asked);
      return c.body(null, 204);
    })
    .post(`${cyclePath}/lock`, edits, validJson(CycleLock), async (c) => {
      const of = ofCycle(c);
      await lockCycle(c.var.session, of, { ...c.req.valid('json'), ...(await conditional(c)) });
      return c.json(await seen(c, of));
    })
    .post(`${cyclePath}/remind`, edits, async (c) => {
      const of = ofCycle(c);
      await cycleChanges(c.var.session).remind(of.plan, of.cycle, await requestClaim(c));
      return c.json(await seen(c, of));
    })
    .post(`${cyclePath}/outside`, edits, async (c) => {
      const of = ofCycle(c);
      await cycleChanges(c.var.session).askOutside(of.plan, of.cycle, await requestClaim(c));
      return c.json(await seen(c, of));
    })
    .get(`${cyclePath}/report`, reads, async (c) => {
      const { plan, cycle } = ofCycle(c);
      const row = await cycleStore(c.var.session).header(plan, cycle);
      const text = await reportOf(c.var.session, plan, row);
      return c.body(text, 200, { 'Content-Type': 'application/json', ETag: `"${row.locked?.hash}"` });
    })
    .get(askPath, reads, async (c) => c.json(await asked(c)))
    .put(askPath, contributes, validJson(UpdateDraft), async (c) => {
      const { plan, cycle, node } = ofAsk(c);
      const { expected, request } = await conditional(c);
      const asked = { ...c.req.valid('json'), request, ask: { cycle, expected } };
      const { entry, answered } = await answerAsk(c.var.session, plan, node, asked);
      return c.json(await changed(c, answered === undefined ? entry : null));
    })
    .post(`${askPath}/accept`, edits, async (c) => {
      const entry = await cycleReviews(c.var.session).accept(ofAsk(c), await conditional(c));
      return c.json(await changed(c, entry));
    })
    .post(`${askPath}/return`, edits, validJson(AnswerReturn), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return c.json(await changed(c, await cycleReviews(c.var.session).giveBack(ofAsk(c), asked)));
    })
    .get(myUpdatesPath, reads, async (c) => c.json(await myUpdatesIn(c.var.session)));
}

const ofCycle = (c: Of) => ({ plan: pathId(c, 'plan', PlanId), cycle: pathId(c, 'cycle', CycleId) });
const ofAsk = (c: Of) => ({ ...ofCycle(c), node: pathId(c, 'node', NodeId) });
const conditional = async (c: Of) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

async function seen(c: Of, { plan, cycle }: ReturnType<typeof ofCycle>): Promise<CycleView> {
  const session: Session = c.var.session;
  const view = presentCycleView(session, await cycleStore(session).whole(plan, cycle));
  tagged(c, view.cycle.version);
  return view;
}

async function asked(c: Of): Promise<AskView> {
  const { plan, cycle, node } = ofAsk(c);
  const view = presentAsk(c.var.session, await cycleStore(c.var.session).one(plan, { cycle, node }, 'read'), null);
  tagged(c, view.ask.version);
  return view;
}

async function changed(c: Of, entry: EntryId | null): Promise<AskView> {
  const { plan, cycle, node } = ofAsk(c);
  const view = presentAsk(c.var.session, await cycleStore(c.var.session).changed(plan, { cycle, node }), entry);
  tagged(c, view.ask.version);
  return view;
}
