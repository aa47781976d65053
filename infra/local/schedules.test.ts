import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openClock } from './clock.ts';
import type { Schedule } from './deployment-events.ts';
import { startSchedules } from './schedules.ts';
import { timingOf } from './timing.ts';

let folder: string;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z') });
  folder = mkdtempSync(join(tmpdir(), 'placeboard-clock-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const schedule = (arn: string, expression: string): Schedule => ({
  ...{ arn, timing: timingOf(expression, 'Europe/London'), calls: [{ functionName: 'jobs' }] },
});
const [mornings, often] = [schedule('mornings', 'cron(0 7 ? * MON-FRI *)'), schedule('often', 'rate(15 minutes)')];

/** What fired, and what the clock showed when it did. */
function running(...schedules: Schedule[]) {
  const moves: number[] = [];
  const clock = openClock(join(folder, 'clock.json'), async (ahead) => void moves.push(ahead));
  const fired: string[] = [];
  const fire = async ({ arn }: Schedule) => void fired.push(`${arn} ${clock.now().toISOString()}`);
  const started = startSchedules({ schedules, clock, fire, idle: async () => undefined });
  return { ...started, clock, fired, moves };
}

describe('schedules', () => {
  test('fire when their time comes, each time once, until the runner stops', async () => {
    const { fired, stop } = running(often);
    await vi.advanceTimersByTimeAsync(899_000);
    expect(fired).toEqual([]);
    await vi.advanceTimersByTimeAsync(901_000);
    stop();
    await vi.advanceTimersByTimeAsync(9_000_000);
    expect(fired).toEqual(['often 2026-11-26T12:15:00.000Z', 'often 2026-11-26T12:30:00.000Z']);
  });

  test('that are passed over when the clock is moved fire in order, each at its own time', async () => {
    const { fired, moveTo, clock, stop } = running(mornings, often);
    const done = await moveTo(new Date('2026-11-30T07:05:00Z'));
    expect(fired).toEqual([
      'mornings 2026-11-27T07:00:00.000Z',
      'mornings 2026-11-30T07:00:00.000Z',
      // A rate has no time of its own: it is due once, at the end.
      'often 2026-11-30T07:00:00.000Z',
    ]);
    expect(done.map((each) => each.schedule)).toEqual(['mornings', 'mornings', 'often']);
    expect(clock.now()).toEqual(new Date('2026-11-30T07:05:00Z'));
    stop();
  });

  test('fire no second time for the time that the clock was moved over', async () => {
    const { fired, moveTo, stop } = running(mornings);
    await moveTo(new Date('2026-11-27T07:00:00Z'));
    await vi.advanceTimersByTimeAsync(5_000);
    await moveTo(new Date('2026-11-27T23:00:00Z'));
    expect(fired).toHaveLength(1);
    stop();
  });

  test('two who move the clock at once take turns', async () => {
    const { fired, moveTo, clock, stop } = running(mornings);
    await Promise.all([moveTo(new Date('2026-11-27T08:00:00Z')), moveTo(new Date('2026-11-27T09:00:00Z'))]);
    expect(fired).toHaveLength(1);
    expect(clock.now()).toEqual(new Date('2026-11-27T09:00:00Z'));
    stop();
  });
});

describe('the clock', () => {
  test('goes on from where it was put, tells who goes by it, and is kept with the data', async () => {
    const { clock, moves, stop } = running();
    await clock.set(new Date('2026-11-27T12:00:00Z'));
    expect(moves).toEqual([86_400_000]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toEqual(new Date('2026-11-27T12:01:00Z'));
    expect(running().clock.now()).toEqual(new Date('2026-11-27T12:01:00Z'));
    stop();
  });

  test('never goes back', async () => {
    const { clock, moves, stop } = running();
    await clock.set(new Date('2026-11-26T11:00:00Z'));
    expect([clock.ahead, moves]).toEqual([0, []]);
    stop();
  });
});
