import { Hono } from 'hono';
import { AnswersNotRight, ChangedMeanwhile } from '#kernel/errors.ts';
import { expectedVersion, pathId, requestClaim, tagged, validJson, validQuery } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { BoardComment } from '#shared/boards/comment.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import { EntryId, NodeId, PlanId } from '#shared/ids.ts';
import { byDate } from '#shared/milestones/rules.ts';
import { hasRight } from '#shared/people/rules.ts';
import { choiceProblems, shapeForPlan } from '#shared/plans/offered.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import {
  NodeChange,
  NodeDraft,
  NodeView,
  PlanChange,
  PlanDraft,
  PlanList,
  PlanQuery,
  PlanView,
  Recorded,
  Removal,
  Undone,
  UpdateDraft,
} from '#shared/plans/schema.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';
import { refuse } from '../settle.ts';
import { planChanges } from './changes.ts';
import { presentDiscussion } from './comment-view.ts';
import { presentCriterion } from './criterion-view.ts';
import { presentEvidenceOf } from './evidence-view.ts';
import { holderProblems } from './holder.ts';
import { seenLinks } from './link-names.ts';
import { presentMilestone } from './milestone-view.ts';
import { recordUpdate } from './record-update.ts';
import { seenPlan } from './seen-plan.ts';
import { planStore } from './store.ts';
import { undo } from './undo.ts';
import { presentNode } from './view.ts';

const base = '/api/authorities/:authority/plans';

export function planRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  const contributes = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .get(base, reads, async (c) => {
      const session = c.var.session;
      const items = await planStore(session).list();
      return c.json({ items, next: null, can: { add: hasRight(session.seat.role, 'edit') } } satisfies PlanList);
    })
    .post(base, edits, validJson(PlanDraft), async (c) => {
      const session = c.var.session;
      const draft = c.req.valid('json');
      const settings = await settingsOf(session);
      const shape = shapeForPlan(settings, draft.shape, draft.scheme);
      const problems: FieldProblem[] = [
        ...futureProblems(draft.agreedOn, session.today, '#/agreedOn'),
        ...choiceProblems(settings, draft),
        ...(await holderProblems(session, draft.holder)),
      ];
      if (shape === null || problems.length > 0) throw new AnswersNotRight(problems);
      const id = PlanId.parse(await planStore(session).create(draft, shape, await requestClaim(c)));
      const view = await seenPlan(session, id, {});
      tagged(c, view.version);
      c.header('Location', `/api/authorities/${session.authority}/plans/${id}`);
      return c.json(view, 201);
    })
    .get(`${base}/:plan`, reads, validQuery(PlanQuery), async (c) => {
      const view = await seenPlan(c.var.session, pathId(c, 'plan', PlanId), c.req.valid('query'));
      tagged(c, view.version);
      return c.json(view);
    })
    .patch(`${base}/:plan`, edits, validJson(PlanChange), async (c) => {
      const session = c.var.session;
      const plan = pathId(c, 'plan', PlanId);
      const asked = c.req.valid('json');
      refuseFuture(session, asked);
      const problems = await holderProblems(session, asked.holder);
      refuse(problems);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      await planChanges(session)
        .changePlan(plan, { ...asked, ...conditional })
        .catch(showingPlan(session, plan));
      const view = await seenPlan(session, plan, {});
      tagged(c, view.version);
      return c.json(view);
    })
    .delete(`${base}/:plan`, edits, validJson(Removal), async (c) => {
      const session = c.var.session;
      const plan = pathId(c, 'plan', PlanId);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c), remove: true };
      const asked = { ...c.req.valid('json'), ...conditional };
      await planChanges(session).changePlan(plan, asked).catch(showingPlan(session, plan));
      return c.body(null, 204);
    })
    .post(`${base}/:plan/nodes`, edits, validJson(NodeDraft), async (c) => {
      const asked = c.req.valid('json');
      refuseFuture(c.var.session, asked);
      const recorded = await planChanges(c.var.session).addNode(
        pathId(c, 'plan', PlanId),
        asked,
        await requestClaim(c),
      );
      tagged(c, recorded.node.version);
      c.header('Location', `${c.req.path}/${recorded.node.id}`);
      return c.json(recorded, 201);
    })
    .get(`${base}/:plan/nodes/:node`, reads, async (c) => {
      const session = c.var.session;
      const ids = [pathId(c, 'plan', PlanId), pathId(c, 'node', NodeId)] as const;
      const found = await planStore(session).history(...ids);
      const { plan, node, criteria, comments, boardComments, evidence, milestones, links, cycles, ...rest } = found;
      tagged(c, node.version);
      const view: NodeView = {
        plan: { id: plan.id, title: plan.title, shape: plan.shape },
        node: presentNode(session, plan, node),
        criteria: criteria.map((criterion) => presentCriterion(session, node, criterion)),
        discussion: presentDiscussion(session, node, comments),
        milestones: byDate(milestones).map((milestone) => presentMilestone(session, node, milestone)),
        evidence: presentEvidenceOf(session, node, evidence),
        boardComments: boardComments.map((comment) => BoardComment.parse(comment)),
        ...rest,
        cycles: cycles.map(markOf).toReversed(),
        links: await seenLinks(session, links),
      };
      return c.json(view);
    })
    .patch(`${base}/:plan/nodes/:node`, edits, validJson(NodeChange), async (c) => {
      const asked = c.req.valid('json');
      refuseFuture(c.var.session, asked);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const ids = [pathId(c, 'plan', PlanId), pathId(c, 'node', NodeId)] as const;
      const recorded = await planChanges(c.var.session).changeNode(...ids, { ...asked, ...conditional });
      tagged(c, recorded.node.version);
      return c.json(recorded);
    })
    .delete(`${base}/:plan/nodes/:node`, edits, validJson(Removal), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const ids = [pathId(c, 'plan', PlanId), pathId(c, 'node', NodeId)] as const;
      return c.json(await planChanges(c.var.session).removeNode(...ids, { ...c.req.valid('json'), ...conditional }));
    })
    .post(`${base}/:plan/nodes/:node/updates`, contributes, validJson(UpdateDraft), async (c) => {
      const asked = c.req.valid('json');
      refuseFuture(c.var.session, asked);
      const ids = [pathId(c, 'plan', PlanId), pathId(c, 'node', NodeId)] as const;
      const recorded = await recordUpdate(c.var.session, ...ids, { ...asked, request: await requestClaim(c) });
      tagged(c, recorded.node.version);
      return c.json(recorded, 201);
    })
    .post(`${base}/:plan/entries/:entry/undo`, contributes, async (c) => {
      const asked = {
        plan: pathId(c, 'plan', PlanId),
        entry: pathId(c, 'entry', EntryId),
        request: await requestClaim(c),
      };
      return c.json(await undo(c.var.session, asked));
    });
}

