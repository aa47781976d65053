import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { authorityNameKey, type Key, settingsKey, topPartition } from '#kernel/keys.ts';
import { type AuthorityNameRow, authorityNameRow } from '#kernel/people-rows.ts';
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

/** The name beside the seats, where it is not yet as the settings have it. */
function calledNow(key: Key, settings: SettingsRow, was: AuthorityNameRow | null): AnyPut[] {
  const { id: authority, name, accent, retention } = settings;
  if (was !== null && was.name === name && was.accent === accent) return [];
  const row = { authority, name, accent, version: (was?.version ?? 0) + 1, retention };
  return [put({ key, shape: authorityNameRow, row, was, unlogged: true })];
}

export async function changeSettings(
  session: Session,
  asked: { change: SettingsChange; expected: number; request: RequestClaim | undefined },
): Promise<SettingsRow> {
  const { table, audience } = session;
  const nameKey = authorityNameKey(session.authority);
  const [was, called] = await Promise.all([settingsOf(session), table.find(nameKey, authorityNameRow)]);
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
      puts: [put({ key: settingsKey(audience), shape: settingsRow, row, was }), ...calledNow(nameKey, row, called)],
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
