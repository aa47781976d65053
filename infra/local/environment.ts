import { randomBytes, randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

export interface FunctionDefinition {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly codeFolder: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly roleArn: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** What an invocation came to. `payload` is JSON; with `functionError` it describes the error as Lambda does. */
export interface Outcome {
  readonly requestId: string;
  readonly payload: string;
  readonly functionError?: 'Unhandled';
}

/** One execution environment: it takes one invocation at a time, and is of no use after a time-out or a crash. */
export interface Environment {
  readonly usable: boolean;
  readonly expiresAt: number;
  invoke(event: string): Promise<Outcome>;
  /** From the next invocation on its clock is so many milliseconds before the machine's. */
  moveClock(ahead: number): void;
  stop(): Promise<void>;
}

export interface EnvironmentOptions {
  readonly definition: FunctionDefinition;
  readonly credentials: Credentials;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly region: string;
  readonly log: Writable;
  readonly clockAhead: number;
}

const Message = z.object({ kind: z.enum(['ready', 'done', 'failed', 'broken']), payload: z.string().optional() });
type Message = z.infer<typeof Message>;

const initialisationSeconds = 10;

export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { definition } = options;
  const worker = new Worker(new URL('./worker-bootstrap.mjs', import.meta.url), {
    env: environmentVariables(options),
    // Otherwise the worker inherits the runner's own loader and flags, which no function has in Lambda.
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: {
      folder: definition.codeFolder,
      handler: definition.handler,
      context: fixedContext(definition),
      clockAhead: options.clockAhead,
    },
  });
  worker.stdout.pipe(options.log, { end: false });
  worker.stderr.pipe(options.log, { end: false });
  const state = { usable: true };
  worker.once('exit', () => {
    state.usable = false;
  });
  const first = await answerOf(worker, initialisationSeconds);
  const broken = first.kind === 'ready' ? undefined : first.payload;
  if (broken !== undefined) await worker.terminate();
  return {
    get usable() {
      return state.usable;
    },
    expiresAt: options.credentials.expiration.getTime(),
    invoke: (event) => (broken === undefined ? invokeIn(worker, definition, event) : refuse(broken)),
    moveClock: (ahead) => worker.postMessage({ clockAhead: ahead }),
    stop: async () => {
      await worker.terminate();
    },
  };
}

async function invokeIn(worker: Worker, definition: FunctionDefinition, event: string): Promise<Outcome> {
  const requestId = randomUUID();
  const trace = randomBytes(16).toString('hex');
  const answer = answerOf(worker, definition.timeoutSeconds);
  worker.postMessage({
    event,
    requestId,
    functionArn: definition.arn,
    deadline: Date.now() + definition.timeoutSeconds * 1000,
    traceId: `Root=1-${trace.slice(0, 8)}-${trace.slice(8)};Parent=${randomBytes(8).toString('hex')};Sampled=0`,
  });
  const { kind, payload = 'null' } = await answer;
  if (kind === 'broken') await worker.terminate();
  return kind === 'done' ? { requestId, payload } : { requestId, payload, functionError: 'Unhandled' };
}

const refuse = async (payload: string): Promise<Outcome> => ({
  requestId: randomUUID(),
  payload,
  functionError: 'Unhandled',
});

/** The worker's next word, or what Lambda says when it has none in time or ends without one. */
function answerOf(worker: Worker, seconds: number): Promise<Message & { payload?: string | undefined }> {
  return new Promise((resolve) => {
    const settle = (message: Message) => {
      clearTimeout(timer);
      worker.off('message', heard).off('error', failed).off('exit', ended);
      resolve(message);
    };
    const heard = (message: unknown) => settle(Message.parse(message));
    const failed = (error: unknown) =>
      settle(broken('Runtime.UnhandledError', error instanceof Error ? error.message : String(error)));
    const ended = (code: number) =>
      settle(broken('Runtime.ExitError', `Runtime exited with error: exit status ${code}`));
    const timer = setTimeout(
      () => settle(broken('Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`)),
      seconds * 1000,
    );
    worker.on('message', heard).on('error', failed).on('exit', ended);
  });
}

const broken = (errorType: string, errorMessage: string): Message => ({
  kind: 'broken',
  payload: JSON.stringify({ errorType, errorMessage }),
});

const logStreamOf = (definition: FunctionDefinition): string => `local/[$LATEST]${definition.logicalId}`;

const fixedContext = (definition: FunctionDefinition) => ({
  functionName: definition.name,
  functionVersion: '$LATEST',
  memoryLimitInMB: String(definition.memoryMegabytes),
  logGroupName: `/aws/lambda/${definition.name}`,
  logStreamName: logStreamOf(definition),
});

/** The template's variables, Lambda's own, and where the services are on this machine: nothing of the runner's. */
function environmentVariables(options: EnvironmentOptions): Record<string, string> {
  const { definition, credentials, region } = options;
  return {
    ...definition.variables,
    ...options.endpoints,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamOf(definition),
    LAMBDA_TASK_ROOT: definition.codeFolder,
    _HANDLER: definition.handler,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}
