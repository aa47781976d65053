import { put } from '#kernel/change.ts';
import {
  type DashboardRow,
  dashboardRow,
  figuresRetention,
  indicatorRow,
  readingRow,
  snapshotRow,
} from '#kernel/dashboard-rows.ts';
import {
  dashboardKey,
  indicatorsPartition,
  planSummaries,
  profilePartition,
  readingsPartition,
  settingsKey,
  topPartition,
} from '#kernel/keys.ts';
import { planSummaryRow } from '#kernel/plan-rows.ts';
import { type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import { type WorkerDeps, type WorkerSession, workerSession, workOf } from '#kernel/worker.ts';
import { headlineOf, plansInSum, profileSentence, standingsOf } from '#shared/dashboards/rules.ts';
import type { DashboardSummary } from '#shared/dashboards/schema.ts';
import { localDateOf } from '#shared/dates.ts';
import { untilNotOvertaken } from './overtaken.ts';

/** Works out anew what the dashboard says, after a figure, a plan’s summary or a setting changed, so that it is one row to read. */
export function dashboardSummariser(deps: WorkerDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'dashboard');
    if (work === null) return;
    const session = await workerSession(deps, work.authority);
    await untilNotOvertaken(() => sumUp(deps, session));
  };
}

async function sumUp(deps: WorkerDeps, session: WorkerSession): Promise<void> {
  const { table, audience, authority } = session;
  const key = dashboardKey(audience);
  const [was, settings] = await Promise.all([
    table.find(key, dashboardRow),
    table.get(settingsKey(audience), settingsRow),
  ]);
  const now = deps.clock();
  const summary = { ...(await answers(session, settings)), changedAt: now.toISOString() };
  if (was !== null && saysTheSame(was, summary)) return;
  const row: DashboardRow = { ...summary, version: (was?.version ?? 0) + 1, retention: figuresRetention };
  await table.commit({
    quiet: true,
    verb: 'dashboard.summarised',
    subject: topPartition(audience),
    effectiveOn: localDateOf(now),
    puts: [put({ key, shape: dashboardRow, row, was, unlogged: true })],
    result: authority,
  });
  deps.log.info('summary.written', { authority });
}

async function answers(session: WorkerSession, settings: SettingsRow): Promise<Omit<DashboardSummary, 'changedAt'>> {
  const [profile, indicators, plans] = await Promise.all([
    profileAnswer(session, settings),
    indicatorAnswers(session, settings),
    session.table.all(topPartition(session.audience), { prefix: planSummaries, consistent: true }),
  ]);
  const standing = plans.map((item) => planSummaryRow.read(item)).filter(({ removed }) => !removed);
  return { profile, indicators, plans: plansInSum(standing) };
}

async function profileAnswer(
  { table, audience }: WorkerSession,
  settings: SettingsRow,
): Promise<DashboardSummary['profile']> {
  const items = await table.all(profilePartition(audience), { consistent: true });
  const snapshots = items.map((item) => snapshotRow.read(item));
  const aim = settings.ofstedAim ?? null;
  const standings = standingsOf(snapshots, aim);
  const latest = standings.filter(({ on }) => on === standings.at(-1)?.on);
  const sentence = profileSentence(standings, aim);
  const from = snapshots.find(({ on }) => on === latest[0]?.on);
  if (sentence === null || from === undefined) return null;
  return { sentence, standings: latest, source: from.source, release: from.release };
}

async function indicatorAnswers(
  { table, audience }: WorkerSession,
  settings: SettingsRow,
): Promise<DashboardSummary['indicators']> {
  const heads = (await table.all(indicatorsPartition(audience), { consistent: true })).map((item) =>
    indicatorRow.read(item),
  );
  return Promise.all(
    heads.map(async (head) => {
      const readings = await table.all(readingsPartition(audience, head.key), { consistent: true });
      return headlineOf(
        head,
        readings.map((item) => readingRow.read(item)),
        settings.name,
      );
    }),
  );
}

/** Nothing new to say: the row stands, and its date says since when. */
function saysTheSame(was: DashboardRow, { profile, indicators, plans }: DashboardSummary): boolean {
  const said = ({ profile, indicators, plans }: Omit<DashboardSummary, 'changedAt'>) =>
    JSON.stringify([profile, indicators, plans]);
  return said(dashboardRow.read(dashboardRow.write(was))) === said({ profile, indicators, plans });
}
