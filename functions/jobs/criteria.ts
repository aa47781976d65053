import { put } from '#kernel/change.ts';
import { boundPartition, criterionIndex, criterionKey } from '#kernel/criterion-keys.ts';
import { boundRow, type CriterionRow, criterionRow } from '#kernel/criterion-rows.ts';
import { indicatorRow, readingRow } from '#kernel/dashboard-rows.ts';
import { indicatorKey, nodeHistory, planKey, planPartition, readingsPartition } from '#kernel/keys.ts';
import { planRow } from '#kernel/plan-rows.ts';
import { type WorkerDeps, type WorkerSession, workerSession, workOf } from '#kernel/worker.ts';
import { judged, saysNew } from '#shared/criteria/rules.ts';
import { localDateOf } from '#shared/dates.ts';
import type { PlanId } from '#shared/ids.ts';
import { untilNotOvertaken } from './overtaken.ts';

/** Judges the criteria that hang on indicators, after a reading landed or one was bound: by figures, without anyone’s opinion. */
export function criteriaJudge(deps: WorkerDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'dashboard');
    if (work === null) return;
    const session = await workerSession(deps, work.authority);
    const bound = (await session.table.all(boundPartition(session.audience), { consistent: true })).map((item) =>
      boundRow.read(item),
    );
    await judge(deps, session, bound);
  };
}

/** Of a plan’s criteria those of which nothing was said yet: a copy brought them, or they were given another measure. */
export async function judgeUnjudged(
  deps: WorkerDeps,
  session: WorkerSession,
  criteria: readonly CriterionRow[],
): Promise<void> {
  const unjudged = criteria.filter(({ latest, removed }) => latest === null && removed === null);
  await judge(
    deps,
    session,
    unjudged.map((row) => ({ ...row, indicator: row.measure?.indicator ?? null })),
  );
}

type Bound = Pick<CriterionRow, 'plan' | 'node' | 'id'> & { indicator: string | null };

async function judge(deps: WorkerDeps, session: WorkerSession, bound: readonly Bound[]): Promise<void> {
  for (const [indicator, rows] of Map.groupBy(bound, (each) => each.indicator)) {
    if (indicator === null) continue;
    const judgedNow = await judgeOf(session, indicator);
    for (const { plan, node, id } of rows) {
      await untilNotOvertaken(async () => {
        const row = await session.table.get(criterionKey(session.audience, plan, { node, id }), criterionRow);
        // A copy is opened whole: what it brings is judged then.
        if (row.batch !== null && !(await isOpened(session, plan))) return;
        if (row.measure?.indicator === indicator) await keep(deps, session, { row, now: judgedNow(row.measure) });
      });
    }
  }
}

async function judgeOf({ table, audience }: WorkerSession, indicator: string) {
  const [head, items] = await Promise.all([
    table.get(indicatorKey(audience, indicator), indicatorRow),
    table.all(readingsPartition(audience, indicator), { consistent: true }),
  ]);
  const readings = items.map((item) => readingRow.read(item));
  return (measure: NonNullable<CriterionRow['measure']>) => judged(measure, head, readings);
}

async function isOpened({ table, audience }: WorkerSession, plan: PlanId): Promise<boolean> {
  const header = await table.find(planKey(audience, plan), planRow);
  return header !== null && header.batch === null;
}

type Said = { row: CriterionRow; now: ReturnType<typeof judged> };

/** Written down where the figures say something new, true from the day they were published. */
async function keep(
  deps: WorkerDeps,
  { table, audience, authority }: WorkerSession,
  { row, now }: Said,
): Promise<void> {
  if (row.removed !== null || !saysNew(row.latest, now)) return;
  const at = deps.clock();
  const published = now.figure?.asAt ?? localDateOf(at);
  // A figure may be older than the criterion, which was true of nothing before it was agreed.
  const effectiveOn = [published, row.since].sort().at(-1) ?? published;
  const latest = {
    ...{ ...now, evidence: [], effectiveOn, recordedAt: at.toISOString(), by: null, onBehalfOf: null },
  };
  const next: CriterionRow = { ...row, latest, version: row.version + 1 };
  await table.commit({
    ...{ verb: 'criterion.measured', effectiveOn, result: row.id },
    ...{ subject: planPartition(audience, row.plan), history: nodeHistory(audience, row.plan, row.node) },
    puts: [
      put({
        ...{ key: criterionKey(audience, row.plan, row), index: criterionIndex(audience, row.plan, row) },
        ...{ shape: criterionRow, row: next, was: row },
      }),
    ],
  });
  deps.log.info('criterion.measured', { authority, plan: row.plan });
}
