import { Hono } from 'hono';
import { AnswersNotRight, ChangedMeanwhile } from '#kernel/errors.ts';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PlanId } from '#shared/ids.ts';
import { LayoutChange, LayoutChanged, LayoutUses } from '#shared/plans/layout.ts';
import { choiceProblems, shapeForPlan } from '#shared/plans/offered.ts';
import { ColumnsChange, ownColumnsProblems, withColumns } from '#shared/plans/own-columns.ts';
import { beforeProblems, futureProblems } from '#shared/plans/rules.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { usesOf } from '../layout-uses.ts';
import { settingsOf } from '../settings/store.ts';
import { refuse } from '../settle.ts';
import { changeLayout, type LayoutAsked } from './layout.ts';
import { seenPlan } from './seen-plan.ts';
import { planStore } from './store.ts';

const path = '/api/authorities/:authority/plans/:plan/layout';
const columnsPath = '/api/authorities/:authority/plans/:plan/columns';

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
      const id = pathId(c, 'plan', PlanId);
      const asked = c.req.valid('json');
      const next = await nextShape(c.var.session, id, asked);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const changed = await laidOut(c.var.session, id, { ...asked, ...conditional, next });
      tagged(c, changed.plan.version);
      return c.json(changed);
    })
    .put(columnsPath, within(deps, 'edit', 'write'), validJson(ColumnsChange), async (c) => {
      const id = pathId(c, 'plan', PlanId);
      const asked = c.req.valid('json');
      const next = await withOwnColumns(c.var.session, id, asked);
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const hidden = asked.columns.filter(({ retired }) => retired).map(({ key }) => key);
      const decided = { renamed: {}, leaving: { columns: [...(asked.leaving ?? []), ...hidden] } };
      const changed = await laidOut(c.var.session, id, { ...asked, ...decided, ...conditional, next });
      tagged(c, changed.plan.version);
      return c.json(changed);
    });
}

/** Lays it out, and answers it as it is now; whoever was late is shown what is there. */
async function laidOut(session: Session, id: PlanId, asked: LayoutAsked): Promise<LayoutChanged> {
  const { entry } = await changeLayout(session, id, asked).catch(async (error: unknown) => {
    throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(await seenPlan(session, id, {})) : error;
  });
  return { entry, plan: await seenPlan(session, id, {}) };
}

function dateProblems(
  session: Session,
  { agreedOn }: { agreedOn: string },
  asked: { effectiveOn?: string | undefined },
) {
  const { effectiveOn = session.today } = asked;
  return [
    ...futureProblems(effectiveOn, session.today),
    ...beforeProblems(effectiveOn, agreedOn, 'the plan was agreed'),
  ];
}

/** The plan’s own shape with other columns, where they hold together and can be true from the date that was given. */
async function withOwnColumns(session: Session, id: PlanId, asked: ColumnsChange): Promise<PlanShape> {
  const header = await planStore(session).header(id);
  refuse([...dateProblems(session, header, asked), ...ownColumnsProblems(header.shape, asked.columns)]);
  return withColumns(header.shape, asked.columns);
}

/** The layout that was chosen, where it can be true from the date that was given. */
async function nextShape(session: Session, id: PlanId, asked: LayoutChange) {
  const [settings, header] = await Promise.all([settingsOf(session), planStore(session).header(id)]);
  const shape = shapeForPlan(settings, asked.shape, asked.scheme);
  const problems = [...dateProblems(session, header, asked), ...choiceProblems(settings, asked)];
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
  {
    method: 'put',
    path: columnsPath,
    id: 'changeColumns',
    summary: 'Give one plan columns of its own, with no word lost',
    needs: 'edit',
    conditional: true,
    body: ColumnsChange,
    status: 200,
    answer: LayoutChanged,
  },
];
