import { scheduledEvent } from '#infra/local/events.ts';
import type { Stack } from '#infra/local/stack.ts';

/** What the event bus fires by the clock, now: each function's answer, in the template's order. */
export async function fireRules(stack: Pick<Stack, 'deployment' | 'invoke'>) {
  const due = stack.deployment.schedules.flatMap(({ arn, calls }) =>
    calls
      .filter(({ scheduler }) => scheduler === undefined)
      .map(({ functionName }) => stack.invoke(functionName, scheduledEvent(arn, new Date()))),
  );
  return Promise.all(due);
}

/** What the scheduler calls, now, with its own role: the mail of a morning, the sweep. Settles when it is done. */
export async function fireScheduler(stack: Pick<Stack, 'deployment' | 'fire' | 'idle'>): Promise<void> {
  const own = stack.deployment.schedules.filter(({ calls }) => calls.some(({ scheduler }) => scheduler !== undefined));
  for (const schedule of own) await stack.fire(schedule);
  await stack.idle();
}
