import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assembled } from '../kept-assembly.ts';
import { demonstrate } from './demonstration.ts';
import { stateFolder } from './dynamodb-fetch.ts';
import { personaGroups } from './personas.ts';
import { assemblyFolder, clearKilledRuns, logFolder, removeRunFile, writeRunFile } from './run-files.ts';
import { type Stack, startStack } from './stack.ts';
import { buildWeb } from './web-build.ts';

const usage = `npm start -- [options]
  --port 4000   where to answer
  --data DIR    where the data is kept between runs (default .placeboard/data)
  --fresh       begin with no data
  --empty       without the demonstration content`;

interface Options {
  readonly port: number;
  readonly data: string;
  readonly fresh: boolean;
  readonly empty: boolean;
}

const marker = '.placeboard-data';
const began = performance.now();

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

async function main(): Promise<void> {
  // Functions live in UTC, as in Lambda; a worker takes the time zone of its process.
  process.env.TZ = 'UTC';
  const options = optionsOf(process.argv.slice(2));
  clearKilledRuns();
  prepareData(options);
  const starting = startAll(options);
  const end = endingOf(starting);
  stopOnSignals(end);
  try {
    const stack = await starting;
    const seeded = !options.empty && (await demonstrate(stack, options.data));
    sayWhereToGo(stack, options, seeded);
  } catch (error) {
    await end(1, error);
  }
}

function optionsOf(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4000' },
        data: { type: 'string', default: join(stateFolder, 'data') },
        fresh: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`There is no port ${values.port}`);
    return { port, data: resolve(values.data), fresh: values.fresh, empty: values.empty };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** A folder is emptied only where the file in it says that the data is ours. */
function prepareData({ data, fresh }: Options): void {
  const ours = existsSync(join(data, marker));
  if (fresh && existsSync(data) && readdirSync(data).length > 0) {
    if (!ours) throw new Error(`${data} was not made by Placeboard, so it is not emptied. Choose another with --data.`);
    rmSync(data, { recursive: true });
  }
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, marker), '');
}

async function startAll(options: Options): Promise<Stack> {
  const assembly = assemblyFolder();
  const [stack] = await Promise.all([
    startStack({ assembly: assembled(assembly), port: options.port, dataFolder: options.data, logFolder }),
    buildWeb().catch((error: unknown) => console.error(error instanceof Error ? error.message : error)),
  ]);
  writeRunFile({
    port: stack.port,
    pid: process.pid,
    url: stack.url,
    gate: stack.gate.url,
    dynamodb: stack.dynamodb.url,
    table: stack.tableName,
    data: options.data,
    assembly,
    secret: stack.secret,
  });
  return stack;
}

type End = (code: number, error?: unknown) => Promise<void>;

/** Puts everything away, once; what goes wrong because of that is not worth saying. */
function endingOf(starting: Promise<Stack>): End {
  let ending = false;
  return async (code, error) => {
    if (ending) return;
    ending = true;
    if (error !== undefined) console.error(error instanceof Error ? error.message : error);
    const [started] = await Promise.allSettled([starting]);
    if (started.status === 'fulfilled') {
      removeRunFile(started.value.port);
      await started.value.stop();
    }
    rmSync(assemblyFolder(), { recursive: true, force: true });
    process.exit(code);
  };
}

function stopOnSignals(end: End): void {
  const quietly = (code: number, error?: unknown) => {
    end(code, error).catch((failure: unknown) => {
      console.error(failure);
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quietly(0));
  // The command that started this process was killed: nobody could stop us any more.
  process.on('disconnect', () => quietly(0));
  process.on('uncaughtException', (error) => quietly(1, error));
}

function sayWhereToGo(stack: Stack, options: Options, seeded: boolean): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const people = personaGroups.flatMap(({ title, personas }) => [
    `  ${title}`,
    ...personas.map(({ address, role }) => `    ${address.padEnd(36)}${role}`),
  ]);
  console.log(
    [
      '',
      `Placeboard is at ${stack.url}  (ready in ${seconds} s)`,
      '',
      'Sign in there as one of these; no password is asked for on this machine:',
      ...people,
      '',
      `Data: ${options.data}${seeded ? ', filled with the demonstration content' : ''}`,
      `A token for the command line: npm run token -- clerk@plymouth.example${options.port === 4000 ? '' : ` --port ${stack.port}`}`,
      `What failed in the background: ${stack.url}/local/failures   Logs: .placeboard/run/`,
      'Ctrl-C stops it.',
    ].join('\n'),
  );
}
