import { put } from '#kernel/change.ts';
import { liveAuthoritiesOf } from '#kernel/directory.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { exportKey, importKey, type Key, workPartition } from '#kernel/keys.ts';
import { askings, mailPartition, roundKey } from '#kernel/mail-keys.ts';
import { askingRow, mailRoundRow } from '#kernel/mail-rows.ts';
import type { RowShape } from '#kernel/rows.ts';
import { planCopyKey, workSince } from '#kernel/work-keys.ts';
import {
  type ExportRow,
  exportRow,
  type ImportRow,
  importRow,
  type PlanCopyRow,
  planCopyRow,
} from '#kernel/work-rows.ts';
import { type WorkerSession, workerSession } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import type { AuthorityId } from '#shared/ids.ts';
import { isDead, whatBecomesOf, whatWentWrong } from '#shared/work/rules.ts';
import { sweepAnswers } from './answers.ts';
import { keepAsking } from './asker.ts';
import { digestSession, type JobsDeps } from './digest-session.ts';
import { keepRound } from './rounds.ts';

/** Work that was begun longer ago has long been finished or given up. */
const daysLookedBack = 30;
/** A round that stands for longer is of no use any more: it is no longer the morning. */
const roundHours = 2;

/**
 * Looks through every authority for work that stands still, and writes its row once more: so the stream carries its key
 * again, and the function whose work it is takes it on with its own rights. One authority keeps no other back.
 */
export async function sweep(deps: JobsDeps): Promise<void> {
  const failures: unknown[] = [];
  for (const authority of await liveAuthoritiesOf(deps)) {
    const swept = await Promise.allSettled([
      sweepWork(deps, authority),
      sweepRound(deps, authority),
      sweepAskings(deps, authority),
      sweepAnswers(deps, authority),
    ]);
    for (const each of swept) {
      if (each.status === 'fulfilled') continue;
      deps.log.error('work.not-swept', { authority }, each.reason);
      failures.push(each.reason);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function sweepWork(deps: JobsDeps, authority: AuthorityId): Promise<void> {
  const session = await workerSession(deps, authority);
  const since = new Date(deps.clock().getTime() - daysLookedBack * 86_400_000);
  const partition = workPartition(session.audience);
  const [imports, exports, copies] = await Promise.all([
    session.table.all(partition, workSince('IMPORT', since)),
    session.table.all(partition, workSince('EXPORT', since)),
    session.table.all(partition, workSince('COPY', since)),
  ]);
  for (const item of imports) {
    const row = importRow.read(item);
    await setGoing(deps, session, { key: importKey(session.audience, row.id), shape: importRow, row });
  }
  for (const item of exports) {
    const row = exportRow.read(item);
    await setGoing(deps, session, { key: exportKey(session.audience, row.id), shape: exportRow, row });
  }
  for (const item of copies) {
    const row = planCopyRow.read(item);
    await setGoing(deps, session, { key: planCopyKey(session.audience, row.id), shape: planCopyRow, row });
  }
}

type Found<R> = { key: Key; shape: RowShape<R>; row: R };

async function setGoing<R extends ImportRow | ExportRow | PlanCopyRow>(
  deps: JobsDeps,
  session: WorkerSession,
  { key, shape, row }: Found<R>,
): Promise<void> {
  const becomes = whatBecomesOf(row, deps.clock());
  if (becomes === 'left') return;
  const next: R = { ...row, redriven: row.redriven + 1, version: row.version + 1 };
  const now: R =
    becomes === 'again' ? next : { ...next, state: 'failed', problems: [{ detail: whatWentWrong, at: null }] };
  try {
    await session.table.commit({
      quiet: true,
      verb: 'work.swept',
      subject: workPartition(session.audience),
      effectiveOn: localDateOf(deps.clock()),
      puts: [put({ key, shape, row: now, was: row })],
      result: row.id,
    });
  } catch (error) {
    // It moved on by itself a moment ago.
    if (error instanceof ChangedMeanwhile) return;
    throw error;
  }
  deps.log.warn(becomes === 'again' ? 'work.redriven' : 'work.given-up', {
    authority: session.authority,
    work: row.id,
  });
}

/** Owners who were to be asked by mail today, and may not have been. */
async function sweepAskings(deps: JobsDeps, authority: AuthorityId): Promise<void> {
  const session = await digestSession(deps, authority);
  const now = deps.clock();
  const items = await session.table.all(mailPartition(session.audience), { prefix: askings });
  for (const was of items.map((item) => askingRow.read(item))) {
    if (was.state === 'done' || was.on !== localDateOf(now) || !isDead(was.startedAt, now)) continue;
    await keepAsking(session, { row: { ...was, version: was.version + 1 }, was }).catch((error: unknown) => {
      // It was finished a moment ago.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    });
    deps.log.warn('work.redriven', { authority });
  }
}

async function sweepRound(deps: JobsDeps, authority: AuthorityId): Promise<void> {
  const session = await digestSession(deps, authority);
  const now = deps.clock();
  const was = await session.table.find(roundKey(session.audience, localDateOf(now)), mailRoundRow);
  if (was === null || was.state === 'done' || !isDead(was.startedAt, now)) return;
  if (now.getTime() - Date.parse(was.startedAt) > roundHours * 3_600_000) return;
  await keepRound(session, { row: { ...was, version: was.version + 1 }, was }).catch((error: unknown) => {
    // It was finished a moment ago.
    if (!(error instanceof ChangedMeanwhile)) throw error;
  });
  deps.log.warn('work.redriven', { authority });
}
