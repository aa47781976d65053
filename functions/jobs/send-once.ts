import { put } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import type { Key } from '#kernel/keys.ts';
import { type Mail, MailRefused } from '#kernel/mail.ts';
import { mailPartition } from '#kernel/mail-keys.ts';
import { droppedAfter, mailRetention, type SentMailRow, sentMailRow } from '#kernel/mail-rows.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { DigestSession, JobsDeps } from './digest-session.ts';

export type Sending = {
  key: Key;
  on: LocalDate;
  person: PersonId;
  /** What is known of an earlier attempt of the same day. */
  before: SentMailRow | null;
  mail: Mail;
};
/** What sending takes of a function. */
export type SendDeps = {
  mailer: JobsDeps['mailer'];
  clock: JobsDeps['clock'];
  log: Pick<JobsDeps['log'], 'info' | 'warn' | 'error'>;
};
type Outcome = 'sent' | 'left' | 'refused' | 'again';

const mostAttempts = 3;

/**
 * Sends one person’s mail of one day, never twice. That it is being sent is written first: where the function ends
 * before it could write that it was sent, the mail may have gone, and is not sent again; what waits is told tomorrow.
 */
export async function sendOnce(deps: SendDeps, session: DigestSession, sending: Sending): Promise<Outcome> {
  const { key, on, person, before, mail } = sending;
  const facts = { authority: session.authority, person };
  if (before !== null && !mayTryAgain(before)) {
    if (before.state === 'sending') deps.log.warn('mail.uncertain', facts);
    return 'left';
  }
  const row: SentMailRow = {
    ...{ on, person, state: 'sending', attempts: (before?.attempts ?? 0) + 1, at: deps.clock().toISOString() },
    ...{ message: null, expiresAt: droppedAfter(on), version: (before?.version ?? 0) + 1, retention: mailRetention },
  };
  if (!(await keep(session, { key, row, was: before }))) return 'left';
  try {
    const message = await deps.mailer.send(mail);
    await keep(session, { key, row: { ...row, state: 'sent', message, version: row.version + 1 }, was: row });
    deps.log.info('mail.sent', facts);
    return 'sent';
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const again = error.passing && row.attempts < mostAttempts;
    const attempts = again ? row.attempts : mostAttempts;
    await keep(session, { key, row: { ...row, state: 'refused', attempts, version: row.version + 1 }, was: row });
    deps.log.error('mail.not-sent', facts, error);
    return again ? 'again' : 'refused';
  }
}

const mayTryAgain = ({ state, attempts }: SentMailRow): boolean => state === 'refused' && attempts < mostAttempts;

/** False where another run of the same morning was first: then the mail is its. */
async function keep(
  { audience, table }: DigestSession,
  { key, row, was }: { key: Key; row: SentMailRow; was: SentMailRow | null },
): Promise<boolean> {
  try {
    await table.commit({
      quiet: true,
      verb: 'mail.kept',
      subject: mailPartition(audience),
      effectiveOn: row.on,
      puts: [put({ key, shape: sentMailRow, row, was })],
      result: row.person,
    });
    return true;
  } catch (error) {
    if (error instanceof ChangedMeanwhile || error instanceof WrongState) return false;
    throw error;
  }
}
