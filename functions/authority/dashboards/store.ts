import { put, type RequestClaim } from '#kernel/change.ts';
import {
  type DashboardRow,
  dashboardRow,
  figuresRetention,
  type IndicatorRow,
  indicatorRow,
  type ReadingRow,
  readingRow,
  type SnapshotRow,
  snapshotRow,
} from '#kernel/dashboard-rows.ts';
import { WrongState } from '#kernel/errors.ts';
import {
  dashboardKey,
  indicatorKey,
  indicatorsPartition,
  profilePartition,
  readingKey,
  readingsPartition,
  snapshotKey,
} from '#kernel/keys.ts';
import type { IndicatorDraft, ReadingsDraft, SnapshotDraft } from '#shared/dashboards/schema.ts';
import type { Session } from '../deps.ts';
import { refuse } from '../settle.ts';

type Request = RequestClaim | undefined;

/** Published figures: added, never overwritten. What was published again stands beside what was published first. */
export function dashboardStore(session: Session) {
  const { audience, table } = session;
  const stamp = () => ({
    ...{ recordedAt: session.now, by: session.person, version: 1, retention: figuresRetention },
  });

  const summary = (): Promise<DashboardRow | null> =>
    table.find(dashboardKey(audience), dashboardRow, { consistent: false });

  async function snapshots(): Promise<SnapshotRow[]> {
    return (await table.all(profilePartition(audience))).map((item) => snapshotRow.read(item));
  }

  async function indicators(): Promise<IndicatorRow[]> {
    return (await table.all(indicatorsPartition(audience))).map((item) => indicatorRow.read(item));
  }

  const indicator = (key: string): Promise<IndicatorRow> => table.get(indicatorKey(audience, key), indicatorRow);

  async function readings(key: string): Promise<ReadingRow[]> {
    return (await table.all(readingsPartition(audience, key))).map((item) => readingRow.read(item));
  }

  async function addSnapshot(draft: SnapshotDraft, request: Request): Promise<SnapshotRow> {
    const key = snapshotKey(audience, draft);
    const row: SnapshotRow = { ...draft, ...stamp() };
    const committed = await table
      .commit({
        verb: 'snapshot.added',
        subject: profilePartition(audience),
        effectiveOn: draft.on,
        puts: [put({ key, shape: snapshotRow, row, was: null })],
        request,
        result: key.sk,
      })
      .catch(
        saying(
          `The ${draft.phase} profile of ${draft.label} is there already. Published figures are never overwritten.`,
        ),
      );
    return committed.repeated ? table.get(key, snapshotRow) : row;
  }

  async function addIndicator(draft: IndicatorDraft, request: Request): Promise<IndicatorRow> {
    const key = indicatorKey(audience, draft.key);
    const row: IndicatorRow = { ...draft, ...stamp() };
    const committed = await table
      .commit({
        verb: 'indicator.added',
        subject: indicatorsPartition(audience),
        effectiveOn: session.today,
        puts: [put({ key, shape: indicatorRow, row, was: null })],
        request,
        result: draft.key,
      })
      .catch(saying(`There is an indicator “${draft.key}” already.`));
    return committed.repeated ? table.get(key, indicatorRow) : row;
  }

  /** All readings of one release, or none of them. */
  async function addReadings(indicator: string, draft: ReadingsDraft, request: Request): Promise<void> {
    const { items, release, asAt } = draft;
    refuseTwice(items);
    const rows = items.map((item): ReadingRow => ({ ...item, release, asAt, ...stamp() }));
    await table
      .commit({
        verb: 'readings.added',
        subject: readingsPartition(audience, indicator),
        effectiveOn: asAt,
        puts: rows.map((row) => put({ key: readingKey(audience, indicator, row), shape: readingRow, row, was: null })),
        request,
        result: indicator,
      })
      .catch(saying('One of these readings is there already. Published figures are never overwritten.'));
  }

  return { summary, snapshots, indicators, indicator, readings, addSnapshot, addIndicator, addReadings };
}

function refuseTwice(items: ReadingsDraft['items']): void {
  const seen = new Set<string>();
  const problems = items.flatMap(({ area, period }, place) => {
    const key = `${area} ${period}`;
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [{ pointer: `#/items/${place}`, detail: `There are two readings of ${area} for ${period}` }] : [];
  });
  refuse(problems);
}

const saying =
  (words: string) =>
  (error: unknown): never => {
    throw error instanceof WrongState ? new WrongState(words) : error;
  };
