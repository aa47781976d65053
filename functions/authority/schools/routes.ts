import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requireClearance } from '#kernel/actor.ts';
import { NothingHere } from '#kernel/errors.ts';
import { pathId, requestClaim, validJson, validQuery } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { Urn } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import { categoryProblems } from '#shared/schools/rules.ts';
import {
  Category,
  CategoryDraft,
  CategoryList,
  CategoryQuery,
  School,
  SchoolDraft,
  SchoolList,
  SchoolView,
} from '#shared/schools/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';
import { refuse } from '../settle.ts';
import { categoryStore, schoolStore } from './store.ts';

const base = '/api/authorities/:authority';
const schools = `${base}/schools`;
const categories = `${base}/categories`;

const isCleared = ({ seat }: Session): boolean => seat.clearance.includes('schools');

/** Says no before anything of the request is looked at; the session itself would say it again. */
export const cleared = createMiddleware<AuthorityEnv>(async (c, next) => {
  requireClearance(c.var.session.seat, 'schools');
  await next();
});

export function schoolRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  return (
    new Hono<AuthorityEnv>()
      .get(schools, reads, async (c) => {
        const session = c.var.session;
        const can = { add: hasRight(session.seat.role, 'edit'), seeCategories: isCleared(session) };
        return c.json({ items: await schoolStore(session).list(), next: null, can } satisfies SchoolList);
      })
      .post(schools, edits, validJson(SchoolDraft), async (c) => {
        const draft = c.req.valid('json');
        refuseFutureOf(c.var.session, draft);
        const school = await schoolStore(c.var.session).add(draft, await requestClaim(c));
        c.header('Location', `${c.req.path}/${school.urn}`);
        return c.json(school, 201);
      })
      .get(`${schools}/:urn`, reads, async (c) => {
        const session = c.var.session;
        const school = await schoolStore(session).get(pathId(c, 'urn', Urn), { consistent: false });
        const seeCategory = isCleared(session);
        const can = { seeCategory, addCategory: seeCategory && hasRight(session.seat.role, 'edit') };
        return c.json({ ...school, can } satisfies SchoolView);
      })
      .get(categories, reads, cleared, validQuery(CategoryQuery), async (c) => {
        const session = c.var.session;
        const [{ categoryScheme = null }, items] = await Promise.all([
          settingsOf(session),
          categoryStore(session).list(c.req.valid('query').urn),
        ]);
        const can = { add: categoryScheme !== null && hasRight(session.seat.role, 'edit') };
        return c.json({ items, scheme: categoryScheme, can } satisfies CategoryList);
      })
      // The officer's own session only reads here: what is restricted is written through the session cleared for it.
      .post(categories, within(deps, 'edit', 'read'), cleared, validJson(CategoryDraft), async (c) => {
        const session = c.var.session;
        const draft = c.req.valid('json');
        const { categoryScheme } = await settingsOf(session);
        const problems = [
          ...categoryProblems(categoryScheme, draft),
          ...futureProblems(draft.from, session.today, '#/from'),
          ...(await schoolProblems(session, draft.urn)),
        ];
        refuse(problems);
        return c.json(await categoryStore(session).add(draft, await requestClaim(c)), 201);
      })
  );
}

function refuseFutureOf(session: Session, { pupils, inspection }: SchoolDraft): void {
  const problems = [
    ...(pupils === null ? [] : futureProblems(pupils.on, session.today, '#/pupils/on')),
    ...(inspection === null ? [] : futureProblems(inspection.on, session.today, '#/inspection/on')),
  ];
  refuse(problems);
}

async function schoolProblems(session: Session, urn: Urn) {
  try {
    await schoolStore(session).get(urn);
    return [];
  } catch (error) {
    if (!(error instanceof NothingHere)) throw error;
    return [{ pointer: '#/urn', detail: 'Choose a school from the list of schools' }];
  }
}

export const schoolOperations = (): Operation[] => [
  {
    method: 'get',
    path: schools,
    id: 'listSchools',
    summary: 'The authority’s schools, without their categories',
    needs: 'read',
    status: 200,
    answer: SchoolList,
  },
  {
    method: 'post',
    path: schools,
    id: 'addSchool',
    summary: 'Add a school to the list',
    needs: 'edit',
    body: SchoolDraft,
    status: 201,
    answer: School,
  },
  {
    method: 'get',
    path: `${schools}/:urn`,
    id: 'getSchool',
    summary: 'A school',
    needs: 'read',
    status: 200,
    answer: SchoolView,
  },
  {
    method: 'get',
    path: categories,
    id: 'listCategories',
    summary: 'Restricted: the categories of schools with their reasons, for those cleared for schools',
    needs: 'read',
    query: CategoryQuery,
    status: 200,
    answer: CategoryList,
  },
  {
    method: 'post',
    path: categories,
    id: 'addCategory',
    summary: 'Restricted: put a school into a category from a date, with reasons; added, never overwritten',
    needs: 'edit',
    body: CategoryDraft,
    status: 201,
    answer: Category,
  },
];
