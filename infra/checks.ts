import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod';
import { keepTestTimes } from './test-times.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A step of vitest counts as each of its tests; any other counts as one. */
  readonly tests?: true;
  /** Left out of `npm run check`, which takes under a minute. */
  readonly slow?: true;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What is said of each failure once more at the end, where it is found without looking through all that went before. */
  readonly failures: readonly string[];
}

const work = mkdtempSync(join(tmpdir(), 'placeboard-checks-'));
const testsOf = (project: string): readonly [string, ...string[]] => ['vitest', 'run', '--project', project];

/** In the order in which they begin, three at a time: first what is quickly told, then the longest. */
const steps: readonly Step[] = [
  // By one thread: several look at the same files anew, and other steps have use for the processors.
  { name: 'types', command: ['tsc', '--project', '.', '--singleThreaded'] },
  { name: 'format and lint', command: ['biome', 'ci', '.'] },
  { name: 'import directions', command: [...testsOf('unit'), 'test/architecture'], tests: true },
  { name: 'unit and property tests', command: [...testsOf('unit'), '--exclude', 'test/architecture/**'], tests: true },
  { name: 'unused code', command: ['knip'] },
  { name: 'page', command: ['vite', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], slow: true },
  {
    name: 'functions and template',
    command: ['cdk', 'synth', '--quiet', '--output', join(work, 'cdk.out')],
    slow: true,
  },
  { name: 'routes, contracts and isolation', command: testsOf('stack'), tests: true, slow: true },
  { name: 'infrastructure and local runner', command: testsOf('infra'), tests: true, slow: true },
  { name: 'journeys in a browser', command: testsOf('journeys'), tests: true, slow: true },
];
/** Each step waits now and then for something: with two of them, two processors stood idle for a seventh of the time. */
const atOnce = 3;

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});
/** So much of one failure is said again; the whole of it stands where its step told of it. */
const linesOfAFailure = 12;

const running = new Set<ReturnType<typeof spawn>>();
let stopped = false;
function stop(signal: NodeJS.Signals): void {
  stopped = true;
  for (const child of running) child.kill(signal);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
process.on('disconnect', () => stop('SIGTERM'));

process.exitCode = await main(process.argv[2] === 'quick');
rmSync(work, { recursive: true, force: true });
if (process.connected) process.disconnect();

async function main(quick: boolean): Promise<number> {
  const began = performance.now();
  const counts: Count[] = [];
  const waiting = steps.filter(({ slow }) => !(quick && slow));
  const takeAll = async () => {
    for (let step = waiting.shift(); step !== undefined && !stopped; step = waiting.shift())
      counts.push(await take(step));
  };
  await Promise.all(Array.from({ length: atOnce }, takeAll));
  if (stopped) return 130;
  const total = (which: 'passed' | 'failed') => counts.reduce((sum, count) => sum + count[which], 0);
  for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
  console.log(`\n${secondsSince(began)} in all`);
  if (!quick) keepTestTimes({ finishedAt: new Date().toISOString(), seconds: (performance.now() - began) / 1000 });
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 ? 0 : 1;
}

async function take(step: Step): Promise<Count> {
  const began = performance.now();
  console.log(`▸ ${step.name}…`);
  const file = join(work, step.name.replaceAll(' ', '-'));
  const [report, said] = [`${file}.json`, `${file}.txt`];
  const [command, ...args] = step.command;
  const reporters = step.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const succeeded = await run(command, [...args, ...reporters], said);
  const words = () => lastLines(readFileSync(said, 'utf8'));
  const count = step.tests
    ? countOf(report, succeeded, () => `${step.name}\n${words()}`)
    : { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, failures: succeeded ? [] : [`${step.name}\n${words()}`] };
  const verdict = `${count.failed === 0 ? '✓' : '✗'} ${step.name}: ${secondsSince(began)}`;
  // In one piece, so that what two steps say at once is not mixed.
  console.log(
    ['', readFileSync(said, 'utf8').trim(), verdict, ''].filter((text, place) => text || place === 0).join('\n'),
  );
  return count;
}

/** Tests that could not even be loaded, or of which there are none, leave a failure that no test has. */
function countOf(report: string, succeeded: boolean, words: () => string): Count {
  const read = existsSync(report) ? VitestReport.parse(JSON.parse(readFileSync(report, 'utf8'))) : undefined;
  const failures = (read?.testResults ?? []).flatMap(failuresOf);
  const failed = read?.numFailedTests ?? 0;
  if (failed > 0 || succeeded) return { passed: read?.numPassedTests ?? 0, failed, failures };
  return { passed: read?.numPassedTests ?? 0, failed: 1, failures: failures.length > 0 ? failures : [words()] };
}

function failuresOf(file: z.infer<typeof VitestReport>['testResults'][number]): readonly string[] {
  const where = relative('.', file.name);
  const tests = file.assertionResults.filter(({ status }) => status === 'failed');
  if (tests.length === 0) return file.status === 'failed' ? [`${where}\n${firstLines(file.message ?? '')}`] : [];
  return tests.map(
    ({ fullName, failureMessages }) => `${where} > ${fullName}\n${firstLines((failureMessages ?? []).join('\n'))}`,
  );
}

function firstLines(text: string): string {
  return stripVTControlCharacters(text).split('\n').slice(0, linesOfAFailure).join('\n').trim();
}

function lastLines(text: string): string {
  return stripVTControlCharacters(text).trim().split('\n').slice(-linesOfAFailure).join('\n');
}

/** What it says goes into the file. */
function run(command: string, args: readonly string[], said: string): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
    const out = openSync(said, 'a');
    const child = spawn(join('node_modules/.bin', command), args, { env, stdio: ['ignore', out, out] });
    closeSync(out);
    running.add(child);
    const settle = (succeeded: boolean) => {
      running.delete(child);
      resolve(succeeded);
    };
    child.once('error', (error) => {
      appendFileSync(said, `${error.message}\n`);
      settle(false);
    });
    child.once('exit', (code) => settle(code === 0));
  });
}

function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
