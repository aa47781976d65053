import { Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { LinkId, NodeId, PlanId } from '#shared/ids.ts';
import { HandedOver, HandOver, LinkDraft, LinkRecorded } from '#shared/plans/links.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import { Removal } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { refuse } from '../settle.ts';
import { handOver } from './hand-over.ts';
import { planLinks } from './links.ts';

const plan = '/api/authorities/:authority/plans/:plan';
const links = `${plan}/links`;
const handingOver = `${plan}/nodes/:node/hand-over`;

/** What rows of plans have to do with one another, and where an action goes when it is closed elsewhere. */
export function linkRoutes(deps: Deps) {
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .post(links, edits, validJson(LinkDraft), async (c) => {
      const draft = c.req.valid('json');
      refuseFuture(c.var.session, draft.effectiveOn);
      const recorded = await planLinks(c.var.session).add(pathId(c, 'plan', PlanId), draft, await requestClaim(c));
      tagged(c, recorded.link.version);
      c.header('Location', `${c.req.path}/${recorded.link.id}`);
      return c.json(recorded, 201);
    })
    .delete(`${links}/:link`, edits, validJson(Removal), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const ids = [pathId(c, 'plan', PlanId), pathId(c, 'link', LinkId)] as const;
      return c.json(await planLinks(c.var.session).remove(...ids, { ...c.req.valid('json'), ...conditional }));
    })
    .post(handingOver, edits, validJson(HandOver), async (c) => {
      const asked = c.req.valid('json');
      refuseFuture(c.var.session, asked.effectiveOn);
      const place = { plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId) };
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      return c.json(await handOver(c.var.session, { ...asked, ...place, ...conditional }));
    });
}

function refuseFuture(session: Session, effectiveOn: string | undefined): void {
  const problems = effectiveOn === undefined ? [] : futureProblems(effectiveOn, session.today);
  refuse(problems);
}

export const linkOperations = (): Operation[] => [
  {
    method: 'post',
    path: links,
    id: 'addLink',
    summary: 'Link a plan or a row of it to another plan, or to a strategy outside',
    needs: 'edit',
    body: LinkDraft,
    status: 201,
    answer: LinkRecorded,
  },
  {
    method: 'delete',
    path: `${links}/:link`,
    id: 'removeLink',
    summary: 'Remove a link from both of its sides, with a reason',
    needs: 'edit',
    conditional: true,
    body: Removal,
    status: 200,
    answer: LinkRecorded,
  },
  {
    method: 'post',
    path: handingOver,
    id: 'handOver',
    summary: 'Close an action into another plan, a strand or day-to-day business',
    needs: 'edit',
    conditional: true,
    body: HandOver,
    status: 200,
    answer: HandedOver,
  },
];
