import { Hono } from 'hono';
import { AnswersNotRight, ChangedMeanwhile } from '#kernel/errors.ts';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PlanId } from '#shared/ids.ts';
import { LayoutChange, LayoutChanged, LayoutUses } from '#shared/plans/layout.ts';
import { choiceProblems, shapeForPlan } from '#shared/plans/offered.ts';
import { beforeProblems, futureProblems } from '#shared/plans/rules.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { usesOf } from '../layout-uses.ts';
import { settingsOf } from '../settings/store.ts';
import { changeLayout } from './layout.ts';
import { seenPlan } from './seen-plan.ts';
import { planStore } from './store.ts';

const path = '/api/authorities/:authority/plans/:plan/layout';

export function layoutRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>()
    .get(path, within(deps, 'edit', 'read'), async (c) => {
      const id = pathId(c, 'plan', PlanId);
      const { plan, nodes } = await planStore(c.var.session).whole(id);
      tagged(c, plan.version);
      return c.json({
        ...(await usesOf(c.var.session, id, { shape: plan.shape, nodes })),
        version: plan.version,
      } satisfies LayoutUses);
    })
    .put(path, within(deps, 'edit', 'write'), validJson(LayoutChange), async (c) => {
      const session = c.var.session;
      const id = pathId(c, 'plan', PlanId);
      const asked = c.req.valid('json');
      const next = await nextShape(session, id, asked);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const { entry } = await changeLayout(session, id, { ...asked, ...conditional, next }).catch(
        async (error: unknown) => {
          throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(await seenPlan(session, id, {})) : error;
        },
      );
      const plan = await seenPlan(session, id, {});
      tagged(c, plan.version);
      return c.json({ entry, plan } satisfies LayoutChanged);
    });
}

/** The layout that was chosen, where it can be true from the date that was given. */
async function nextShape(session: Session, id: PlanId, asked: LayoutChange) {
  const { effectiveOn = session.today } = asked;
  const [settings, { agreedOn }] = await Promise.all([settingsOf(session), planStore(session).header(id)]);
  const shape = shapeForPlan(settings, asked.shape, asked.scheme);
  const problems = [
    ...futureProblems(effectiveOn, session.today),
    ...beforeProblems(effectiveOn, agreedOn, 'the plan was agreed'),
    ...choiceProblems(settings, asked),
  ];
  if (shape === null || problems.length > 0) throw new AnswersNotRight(problems);
  return shape;
}

export const layoutOperations = (): Operation[] => [
  {
    method: 'get',
    path,
    id: 'getLayoutUses',
    summary: 'What of a plan’s layout is in use',
    needs: 'edit',
    status: 200,
    answer: LayoutUses,
  },
  {
    method: 'put',
    path,
    id: 'changeLayout',
    summary: 'Lay a plan out anew, with nothing lost',
    needs: 'edit',
    conditional: true,
    body: LayoutChange,
    status: 200,
    answer: LayoutChanged,
  },
];
