import { join } from 'node:path';
import { type Asynchronous, startAsynchronous } from './asynchronous.ts';
import { type Clock, openClock } from './clock.ts';
import type { Deployment } from './deployment.ts';
import type { Schedule } from './deployment-events.ts';
import type { Dynamodb } from './dynamodb.ts';
import type { Table } from './dynamodb-tables.ts';
import type { Credentials, FunctionDefinition } from './environment.ts';
import { dispatchEvent } from './events.ts';
import { type Failures, openFailures } from './failures.ts';
import { type Functions, startFunctions } from './functions.ts';
import { type GateControl, gateControl } from './gate/control.ts';
import { REGION } from './gate/names.ts';
import { type Gate, startGate } from './gate/start.ts';
import { type KeptMessages, openMail } from './mail.ts';
import { callerOf } from './scheduled-calls.ts';
import { type Schedules, startSchedules } from './schedules.ts';
import { followStream, type Stream, type StreamOptions, usualPause } from './stream.ts';

export interface ServicesOptions {
  readonly deployment: Deployment;
  readonly dynamodb: Dynamodb;
  readonly table: Table;
  readonly folder: string;
  readonly logFolder: string;
  readonly port: number;
  readonly streamPause?: number;
}

export interface Services {
  readonly gate: Gate;
  readonly control: GateControl;
  readonly functions: Functions;
  readonly queue: Asynchronous;
  readonly failures: Failures;
  readonly mail: KeptMessages;
  readonly clock: Clock;
  readonly schedules: Schedules;
  /** Does now what a schedule of the template calls for, as when its time has come. */
  fire(schedule: Schedule): Promise<void>;
  /** What changes while this is done is worked off after it, or when somebody waits for it; settles when all of it is. */
  unhurried<T>(work: () => Promise<T>): Promise<T>;
  /** Settles when the streams are read to their end and no asynchronous invocation is left. */
  idle(): Promise<void>;
}

interface Runners {
  readonly functions: Functions;
  readonly queue: Asynchronous;
}

/** Starts what stands behind the routes: gate, functions, queue, stream. Each is put away in reverse. */
export async function startServices(options: ServicesOptions, undo: AsyncDisposableStack): Promise<Services> {
  const { deployment, folder } = options;
  const failures = openFailures(join(folder, 'failures'));
  // The gate may ask for a function before functions can be told where the gate is.
  const runners = Promise.withResolvers<Runners>();
  const mail = openMail(join(folder, 'mail'), () => clock.now());
  const gate = await startGateFor({ ...options, mail }, runners.promise);
  undo.defer(gate.stop);
  const control = gateControl(gate);
  const clock = openClock(join(folder, 'clock.json'), async (ahead) => {
    // The gate first: what signs by the new clock must be understood.
    await control.moveClocks(ahead);
    functions.moveClock();
  });
  if (clock.ahead > 0) await control.moveClocks(clock.ahead);
  const functions = startFunctions({
    definitions: deployment.functions,
    credentialsFor: (definition) => credentialsOf(control, definition),
    endpoints: endpointsOf(gate),
    region: REGION,
    logFolder: options.logFolder,
    clockAhead: () => clock.ahead,
  });
  undo.defer(functions.stop);
  const queue = startAsynchronous({
    folder: join(folder, 'invocations'),
    failures,
    policyOf: deployment.policyOf,
    invoke: functions.invoke,
  });
  undo.defer(queue.stop);
  runners.resolve({ functions, queue });
  const pace = paceOf(options.streamPause ?? usualPause);
  const streams = followStreams({ ...options, gate, control, functions, failures, pause: pace.pause }, undo);
  const routed = new Set(deployment.routes.map(({ functionName }) => functionName));
  await Promise.all([...routed].map(functions.warm));
  const idle = () => untilIdle(streams, queue);
  const call = callerOf({ control, queue, failures, endpoint: gate.url, region: REGION });
  const schedules = startSchedules({ schedules: deployment.schedules, clock, fire: call, idle });
  undo.defer(schedules.stop);
  const fire = (schedule: Schedule) => call(schedule, clock.now());
  return {
    gate,
    control,
    functions,
    queue,
    failures,
    mail,
    clock,
    schedules,
    fire,
    unhurried: async (work) => {
      const done = await pace.unhurried(work);
      await idle();
      return done;
    },
    idle,
  };
}

/** Longer than the demonstration content takes to be written. */
const unhurriedPause = 60_000;

function paceOf(usual: number) {
  let between = usual;
  return {
    pause: () => between,
    unhurried: async <T>(work: () => Promise<T>): Promise<T> => {
      between = unhurriedPause;
      try {
        return await work();
      } finally {
        between = usual;
      }
    },
  };
}

function startGateFor(
  { deployment, dynamodb, folder, port, mail }: ServicesOptions & { mail: KeptMessages },
  runners: Promise<Runners>,
): Promise<Gate> {
  return startGate({
    templates: deployment.templates,
    dynamodb: dynamodb.url,
    objects: join(folder, 'objects'),
    origins: [`http://127.0.0.1:${port}`],
    onInvoke: async (name, type, payload) => {
      const { functions, queue } = await runners;
      if (type === 'RequestResponse') return functions.invoke(name, payload);
      queue.enqueue(name, payload);
      return undefined;
    },
    onObjectScanned: async (event) => {
      const { queue } = await runners;
      dispatchEvent(deployment.rules, event, queue.enqueue);
    },
    onMail: mail.keep,
  });
}

const endpointsOf = ({ url }: Gate): Record<string, string> => ({
  AWS_ENDPOINT_URL_DYNAMODB: url,
  AWS_ENDPOINT_URL_STS: url,
  AWS_ENDPOINT_URL_S3: url,
  AWS_ENDPOINT_URL_LAMBDA: url,
  AWS_ENDPOINT_URL_SESV2: url,
});

async function credentialsOf(control: GateControl, { roleArn, name }: FunctionDefinition): Promise<Credentials> {
  const { expiration, ...keys } = await control.credentialsFor(roleArn, { sessionName: name });
  return { ...keys, expiration: new Date(expiration) };
}

/** What a function does can be in the stream again, so both are asked until neither has anything new. */
async function untilIdle(streams: readonly Stream[], queue: Asynchronous): Promise<void> {
  do {
    await queue.idle();
    await Promise.all(streams.map((stream) => stream.caughtUp()));
  } while (queue.unsettled > 0);
}

function followStreams(
  {
    deployment,
    table,
    folder,
    gate,
    control,
    functions,
    failures,
    pause,
  }: ServicesOptions & Pick<StreamOptions, 'pause'> & Pick<Services, 'gate' | 'control' | 'functions' | 'failures'>,
  undo: AsyncDisposableStack,
): Stream[] {
  return deployment.streams.map((mapping) => {
    const { streamArn } = table;
    const definition = functions.definitionOf(mapping.functionName);
    if (mapping.tableName !== table.name || !streamArn || !definition) {
      throw new Error(`${mapping.functionName} follows the stream of ${mapping.tableName}, which has none here`);
    }
    const stream = followStream({
      mapping,
      failures,
      region: REGION,
      endpoint: gate.url,
      engineStreamArn: streamArn,
      // The service reads the stream with the function's own role.
      credentials: () => credentialsOf(control, definition),
      checkpointFile: join(folder, `stream-${mapping.functionName}.json`),
      invoke: functions.invoke,
      pause,
    });
    undo.defer(stream.stop);
    return stream;
  });
}