/** Who came second is shown the plan as it is now. */
function showingPlan(session: Session, plan: PlanId) {
  return async (error: unknown): Promise<never> => {
    throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(await seenPlan(session, plan, {})) : error;
  };
}

function refuseFuture(session: Session, asked: { effectiveOn?: string | undefined }): void {
  const problems = asked.effectiveOn === undefined ? [] : futureProblems(asked.effectiveOn, session.today);
  refuse(problems);
}

export const planOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'listPlans',
    summary: 'The authority’s plans, with their health',
    needs: 'read',
    status: 200,
    answer: PlanList,
  },
  {
    method: 'post',
    path: base,
    id: 'makePlan',
    summary: 'Make an empty plan in one of the authority’s shapes',
    needs: 'edit',
    body: PlanDraft,
    status: 201,
    answer: PlanView,
  },
  {
    method: 'get',
    path: `${base}/:plan`,
    id: 'getPlan',
    summary: 'A plan whole, now or as at a date',
    needs: 'read',
    query: PlanQuery,
    status: 200,
    answer: PlanView,
  },
  {
    method: 'patch',
    path: `${base}/:plan`,
    id: 'changePlan',
    summary: 'Change a plan’s title, purpose or date',
    needs: 'edit',
    conditional: true,
    body: PlanChange,
    status: 200,
    answer: PlanView,
  },
  {
    method: 'delete',
    path: `${base}/:plan`,
    id: 'removePlan',
    summary: 'Remove a plan, with a reason',
    needs: 'edit',
    conditional: true,
    body: Removal,
    status: 204,
  },
  {
    method: 'post',
    path: `${base}/:plan/nodes`,
    id: 'addNode',
    summary: 'Add a row to a plan',
    needs: 'edit',
    body: NodeDraft,
    status: 201,
    answer: Recorded,
  },
  {
    method: 'get',
    path: `${base}/:plan/nodes/:node`,
    id: 'getNode',
    summary: 'A row with its history',
    needs: 'read',
    status: 200,
    answer: NodeView,
  },
  {
    method: 'patch',
    path: `${base}/:plan/nodes/:node`,
    id: 'changeNode',
    summary: 'Change or move a row',
    needs: 'edit',
    conditional: true,
    body: NodeChange,
    status: 200,
    answer: Recorded,
  },
  {
    method: 'delete',
    path: `${base}/:plan/nodes/:node`,
    id: 'removeNode',
    summary: 'Remove a row, with a reason',
    needs: 'edit',
    conditional: true,
    body: Removal,
    status: 200,
    answer: Recorded,
  },
  {
    method: 'post',
    path: `${base}/:plan/nodes/:node/updates`,
    id: 'recordUpdate',
    summary: 'Record an update on an action',
    needs: 'contribute',
    body: UpdateDraft,
    status: 201,
    answer: Recorded,
  },
  {
    method: 'post',
    path: `${base}/:plan/entries/:entry/undo`,
    id: 'undo',
    summary: 'Undo what one has just done',
    needs: 'contribute',
    status: 200,
    answer: Undone,
  },
];
