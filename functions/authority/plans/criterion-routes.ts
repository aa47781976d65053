import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { CriterionChange, CriterionDraft, CriterionRecorded, EvaluationDraft } from '#shared/criteria/schema.ts';
import { CriterionId, NodeId, PlanId } from '#shared/ids.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import { Removal } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { refuse } from '../settle.ts';
import { criterionStore } from './criterion-store.ts';

const base = '/api/authorities/:authority/plans/:plan/nodes/:node/criteria';
const one = `${base}/:criterion`;

export function criterionRoutes(deps: Deps) {
  const edits = within(deps, 'edit', 'write');
  // Whoever is named to evaluate may: it need not be an editor.
  const contributes = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .post(base, edits, validJson(CriterionDraft), async (c) => {
      const draft = c.req.valid('json');
      refuseFuture(c.var.session, draft);
      const recorded = await criterionStore(c.var.session).add(rowOf(c), { ...draft, request: await requestClaim(c) });
      tagged(c, recorded.criterion.version);
      c.header('Location', `${c.req.path}/${recorded.criterion.id}`);
      return c.json(recorded, 201);
    })
    .patch(one, edits, validJson(CriterionChange), async (c) => {
      const change = c.req.valid('json');
      refuseFuture(c.var.session, change);
      const recorded = await criterionStore(c.var.session).change(placeOf(c), { ...change, ...(await conditional(c)) });
      tagged(c, recorded.criterion.version);
      return c.json(recorded);
    })
    .delete(one, edits, validJson(Removal), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return c.json(await criterionStore(c.var.session).remove(placeOf(c), asked));
    })
    .post(`${one}/evaluations`, contributes, validJson(EvaluationDraft), async (c) => {
      const draft = c.req.valid('json');
      refuseFuture(c.var.session, draft);
      const recorded = await criterionStore(c.var.session).evaluate(placeOf(c), {
        ...draft,
        ...(await conditional(c)),
      });
      tagged(c, recorded.criterion.version);
      return c.json(recorded, 201);
    });
}

const rowOf = (c: Context) => ({ plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId) });
const placeOf = (c: Context) => ({ ...rowOf(c), criterion: pathId(c, 'criterion', CriterionId) });
const conditional = async (c: Context) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

function refuseFuture(session: Session, { effectiveOn }: { effectiveOn?: string | undefined }): void {
  const problems = effectiveOn === undefined ? [] : futureProblems(effectiveOn, session.today);
  refuse(problems);
}

export const criterionOperations = (): Operation[] => [
  {
    method: 'post',
    path: base,
    id: 'addCriterion',
    summary: 'Add a success criterion to a row of a plan',
    needs: 'edit',
    body: CriterionDraft,
    status: 201,
    answer: CriterionRecorded,
  },
  {
    method: 'patch',
    path: one,
    id: 'changeCriterion',
    summary: 'Change the words or the measure of a success criterion',
    needs: 'edit',
    conditional: true,
    body: CriterionChange,
    status: 200,
    answer: CriterionRecorded,
  },
  {
    method: 'delete',
    path: one,
    id: 'removeCriterion',
    summary: 'Remove a success criterion, with a reason',
    needs: 'edit',
    conditional: true,
    body: Removal,
    status: 200,
    answer: CriterionRecorded,
  },
  {
    method: 'post',
    path: `${one}/evaluations`,
    id: 'evaluateCriterion',
    summary: 'Judge a criterion in words; one that is measured is judged by figures alone',
    needs: 'contribute',
    conditional: true,
    body: EvaluationDraft,
    status: 201,
    answer: CriterionRecorded,
  },
];
