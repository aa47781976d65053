import type { IndicatorRow, ReadingRow, SnapshotRow } from '#kernel/dashboard-rows.ts';
import type { SettingsRow } from '#kernel/settings-rows.ts';
import { areaName, areasOf, headlineOf, profileSentence, scales, standingsOf } from '#shared/dashboards/rules.ts';
import { Indicator, type IndicatorView, type ProfileView, Reading, Snapshot } from '#shared/dashboards/schema.ts';
import { phases } from '#shared/dashboards/words.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Session } from '../deps.ts';

const mayAdd = (session: Session): boolean => hasRight(session.seat.role, 'edit');

/** Phase by phase, oldest first. */
export function presentProfile(session: Session, settings: SettingsRow, rows: readonly SnapshotRow[]): ProfileView {
  const aim = settings.ofstedAim ?? null;
  const snapshots = rows
    .map((row) => Snapshot.parse(row))
    .sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase) || (a.on < b.on ? -1 : 1));
  const standings = standingsOf(snapshots, aim);
  const used = [...new Set(snapshots.map(({ scale }) => scale))];
  return {
    aim,
    scales: used.map((key) => ({ key, ...scales[key] })),
    snapshots,
    standings,
    sentence: profileSentence(standings, aim),
    can: { add: mayAdd(session) },
  };
}

export const presentIndicator = (row: IndicatorRow): Indicator => Indicator.parse(row);

export function presentReadings(
  session: Session,
  settings: SettingsRow,
  { indicator, readings }: { indicator: IndicatorRow; readings: readonly ReadingRow[] },
): IndicatorView {
  const shown = readings.map((row) => Reading.parse(row));
  return {
    ...Indicator.parse(indicator),
    areas: areasOf(shown).map((key) => ({ key, name: areaName(key, settings.name) })),
    readings: shown,
    headline: headlineOf(indicator, shown, settings.name),
    can: { addReadings: mayAdd(session) },
  };
}
