import { createWriteStream, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import {
  type Credentials,
  type Environment,
  type FunctionDefinition,
  type Outcome,
  startEnvironment,
} from './environment.ts';

/**
 * How many environments of one function run side by side. Lambda's own limit is in the hundreds; here each more than there
 * are processors only has the same code to load and to learn once more.
 */
const environmentsPerFunction = Math.max(2, Math.min(availableParallelism(), 4));

/** An environment is replaced this long before its role's credentials end, as Lambda replaces its own. */
const renewalMilliseconds = 10 * 60_000;

export interface FunctionsOptions {
  readonly definitions: readonly FunctionDefinition[];
  readonly credentialsFor: (definition: FunctionDefinition) => Promise<Credentials>;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly region: string;
  readonly logFolder: string;
  /** How far a function's clock is before the machine's own. @default not at all */
  readonly clockAhead?: () => number;
}

export interface Functions {
  /** Invokes and waits for the answer, in an environment of its own. `name` is the function's name or ARN. */
  invoke(name: string, event: string): Promise<Outcome>;
  definitionOf(name: string): FunctionDefinition | undefined;
  /** Starts one environment of the function before anyone asks, so that the first request need not wait. */
  warm(name: string): Promise<void>;
  /** From now on every invocation goes by the clock as it is; what runs already ends by the one it began with. */
  moveClock(): void;
  /** Ends all environments of a function at once, in the middle of whatever they do. */
  crash(name: string): Promise<void>;
  stop(): Promise<void>;
}

interface Pool {
  invoke(event: string): Promise<Outcome>;
  warm(): Promise<void>;
  moveClock(): void;
  crash(): Promise<void>;
  stop(): Promise<void>;
}

export function startFunctions(options: FunctionsOptions): Functions {
  mkdirSync(options.logFolder, { recursive: true });
  const pools = new Map(options.definitions.map((each) => [each.name, startPool(each, options)]));
  const definitionOf = (name: string) =>
    options.definitions.find((each) => each.name === name || each.arn === name || name.startsWith(`${each.arn}:`));
  const poolOf = (name: string): Pool => {
    const pool = pools.get(definitionOf(name)?.name ?? '');
    if (!pool) throw new Error(`The template has no function ${name}`);
    return pool;
  };
  return {
    definitionOf,
    invoke: async (name, event) => poolOf(name).invoke(event),
    warm: async (name) => poolOf(name).warm(),
    crash: async (name) => poolOf(name).crash(),
    moveClock: () => {
      for (const pool of pools.values()) pool.moveClock();
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}

function startPool(definition: FunctionDefinition, options: FunctionsOptions): Pool {
  const log = createWriteStream(join(options.logFolder, `${definition.logicalId}.log`), { flags: 'a' });
  const environments = environmentsOf(definition, options, log);
  const places = placesFor(environmentsPerFunction);
  return {
    invoke: async (event) => {
      await places.take();
      try {
        const environment = await environments.acquire();
        const outcome = await environment.invoke(event);
        await environments.release(environment);
        return outcome;
      } finally {
        places.give();
      }
    },
    warm: async () => environments.release(await environments.start()),
    moveClock: environments.moveClock,
    crash: environments.crash,
    stop: async () => {
      await environments.stop();
      await new Promise<void>((resolve) => log.end(() => resolve()));
    },
  };
}

function environmentsOf(definition: FunctionDefinition, options: FunctionsOptions, log: Writable) {
  const idle: Environment[] = [];
  /** Each with how far its clock is before the machine's. */
  const started = new Map<Environment, number>();
  const ahead = () => options.clockAhead?.() ?? 0;
  let stopped = false;
  const start = async (): Promise<Environment> => {
    const credentials = await options.credentialsFor(definition);
    const clockAhead = ahead();
    const environment = await startEnvironment({
      ...options,
      ...{ definition, credentials, log, clockAhead },
    });
    started.set(environment, clockAhead);
    if (stopped) await environment.stop();
    return environment;
  };
  const setClock = (environment: Environment): void => {
    if (started.get(environment) === ahead()) return;
    started.set(environment, ahead());
    environment.moveClock(ahead());
  };
  const retire = async (environment: Environment): Promise<void> => {
    started.delete(environment);
    await environment.stop();
  };
  return {
    start,
    acquire: async (): Promise<Environment> => {
      for (let kept = idle.pop(); kept; kept = idle.pop()) {
        if (kept.usable && kept.expiresAt - renewalMilliseconds > Date.now()) return kept;
        await retire(kept);
      }
      const begun = await start();
      setClock(begun);
      return begun;
    },
    release: async (environment: Environment): Promise<void> => {
      if (!environment.usable || stopped) return retire(environment);
      setClock(environment);
      idle.push(environment);
    },
    moveClock: (): void => idle.forEach(setClock),
    crash: async (): Promise<void> => {
      await Promise.all([...started.keys()].map((environment) => environment.stop()));
    },
    stop: async (): Promise<void> => {
      stopped = true;
      await Promise.all([...started.keys()].map((environment) => environment.stop()));
    },
  };
}

/** Whoever comes when all places are taken waits for one, in the order of coming. */
function placesFor(count: number) {
  const waiting: Array<() => void> = [];
  let free = count;
  return {
    take: async (): Promise<void> => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    give: (): void => {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
