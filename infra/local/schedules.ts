import type { Clock } from './clock.ts';
import type { Schedule } from './deployment-events.ts';
import { dueTimes } from './timing.ts';

export interface SchedulesOptions {
  readonly schedules: readonly Schedule[];
  readonly clock: Clock;
  /** Does all that a schedule calls for. */
  readonly fire: (schedule: Schedule, at: Date) => Promise<void>;
  /** Settles when what was called is done, and all that came of it. */
  readonly idle: () => Promise<void>;
}

export interface Fired {
  readonly schedule: string;
  readonly at: string;
}

export interface Schedules {
  /**
   * Puts the clock forward. It stops at each time at which something is due, in order, and goes on when that is done: so
   * what is done sees the time at which it would have been done.
   */
  moveTo(to: Date): Promise<Fired[]>;
  stop(): void;
}

/** How often the clock is looked at. A machine that slept catches up when it wakes. */
const lookMilliseconds = 1000;

export function startSchedules(options: SchedulesOptions): Schedules {
  const { schedules, clock, fire, idle } = options;
  const anchor = clock.now();
  let last = anchor;
  let turn: Promise<unknown> = Promise.resolve();
  let looking = false;

  /** Whatever fires does so in its turn, so that nothing fires twice for one time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work);
    turn = next.catch(() => undefined); // told to whoever asked
    return next;
  }

  const dueUntil = (until: Date) =>
    schedules
      .flatMap((schedule) => dueTimes(schedule.timing, { after: last, until }, anchor).map((at) => ({ schedule, at })))
      .sort((one, other) => one.at.getTime() - other.at.getTime());

  async function look(): Promise<void> {
    const now = clock.now();
    const due = dueUntil(now);
    last = now;
    for (const { schedule, at } of due) await fire(schedule, at);
  }

  async function move(to: Date): Promise<Fired[]> {
    const due = dueUntil(to);
    for (const { schedule, at } of due) {
      await clock.set(at);
      last = at;
      await fire(schedule, at);
      await idle();
    }
    await clock.set(to);
    last = clock.now();
    return due.map(({ schedule, at }) => ({ schedule: schedule.arn, at: at.toISOString() }));
  }

  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void inTurn(look)
      .catch((error: unknown) => console.error('A schedule could not be fired:', error))
      .finally(() => {
        looking = false;
      });
  }, lookMilliseconds);

  return { moveTo: (to) => inTurn(() => move(to)), stop: () => clearInterval(timer) };
}
