import { put } from '#kernel/change.ts';
import { liveAuthoritiesOf } from '#kernel/directory.ts';
import { WrongState } from '#kernel/errors.ts';
import { mailPartition, roundKey } from '#kernel/mail-keys.ts';
import { droppedAfter, type MailRoundRow, mailRetention, mailRoundRow } from '#kernel/mail-rows.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { holidaysRunOutIn, isWorkingDay } from '#shared/holidays.ts';
import type { AuthorityId } from '#shared/ids.ts';
import { type DigestSession, digestSession, type JobsDeps } from './digest-session.ts';

/**
 * Begins the morning’s mail of a working day in every authority, as a row in each whose key the stream carries back: so each has its
 * own time, its own retries, and an authority that fails keeps no other back.
 */
export async function beginRounds(deps: JobsDeps): Promise<void> {
  const on = localDateOf(deps.clock());
  if (!isMorningOfMail(deps, on)) return;
  const failures: unknown[] = [];
  let count = 0;
  for (const authority of await liveAuthoritiesOf(deps)) {
    try {
      if (await beginRound(deps, authority, on)) count += 1;
    } catch (error) {
      deps.log.error('round.not-begun', { authority }, error);
      failures.push(error);
    }
  }
  deps.log.info('rounds.begun', { count });
  if (failures.length > 0) throw failures[0];
}

/** Mail goes out on working days. Where the list of holidays soon ends, this says so as an error, which raises an alarm. */
export function isMorningOfMail({ log }: { log: Pick<JobsDeps['log'], 'info' | 'error'> }, today: LocalDate): boolean {
  const left = holidaysRunOutIn(today);
  if (left !== null) log.error('holidays.run-out', { count: left }, new Error('Add the bank holidays of another year'));
  const working = isWorkingDay(today);
  if (!working) log.info('rounds.not-today', {});
  return working;
}

/** False where this morning’s was begun before. */
async function beginRound(deps: JobsDeps, authority: AuthorityId, on: LocalDate): Promise<boolean> {
  const session = await digestSession(deps, authority);
  const row: MailRoundRow = {
    ...{ on, state: 'begun', startedAt: deps.clock().toISOString(), count: 0 },
    ...{ expiresAt: droppedAfter(on), version: 1, retention: mailRetention },
  };
  try {
    await keepRound(session, { row, was: null });
    return true;
  } catch (error) {
    // There already: the schedule fires at least once, and may fire again.
    if (error instanceof WrongState) return false;
    throw error;
  }
}

/** The round as it is now, over the one that was read. */
export async function keepRound(
  { audience, table }: DigestSession,
  { row, was }: { row: MailRoundRow; was: MailRoundRow | null },
): Promise<void> {
  await table.commit({
    quiet: true,
    verb: 'mail.round',
    subject: mailPartition(audience),
    effectiveOn: row.on,
    puts: [put({ key: roundKey(audience, row.on), shape: mailRoundRow, row, was })],
    result: row.on,
  });
}
