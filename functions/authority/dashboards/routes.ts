import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { pathId, requestClaim, validJson, validQuery } from '#kernel/http.ts';
import {
  type Dashboard,
  DashboardSummary,
  FormatQuery,
  IndicatorDraft,
  type IndicatorList,
  type IndicatorView,
  type ProfileView,
  ReadingsDraft,
  Snapshot,
  SnapshotDraft,
} from '#shared/dashboards/schema.ts';
import { WordKey } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';
import { refuse } from '../settle.ts';
import { answerCsv, indicatorCsv, profileCsv, wantsCsv } from './csv.ts';
import { dashboardStore } from './store.ts';
import { presentIndicator, presentProfile, presentReadings } from './view.ts';

const base = '/api/authorities/:authority';

export function dashboardRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .get(`${base}/dashboard`, reads, async (c) => {
      const row = await dashboardStore(c.var.session).summary();
      const summary = row === null ? null : DashboardSummary.parse(row);
      return c.json({ summary, can: { add: hasRight(c.var.session.seat.role, 'edit') } } satisfies Dashboard);
    })
    .get(`${base}/ofsted-profile`, reads, validQuery(FormatQuery), profileAsCsv, async (c) =>
      c.json(await profileOf(c.var.session)),
    )
    .post(`${base}/ofsted-profile/snapshots`, edits, validJson(SnapshotDraft), async (c) => {
      const draft = c.req.valid('json');
      refuseFuture(c.var.session, draft.on, '#/on');
      const row = await dashboardStore(c.var.session).addSnapshot(draft, await requestClaim(c));
      return c.json(Snapshot.parse(row), 201);
    })
    .get(`${base}/indicators`, reads, async (c) => {
      const rows = await dashboardStore(c.var.session).indicators();
      const can = { add: hasRight(c.var.session.seat.role, 'edit') };
      return c.json({ items: rows.map(presentIndicator), next: null, can } satisfies IndicatorList);
    })
    .post(`${base}/indicators`, edits, validJson(IndicatorDraft), async (c) => {
      const row = await dashboardStore(c.var.session).addIndicator(c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${c.req.path}/${row.key}`);
      return c.json(presentIndicator(row), 201);
    })
    .get(`${base}/indicators/:indicator`, reads, validQuery(FormatQuery), indicatorAsCsv, async (c) =>
      c.json(await indicatorOf(c.var.session, pathId(c, 'indicator', WordKey))),
    )
    .post(`${base}/indicators/:indicator/readings`, edits, validJson(ReadingsDraft), async (c) => {
      const session = c.var.session;
      const { key } = await dashboardStore(session).indicator(pathId(c, 'indicator', WordKey));
      const draft = c.req.valid('json');
      refuseFuture(session, draft.asAt, '#/asAt');
      await dashboardStore(session).addReadings(key, draft, await requestClaim(c));
      return c.json(await indicatorOf(session, key), 201);
    });
}

async function profileOf(session: Session): Promise<ProfileView> {
  const [settings, rows] = await Promise.all([settingsOf(session), dashboardStore(session).snapshots()]);
  return presentProfile(session, settings, rows);
}

async function indicatorOf(session: Session, key: string): Promise<IndicatorView> {
  const store = dashboardStore(session);
  const [settings, indicator, readings] = await Promise.all([
    settingsOf(session),
    store.indicator(key),
    store.readings(key),
  ]);
  return presentReadings(session, settings, { indicator, readings });
}

// The same figures as a file: answered before the handler, whose answer is then JSON alone.
const profileAsCsv = createMiddleware<AuthorityEnv>(async (c, next) => {
  if (!wantsCsv(c)) return next();
  const { authority } = c.var.session;
  return answerCsv(c, `ofsted-profile-${authority}.csv`, profileCsv(await profileOf(c.var.session)));
});

const indicatorAsCsv = createMiddleware<AuthorityEnv>(async (c, next) => {
  if (!wantsCsv(c)) return next();
  const view = await indicatorOf(c.var.session, pathId(c, 'indicator', WordKey));
  return answerCsv(c, `${view.key}-${c.var.session.authority}.csv`, indicatorCsv(view));
});

function refuseFuture(session: Session, date: string, pointer: string): void {
  const problems = futureProblems(date, session.today, pointer);
  refuse(problems);
}
