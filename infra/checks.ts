import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

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
}

const work = mkdtempSync(join(tmpdir(), 'placeboard-checks-'));
const testsOf = (project: string): readonly [string, ...string[]] => ['vitest', 'run', '--project', project];

const steps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '.'] },
  { name: 'import directions', command: [...testsOf('unit'), 'test/architecture'], tests: true },
  { name: 'types', command: ['tsc', '--project', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'unit and property tests', command: [...testsOf('unit'), '--exclude', 'test/architecture/**'], tests: true },
  { name: 'page', command: ['vite', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], slow: true },
  {
    name: 'functions and template',
    command: ['cdk', 'synth', '--quiet', '--output', join(work, 'cdk.out')],
    slow: true,
  },
  { name: 'infrastructure and local runner', command: testsOf('infra'), tests: true, slow: true },
  { name: 'routes, contracts and isolation', command: testsOf('stack'), tests: true, slow: true },
  { name: 'journeys in a browser', command: testsOf('journeys'), tests: true, slow: true },
];

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

let running: ReturnType<typeof spawn> | undefined;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true;
    running?.kill(signal);
  });
}
process.on('disconnect', () => {
  stopped = true;
  running?.kill('SIGTERM');
});

process.exitCode = await main(process.argv[2] === 'quick');
rmSync(work, { recursive: true, force: true });
if (process.connected) process.disconnect();

async function main(quick: boolean): Promise<number> {
  const began = performance.now();
  const counts: Count[] = [];
  for (const step of steps) {
    if (stopped) return 130;
    if (!(quick && step.slow)) counts.push(await take(step));
  }
  const total = (which: keyof Count) => counts.reduce((sum, count) => sum + count[which], 0);
  console.log(`\n${secondsSince(began)} in all`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 ? 0 : 1;
}

async function take(step: Step): Promise<Count> {
  const began = performance.now();
  console.log(`\n▸ ${step.name}`);
  const report = join(work, `${step.name.replaceAll(' ', '-')}.json`);
  const [command, ...args] = step.command;
  const reporters = step.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const succeeded = await run(command, [...args, ...reporters]);
  const count = step.tests ? countOf(report, succeeded) : { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  console.log(`${count.failed === 0 ? '✓' : '✗'} ${step.name}: ${secondsSince(began)}`);
  return count;
}

/** Tests that could not even be loaded, or of which there are none, leave a failure that no test has. */
function countOf(report: string, succeeded: boolean): Count {
  const read = existsSync(report) ? VitestReport.parse(JSON.parse(readFileSync(report, 'utf8'))) : undefined;
  const failed = read?.numFailedTests ?? 0;
  return { passed: read?.numPassedTests ?? 0, failed: failed === 0 && !succeeded ? 1 : failed };
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules/.bin', command), args, { stdio: 'inherit' });
    running = child;
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
