import type { WorkState } from './schema.ts';

/** Longer than the function may run: an attempt that began before this is dead. */
const deadAfterMilliseconds = 150_000;
/** New work that nobody has begun by then was forgotten: a message was lost, or a scan was not told of. */
const forgottenAfterMilliseconds = 10 * 60_000;
export const mostAttempts = 3;
/** The sweep comes every ten minutes, so this is two hours. */
export const mostRedrives = 12;

export const whatWentWrong = 'Something went wrong on our side and nothing was kept. Try again later.';

type Standing = {
  state: WorkState;
  attempts: number;
  redriven: number;
  startedAt: string | null;
  createdAt: string;
};

const since = (instant: string, now: Date): number => now.getTime() - Date.parse(instant);

export const isDead = (startedAt: string | null, now: Date): boolean =>
  startedAt !== null && since(startedAt, now) > deadAfterMilliseconds;

/**
 * What becomes of work that stands: it is left alone, set going again, or given up: when every attempt died, and when
 * nobody took it on however often it was set going.
 */
export function whatBecomesOf(work: Standing, now: Date): 'left' | 'again' | 'given-up' {
  if (work.state !== 'queued' && work.state !== 'running' && work.state !== 'committing') return 'left';
  const stands =
    work.startedAt === null ? since(work.createdAt, now) > forgottenAfterMilliseconds : isDead(work.startedAt, now);
  if (!stands) return 'left';
  const allDied = work.startedAt !== null && work.attempts >= mostAttempts;
  return allDied || work.redriven >= mostRedrives ? 'given-up' : 'again';
}
