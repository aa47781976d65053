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

type Answers = Omit<DashboardSummary, 'changedAt'>;

/** Works out anew what the dashboard says, after a figure or a setting changed, so that it is one row to read. */
export const dashboardSummariser = (deps: WorkerDeps) => summariserAfter('dashboard', deps, answers);

/** The same after a plan’s summary changed: what is said of figures stands. */
export const plansSummariser = (deps: WorkerDeps) =>
  summariserAfter('summary', deps, async (session, was) => {
    const plans = await plansAnswer(session);
    const { profile, indicators } = was ?? (await figureAnswers(session));
    return { profile, indicators, plans };
  });

/** The row as it stands is read first: whoever then writes it has seen all that it rested on, and more. */
function summariserAfter(
  kind: 'dashboard' | 'summary',
  deps: WorkerDeps,
  answer: (session: WorkerSession, was: DashboardRow | null) => Promise<Answers>,
) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, kind);
    if (work === null) return;
    const session = await workerSession(deps, work.authority);
    await untilNotOvertaken(async () => {
      const was = await session.table.find(dashboardKey(session.audience), dashboardRow);
      await keep(deps, session, { was, answered: await answer(session, was) });
    });
  };
}

async function keep(
  deps: WorkerDeps,
  { table, audience, authority }: WorkerSession,
  { was, answered }: { was: DashboardRow | null; answered: Answers },
): Promise<void> {
  // Nothing new to say: the row stands, and its date says since when.
  if (was !== null && said(dashboardRow.read(dashboardRow.write(was))) === said(answered)) return;
  const now = deps.clock();
  const [version, changedAt] = [(was?.version ?? 0) + 1, now.toISOString()];
  const row: DashboardRow = { ...answered, changedAt, version, retention: figuresRetention };
  await table.commit({
    quiet: true,
    verb: 'dashboard.summarised',
    subject: topPartition(audience),
    effectiveOn: localDateOf(now),
    puts: [put({ key: dashboardKey(audience), shape: dashboardRow, row, was, unlogged: true })],
    result: authority,
  });
  deps.log.info('summary.written', { authority });
}

const said = ({ profile, indicators, plans }: Answers): string => JSON.stringify([profile, indicators, plans]);

async function answers(session: WorkerSession): Promise<Answers> {
  const [figures, plans] = await Promise.all([figureAnswers(session), plansAnswer(session)]);
  return { ...figures, plans };
}

async function plansAnswer({ table, audience }: WorkerSession): Promise<Answers['plans']> {
  const items = await table.all(topPartition(audience), { prefix: planSummaries, consistent: true });
  return plansInSum(items.map((item) => planSummaryRow.read(item)).filter(({ removed }) => !removed));
}

async function figureAnswers(session: WorkerSession): Promise<Pick<Answers, 'profile' | 'indicators'>> {
  const settings = await session.table.get(settingsKey(session.audience), settingsRow);
  const [profile, indicators] = await Promise.all([
    profileAnswer(session, settings),
    indicatorAnswers(session, settings),
  ]);
  return { profile, indicators };
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
