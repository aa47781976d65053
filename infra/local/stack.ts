import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Assembly } from './assembly.ts';
import type { Clock } from './clock.ts';
import { type Deployment, readDeployment } from './deployment.ts';
import type { Schedule } from './deployment-events.ts';
import { type Dynamodb, startDynamodb } from './dynamodb.ts';
import { createTables } from './dynamodb-tables.ts';
import { edgeFunctionOf } from './edge-function.ts';
import type { Outcome } from './environment.ts';
import type { Failures } from './failures.ts';
import type { GateControl } from './gate/control.ts';
import type { Gate } from './gate/start.ts';
import { type Identity, startIdentity } from './identity.ts';
import { localPagesOf } from './local-pages.ts';
import type { KeptMessages } from './mail.ts';
import { openPort } from './port.ts';
import { routerOf } from './router.ts';
import { routesOf } from './routes.ts';
import type { Fired } from './schedules.ts';
import { type Services, startServices } from './services.ts';
import { siteOf } from './site.ts';

export interface StackOptions {
  readonly assembly: Assembly | Promise<Assembly>;
  /** @default a free port */
  readonly port?: number;
  /** Where everything is kept. @default a folder that goes with the stack, and a table in memory */
  readonly dataFolder?: string;
  /** @default `dist/web` */
  readonly webFolder?: string;
  /** Where each function's log goes. @default inside the data folder */
  readonly logFolder?: string;
  /** So many milliseconds are waited between two looks for what changed. @default 250, as Lambda does */
  readonly streamPause?: number;
}

export interface Stack {
  readonly url: string;
  readonly port: number;
  readonly tableName: string;
  readonly deployment: Deployment;
  readonly gate: Gate;
  /** The gate's own door: credentials of a role, verdicts, grants, other templates. */
  readonly control: GateControl;
  readonly dynamodb: Dynamodb;
  readonly failures: Failures;
  /** What would have been sent. */
  readonly mail: KeptMessages;
  readonly clock: Clock;
  /** Guards /local/token and /local/clock. */
  readonly secret: string;
  /** A bearer token of the persona, or of any other subject. */
  tokenFor(persona: string): Promise<string>;
  /** Invokes a function by its name, as a service of AWS would, and waits for its answer. */
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  /** Queues an asynchronous invocation. */
  enqueue(functionName: string, event: unknown): void;
  /** Does now what a schedule of the template calls for, as when its time has come. */
  fire(schedule: Schedule): Promise<void>;
  /** Puts the clock forward, and does on the way what is due. */
  moveTo(to: Date): Promise<Fired[]>;
  /** Ends a function in the middle of whatever it does. */
  crash(functionName: string): Promise<void>;
  /** What changes while this is done is worked off after it, or when somebody waits for it: less work for much that is written at once. */
  unhurried<T>(work: () => Promise<T>): Promise<T>;
  /** Settles when the stream is read to its end and no asynchronous invocation is left. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const defaultWebFolder = resolve(import.meta.dirname, '../../dist/web');

/** Runs a synthesised assembly on this machine. Several stacks can run at once. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo = new AsyncDisposableStack();
  try {
    return await assemble(options, undo);
  } catch (error) {
    // Whatever did start is put away again.
    await undo.disposeAsync();
    throw error;
  }
}

async function assemble(options: StackOptions, undo: AsyncDisposableStack): Promise<Stack> {
  const folder = dataFolderOf(options, undo);
  const door = await openPort(options.port ?? 0);
  undo.defer(door.close);
  const origin = `http://localhost:${door.port}`;
  const database = startDatabase(options, folder, undo);
  const deployment = readDeployment({ ...(await options.assembly), origin });
  const dynamodb = await database;
  const [table] = await createTables(dynamodb.url, deployment.templates);
  if (!table) throw new Error('The template has no table');
  const logFolder = options.logFolder ?? join(folder, 'logs');
  const { streamPause } = options;
  const pace = streamPause === undefined ? {} : { streamPause };
  const services = await startServices(
    { deployment, dynamodb, table, folder, logFolder, port: door.port, ...pace },
    undo,
  );
  const secret = randomBytes(24).toString('base64url');
  const identity = await startIdentity({
    client: deployment.client,
    origins: [origin, `http://127.0.0.1:${door.port}`],
    folder,
  });
  door.answerWith(frontOf({ options, deployment, services, identity, secret, origin }));
  // Closed first of all when the stack stops, so that nobody asks for what is no longer there.
  undo.defer(door.close);
  return {
    url: origin,
    port: door.port,
    tableName: table.name,
    deployment,
    dynamodb,
    secret,
    gate: services.gate,
    control: services.control,
    failures: services.failures,
    mail: services.mail,
    clock: services.clock,
    tokenFor: identity.tokenFor,
    invoke: (name, event) => services.functions.invoke(name, JSON.stringify(event)),
    enqueue: (name, event) => services.queue.enqueue(name, JSON.stringify(event)),
    fire: services.fire,
    moveTo: services.schedules.moveTo,
    crash: services.functions.crash,
    unhurried: services.unhurried,
    idle: services.idle,
    stop: () => undo.disposeAsync(),
  };
}

function dataFolderOf({ dataFolder }: StackOptions, undo: AsyncDisposableStack): string {
  if (dataFolder !== undefined) {
    mkdirSync(dataFolder, { recursive: true });
    return resolve(dataFolder);
  }
  const folder = mkdtempSync(join(tmpdir(), 'placeboard-'));
  undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function startDatabase(options: StackOptions, folder: string, undo: AsyncDisposableStack): Promise<Dynamodb> {
  const starting = startDynamodb(
    options.dataFolder === undefined ? { memory: true } : { dir: join(folder, 'dynamodb') },
  );
  undo.defer(async () => {
    const [started] = await Promise.allSettled([starting]);
    if (started.status === 'fulfilled') await started.value.stop();
  });
  return starting;
}

interface Front {
  readonly options: StackOptions;
  readonly deployment: Deployment;
  readonly services: Services;
  readonly identity: Identity;
  readonly secret: string;
  readonly origin: string;
}

function frontOf({ options, deployment, services, identity, secret, origin }: Front) {
  const headers = localHeaders(deployment.site.headers, { files: services.gate.url, origin });
  return routerOf({
    headers,
    identity,
    gateway: { routes: routesOf(deployment.routes), keys: identity.keys, invoke: services.functions.invoke },
    site: siteOf({
      folder: options.webFolder ?? defaultWebFolder,
      headers,
      rewrite: edgeFunctionOf(deployment.site.functionCode),
    }),
    local: localPagesOf({ ...services, tokenFor: identity.tokenFor, secret }),
  });
}

/**
 * On this machine files and sign-in have other addresses than on AWS: they stand in the policy in place of those that
 * the template names, so that what the template forgets is still refused.
 */
function localHeaders(
  headers: Readonly<Record<string, string>>,
  local: { files: string; origin: string },
): Record<string, string> {
  const policy = (headers['content-security-policy'] ?? '')
    .replace(/https:\/\/[\w.-]+\.s3\.[\w-]+\.amazonaws\.com/g, local.files)
    .replace(/https:\/\/[\w.-]+\.amazoncognito\.com/g, local.origin);
  return { ...headers, 'content-security-policy': policy };
}
