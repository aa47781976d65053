import { Hono } from 'hono';
import { NothingHere } from '#kernel/errors.ts';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { SharedAsk, SharedAskList } from '#shared/cycles/outside.ts';
import { CycleId, NodeId } from '#shared/ids.ts';
import { UpdateDraft } from '#shared/plans/schema.ts';
import { within } from './access.ts';
import { sendAnswer } from './answers.ts';
import { asksOf } from './asks.ts';
import type { AudienceEnv, Deps, Session } from './deps.ts';
import { base } from './paths.ts';

/** What a member is asked about their own actions, and what they answer. */
export function askRoutes(deps: Deps) {
  const reads = within(deps);
  return new Hono<AudienceEnv>()
    .get(`${base}/asks`, reads, async (c) => {
      const items = await asksOf(c.var.session);
      return c.json({ today: c.var.session.today, items, next: null } satisfies SharedAskList);
    })
    .post(`${base}/cycles/:cycle/asks/:node/answers`, reads, validJson(UpdateDraft), async (c) => {
      const ask = await askOf(c.var.session, { cycle: pathId(c, 'cycle', CycleId), node: pathId(c, 'node', NodeId) });
      const sent = { ask, draft: c.req.valid('json'), request: await requestClaim(c) };
      return c.json(await sendAnswer(deps, c.var.session, sent), 201);
    });
}

async function askOf(session: Session, of: { cycle: CycleId; node: NodeId }): Promise<SharedAsk> {
  const ask = (await asksOf(session)).find(({ cycle, node }) => cycle.id === of.cycle && node === of.node);
  if (ask === undefined) throw new NothingHere();
  return ask;
}
