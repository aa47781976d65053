import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import * as z from 'zod';
import type { Outcome } from './environment.ts';
import type { Failures } from './failures.ts';
import { openSpool, type Spool } from './spool.ts';

/** What the template says of a function's asynchronous invocations (its EventInvokeConfig). */
export interface AsynchronousPolicy {
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  readonly failureDestination?: string;
}

/** Lambda waits a minute before the first retry and two before the second; here both are 120 times shorter. */
const retryDelays = [60_000, 120_000];
const usualDelayFactor = 120;

export interface AsynchronousOptions {
  readonly folder: string;
  readonly failures: Failures;
  readonly policyOf: (functionName: string) => AsynchronousPolicy;
  readonly invoke: (functionName: string, event: string) => Promise<Outcome>;
  /** @default 120 */
  readonly delayFactor?: number;
}

export interface Asynchronous {
  /** Accepts an event: when this returns, the event is on the disk and outlives the runner. */
  enqueue(functionName: string, event: string): void;
  /** How many are queued, running or waiting for a retry. */
  readonly unsettled: number;
  /** Settles when there are none of these. */
  idle(): Promise<void>;
  stop(): void;
}

const Queued = z.object({ functionName: z.string(), event: z.string(), queuedAt: z.number(), tries: z.number() });
type Queued = z.infer<typeof Queued>;

export function startAsynchronous(options: AsynchronousOptions): Asynchronous {
  const state: State = { spool: openSpool(options.folder), timers: new Set(), idle: [], unsettled: 0, stopped: false };
  const begin = (id: string, queued: Queued): void => {
    state.unsettled += 1;
    void attempt({ id, queued }, state, options);
  };
  for (const { id, message } of state.spool.all()) begin(id, Queued.parse(message));
  return {
    enqueue: (functionName, event) => {
      const queued = { functionName, event, queuedAt: Date.now(), tries: 0 };
      const id = ulid();
      state.spool.keep(id, queued);
      begin(id, queued);
    },
    get unsettled() {
      return state.unsettled;
    },
    idle: () => new Promise((resolve) => (state.unsettled === 0 ? resolve() : state.idle.push(resolve))),
    stop: () => {
      state.stopped = true;
      for (const timer of state.timers) clearTimeout(timer);
    },
  };
}

interface State {
  readonly spool: Spool;
  readonly timers: Set<NodeJS.Timeout>;
  readonly idle: Array<() => void>;
  unsettled: number;
  stopped: boolean;
}

interface Invocation {
  readonly id: string;
  readonly queued: Queued;
}

async function attempt({ id, queued }: Invocation, state: State, options: AsynchronousOptions): Promise<void> {
  if (state.stopped) return;
  const outcome = await options.invoke(queued.functionName, queued.event).catch(notInvoked);
  // An invocation cut off by the runner's own end has not failed: it is still on the disk for the next start.
  if (state.stopped) return;
  if (!outcome.functionError) return settle(id, state);
  const next = { ...queued, tries: queued.tries + 1 };
  const delay = delayBefore(next, options);
  if (delay === undefined) {
    giveUp(next, outcome, options);
    return settle(id, state);
  }
  state.spool.keep(id, next);
  const timer = setTimeout(() => {
    state.timers.delete(timer);
    void attempt({ id, queued: next }, state, options);
  }, delay);
  state.timers.add(timer);
}

function settle(id: string, state: State): void {
  state.spool.drop(id);
  state.unsettled -= 1;
  if (state.unsettled === 0) for (const resolve of state.idle.splice(0)) resolve();
}

/** A function that could not even be started counts as a failed attempt, as in Lambda. */
const notInvoked = (error: unknown): Outcome => ({
  requestId: randomUUID(),
  payload: JSON.stringify({ errorType: 'Runtime.InvocationError', errorMessage: String(error) }),
  functionError: 'Unhandled',
});

function delayBefore(queued: Queued, options: AsynchronousOptions): number | undefined {
  const { retries, maximumAgeSeconds } = options.policyOf(queued.functionName);
  const delay = retryDelays[queued.tries - 1];
  if (queued.tries > retries || delay === undefined) return undefined;
  if (Date.now() - queued.queuedAt > maximumAgeSeconds * 1000) return undefined;
  return delay / (options.delayFactor ?? usualDelayFactor);
}

function giveUp(queued: Queued, outcome: Outcome, options: AsynchronousOptions): void {
  const { failureDestination } = options.policyOf(queued.functionName);
  if (!failureDestination) return;
  options.failures.send(failureDestination, {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: outcome.requestId,
      functionArn: queued.functionName,
      condition: 'RetriesExhausted',
      approximateInvokeCount: queued.tries,
    },
    requestPayload: JSON.parse(queued.event),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: outcome.functionError },
    responsePayload: JSON.parse(outcome.payload),
  });
}
