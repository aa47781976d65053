import { type AnyPut, type Committed, put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { authorityNameKey, entryKey, type Key, settingsKey, topPartition } from '#kernel/keys.ts';
import { type AuthorityNameRow, authorityNameRow } from '#kernel/people-rows.ts';
import { entryRow } from '#kernel/plan-rows.ts';
import { type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import { Settings, type SettingsChange, type SettingsChanged } from '#shared/authorities/schema.ts';
import type { EntryId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { offeredProblems } from '#shared/plans/offered-problems.ts';
import type { Session } from '../deps.ts';
import { refuseUnlessOwnAndRecent } from '../own-and-recent.ts';
import { refuse } from '../settle.ts';
import { droppedInUse } from './in-use.ts';

const overtaken = 'The settings were changed after this, so it cannot be undone as it was. Change them by hand.';

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

type Written = {
  verb: string;
  was: SettingsRow;
  row: SettingsRow;
  request: RequestClaim | undefined;
  undoes?: EntryId;
};

async function write(session: Session, { was, row, ...change }: Written): Promise<Committed> {
  const { table, audience, authority } = session;
  const nameKey = authorityNameKey(authority);
  const called = await table.find(nameKey, authorityNameRow);
  return table.commit({
    ...{ ...change, subject: topPartition(audience), effectiveOn: session.today, result: authority },
    puts: [put({ key: settingsKey(audience), shape: settingsRow, row, was }), ...calledNow(nameKey, row, called)],
  });
}

export async function changeSettings(
  session: Session,
  asked: { change: SettingsChange; expected: number; request: RequestClaim | undefined },
): Promise<SettingsChanged> {
  const was = await settingsOf(session);
  if (was.version !== asked.expected) {
    const before = await session.table.answered(asked.request);
    if (before !== null) return { ...presentSettings(session, was), entry: before.entry };
    throw new ChangedMeanwhile(presentSettings(session, was));
  }
  const sent = Object.fromEntries(Object.entries(asked.change).filter(([, value]) => value !== undefined));
  const row: SettingsRow = { ...was, ...sent, version: was.version + 1 };
  const problems = [...offeredProblems(row), ...(await droppedInUse(session, { was, next: row }))];
  refuse(problems);
  const { entry } = await write(session, { verb: 'settings.changed', was, row, request: asked.request }).catch(
    async (error: unknown) => {
      throw error instanceof ChangedMeanwhile
        ? new ChangedMeanwhile(presentSettings(session, await settingsOf(session)))
        : error;
    },
  );
  return { ...presentSettings(session, row), entry };
}

/** The settings with what the change had found; a field that it had not found is gone again. */
function asBefore(was: SettingsRow, before: Record<string, unknown>): SettingsRow {
  const found = Object.fromEntries(Object.entries(before).filter(([, value]) => value !== null));
  const stood = Settings.omit({ can: true }).partial().safeParse(found);
  if (!stood.success) throw new WrongState(overtaken);
  const kept = Object.entries(settingsRow.write(was)).filter(([name]) => !(name in before));
  return settingsRow.read({ ...Object.fromEntries(kept), ...stood.data, version: was.version + 1 });
}

/** Takes back what an administrator has just changed, as a change of its own, while nothing was changed after it. */
export async function undoSettings(
  session: Session,
  asked: { entry: EntryId; request: RequestClaim | undefined },
): Promise<SettingsChanged> {
  const { audience, table } = session;
  const [entry, was] = await Promise.all([
    table.get(entryKey(topPartition(audience), asked.entry), entryRow),
    settingsOf(session),
  ]);
  const repeated = await table.answered(asked.request);
  if (repeated !== null) return { ...presentSettings(session, was), entry: repeated.entry };
  refuseUnlessOwnAndRecent(session, entry);
  const [change] = entry.changes.filter(({ row }) => row === settingsKey(audience).sk);
  if (change === undefined || change.before === null) throw new WrongState('This is no change of the settings.');
  if (change.version !== was.version) throw new WrongState(overtaken);
  const row = asBefore(was, change.before);
  if ((await droppedInUse(session, { was, next: row })).length > 0)
    throw new WrongState('Plans use what this change added. Retire it by hand: plans keep it.');
  const written = { verb: 'change.undone', was, row, request: asked.request, undoes: asked.entry };
  const { entry: undone } = await write(session, written).catch((error: unknown) => {
    throw error instanceof ChangedMeanwhile ? new WrongState(overtaken) : error;
  });
  return { ...presentSettings(session, row), entry: undone };
}
