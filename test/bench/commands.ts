import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lastTestTimes } from '#infra/test-times.ts';
import { type Measured, within } from './table.ts';

const root = resolve(import.meta.dirname, '../..');
const startSeconds = 20;
const testSeconds = 8 * 60;
const patience = 90_000;
/** As it was before this process took on a function's own. */
const environment = { ...process.env };

/** What the command runs, with the demonstration content, until it says where to go. */
export async function startLine(): Promise<Measured> {
  const data = mkdtempSync(join(tmpdir(), 'placeboard-start-'));
  const built = existsSync(join(root, 'dist/web/index.html'));
  const began = performance.now();
  const child = spawn(process.execPath, ['infra/run.mjs', 'start', '--data', data, '--port', '0'], {
    cwd: root,
    env: environment,
  });
  const ended = once(child, 'exit');
  try {
    const said = await untilSaid(child, /Placeboard is at/);
    if (!said) throw new Error('npm start ended or hung before it was ready');
    const seconds = (performance.now() - began) / 1000;
    return {
      what: '',
      measured: `${seconds.toFixed(1)} s, with demonstration content, the page ${built ? 'built before' : 'built meanwhile'}`,
      verdict: within(seconds <= startSeconds),
    };
  } finally {
    if (child.kill('SIGINT')) await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

type Child = ReturnType<typeof spawn>;

function untilSaid(child: Child, words: RegExp): Promise<boolean> {
  return new Promise((resolved) => {
    let said = '';
    const timer = setTimeout(() => resolved(false), patience);
    child.once('exit', () => resolved(false));
    child.once('exit', () => clearTimeout(timer));
    child.stderr?.on('data', () => undefined);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!words.test(said)) return;
      clearTimeout(timer);
      resolved(true);
    });
  });
}

/** How long all tests took when they were last run; they are not run for the sake of it. */
export function testLine(times = lastTestTimes()): Measured {
  if (times === null)
    return { what: '', measured: 'not measured here: npm test has left no record', verdict: 'elsewhere' };
  const { finishedAt, seconds } = times;
  return {
    what: '',
    measured: `${(seconds / 60).toFixed(1)} min, the run of ${finishedAt.slice(0, 16).replace('T', ' ')}`,
    verdict: within(seconds <= testSeconds),
  };
}
