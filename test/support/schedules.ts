import { scheduledEvent } from '#infra/local/events.ts';
import type { Stack } from '#infra/local/stack.ts';

/** What the template schedules, now: each function's answer, in the template's order. */
export async function fireSchedules(stack: Pick<Stack, 'deployment' | 'invoke'>) {
  const due = stack.deployment.schedules.flatMap(({ arn, targets }) =>
    targets.map(({ functionName }) => stack.invoke(functionName, scheduledEvent(arn, new Date()))),
  );
  return Promise.all(due);
}
