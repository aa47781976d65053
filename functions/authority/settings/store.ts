import { put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { settingsKey, topPartition } from '#kernel/keys.ts';
import { type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import type { Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Session } from '../deps.ts';

export async function settingsOf(session: Session): Promise<SettingsRow> {
  return session.table.get(settingsKey(session.audience), settingsRow);
}

export function presentSettings(session: Session, { retention: _, ...row }: SettingsRow): Settings {
  return { ...row, can: { change: hasRight(session.seat.role, 'administer') } };
}

export async function changeSettings(
  session: Session,
  asked: { change: SettingsChange; expected: number; request: RequestClaim | undefined },
): Promise<SettingsRow> {
  const { table, audience } = session;
  const was = await settingsOf(session);
  if (was.version !== asked.expected) {
    if ((await table.answered(asked.request)) !== null) return was;
    throw new ChangedMeanwhile(presentSettings(session, was));
  }
  const sent = Object.fromEntries(Object.entries(asked.change).filter(([, value]) => value !== undefined));
  const row: SettingsRow = { ...was, ...sent, version: was.version + 1 };
  await table
    .commit({
      verb: 'settings.changed',
      subject: topPartition(audience),
      effectiveOn: session.today,
      puts: [put({ key: settingsKey(audience), shape: settingsRow, row, was })],
      request: asked.request,
      result: session.authority,
    })
    .catch(async (error: unknown) => {
      throw error instanceof ChangedMeanwhile
        ? new ChangedMeanwhile(presentSettings(session, await settingsOf(session)))
        : error;
    });
  return row;
}
