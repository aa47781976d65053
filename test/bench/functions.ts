import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as z from 'zod';
import { bundledModules, bundleFolder } from '#infra/bundle.ts';
import { bytesAtStart, bytesIn } from '#infra/bundle-modules.ts';
import { functionNames } from '#infra/constructs/function-names.ts';
import type { Stack } from '#infra/local/stack.ts';
import { median } from './plan-time.ts';
import { type Measured, within } from './table.ts';

const mostBytes = 520_000;
const mostWholeBytes = 1_000_000;
const mostRatio = 1.3;
const turns = 15;

/** What any function on Hono and the table has to load: the measure for the others. */
const bareHandler = `
  import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
  import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
  import { Hono } from 'hono';
  import { handle } from 'hono/aws-lambda';
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-2' }));
  const app = new Hono();
  app.get('/:pk', async (c) => {
    const Key = { pk: c.req.param('pk'), sk: 'it' };
    const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE_NAME, Key }));
    return c.json(Item ?? {});
  });
  export const handler = handle(app);
`;

const otherCredentials = [
  ...['ini', 'login', 'process', 'sso', 'web-identity', 'http'].map((name) => `@aws-sdk/credential-provider-${name}`),
  '@smithy/credential-provider-imds',
];

/** What is read before a function can answer; beside it all that it may come to read, a part at a feature's first request. */
export function sizeLines(): Measured[] {
  return functionNames.map((name) => {
    const modules = bundledModules(name);
    const [start, whole] = [bytesAtStart(modules), bytesIn(modules)];
    const measured = `${kilobytes(start)} to start, ${kilobytes(whole)} whole`;
    return { what: name, measured, verdict: within(start <= mostBytes && whole <= mostWholeBytes) };
  });
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

/** Each function and the bare handler imported in turn, every time in a process of its own. */
export async function importLines(stack: Stack): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'placeboard-bare-'));
  try {
    const bare = { file: await bundleBare(folder), env: variablesOf(stack, 'authority') };
    const bareTimes: Times[] = [];
    const times = functionNames.map((name) => ({
      name,
      file: join(bundleFolder(name), 'index.mjs'),
      env: variablesOf(stack, name),
      taken: [] as Times[],
    }));
    for (let turn = 0; turn < turns; turn += 1) {
      bareTimes.push(await importTime(bare));
      for (const each of times) each.taken.push(await importTime(each));
    }
    return times.map(({ name, taken }) => {
      const [mine, theirs] = [medianOf(taken), medianOf(bareTimes)];
      const ratio = mine.took / theirs.took;
      const worked = `${(mine.worked / theirs.worked).toFixed(2)} × of the processor`;
      const measured = `${ratio.toFixed(2)} × (${mine.took.toFixed(0)} ms, bare ${theirs.took.toFixed(0)} ms; ${worked}; medians of ${turns})`;
      return { what: `${name}, import`, measured, verdict: within(ratio <= mostRatio) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const medianOf = (times: readonly Times[]): Times => ({
  took: median(times.map(({ took }) => took)),
  worked: median(times.map(({ worked }) => worked)),
});

function variablesOf(stack: Stack, name: string): Record<string, string> {
  const found = stack.deployment.functions.find(({ variables }) => variables.POWERTOOLS_SERVICE_NAME === name);
  if (!found) throw new Error(`The template has no function ${name}`);
  const credentials = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_SESSION_TOKEN: 'none' };
  return { ...found.variables, ...credentials, AWS_REGION: 'eu-west-2', PATH: process.env.PATH ?? '' };
}

const timer = `
  const [used, began] = [process.cpuUsage(), performance.now()];
  await import(process.argv[1]);
  const [took, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
  console.log(JSON.stringify({ took, worked: (user + system) / 1000 }));
`;

/** In milliseconds: by the clock, which other work on the machine disturbs, and of the processor, which it does not. */
const Times = z.object({ took: z.number(), worked: z.number() });
type Times = z.infer<typeof Times>;

async function importTime({ file, env }: { file: string; env: Record<string, string> }): Promise<Times> {
  const args = ['--input-type=module', '--eval', timer, file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return Times.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

/** With the settings by which `infra/bundle.ts` bundles the functions. */
async function bundleBare(folder: string): Promise<string> {
  const outfile = join(folder, 'index.mjs');
  await build({
    stdin: { contents: bareHandler, resolveDir: process.cwd(), sourcefile: 'bare.ts', loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    charset: 'ascii',
    external: otherCredentials,
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  return outfile;
}
