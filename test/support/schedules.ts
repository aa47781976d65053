import { scheduledEvent } from '#infra/local/events.ts';
import type { Stack } from '#infra/local/stack.ts';
import { localDateOf } from '#shared/dates.ts';
import { isWorkingDay, workingDayFrom } from '#shared/holidays.ts';

/** What the event bus fires by the clock, now: each function's answer, in the template's order. */
export async function fireRules(stack: Pick<Stack, 'deployment' | 'invoke'>) {
  const due = stack.deployment.schedules.flatMap(({ arn, calls }) =>
    calls
      .filter(({ scheduler }) => scheduler === undefined)
      .map(({ functionName }) => stack.invoke(functionName, scheduledEvent(arn, new Date()))),
  );
  return Promise.all(due);
}

type Clocked = Pick<Stack, 'deployment' | 'fire' | 'idle' | 'clock' | 'moveTo'>;

/**
 * What the scheduler calls, with its own role: the mail of a morning, the sweep. Settles when it is done. On a day off the
 * clock is put forward first, for no mail goes on one.
 */
export async function fireScheduler(stack: Clocked): Promise<void> {
  const today = localDateOf(stack.clock.now());
  if (!isWorkingDay(today)) await stack.moveTo(new Date(`${workingDayFrom(today)}T12:00:00Z`));
  const own = stack.deployment.schedules.filter(({ calls }) => calls.some(({ scheduler }) => scheduler !== undefined));
  for (const schedule of own) await stack.fire(schedule);
  await stack.idle();
}
