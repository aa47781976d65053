import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Asynchronous } from './asynchronous.ts';
import type { Schedule, ScheduledCall } from './deployment-events.ts';
import { scheduledEvent } from './events.ts';
import type { Failures } from './failures.ts';
import type { GateControl } from './gate/control.ts';

export interface CallerOptions {
  readonly control: GateControl;
  readonly queue: Asynchronous;
  readonly failures: Failures;
  readonly endpoint: string;
  readonly region: string;
}

const sessionSeconds = 900;

/** Calls what a schedule names: the event bus by the function's permission, the scheduler with its role, through the gate. */
export function callerOf(options: CallerOptions): (schedule: Schedule, at: Date) => Promise<void> {
  return async ({ arn, calls }, at) => {
    for (const { functionName, scheduler } of calls) {
      if (scheduler === undefined) options.queue.enqueue(functionName, JSON.stringify(scheduledEvent(arn, at)));
      else await callAs(scheduler, functionName, options);
    }
  };
}

async function callAs(
  { role, input, deadLetters }: NonNullable<ScheduledCall['scheduler']>,
  FunctionName: string,
  { control, failures, endpoint, region }: CallerOptions,
): Promise<void> {
  const lambda = new LambdaClient({
    ...{ region, endpoint, maxAttempts: 1 },
    credentials: () =>
      control.credentialsFor(role, {
        service: 'scheduler.amazonaws.com',
        sessionName: 'schedule',
        durationSeconds: sessionSeconds,
      }),
  });
  try {
    await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: Buffer.from(input) }));
  } catch (error) {
    // A call that is not let through would be refused at each retry too.
    failures.send(deadLetters, { functionName: FunctionName, input, error: String(error) });
  } finally {
    lambda.destroy();
  }
}
