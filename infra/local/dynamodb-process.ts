import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { stateFolder } from './dynamodb-fetch.ts';

const Record = z.strictObject({
  pid: z.number(),
  /** The process that started the engine: while it lives, the engine is in use. */
  owner: z.number(),
  /** Stands in the engine's command line, so that another program with its number is never mistaken for it. */
  marker: z.string(),
  data: z.string().optional(),
});
export type EngineRecord = z.infer<typeof Record>;

const runFolder = join(stateFolder, 'run');
const pathOf = (marker: string): string => join(runFolder, `dynamodb-${marker}.json`);
/** The engine's own configuration lies beside its record. */
export const configurationPathOf = (marker: string): string => join(runFolder, `dynamodb-${marker}.xml`);
const END_TIMEOUT_MS = 10_000;

export function remember(record: EngineRecord): void {
  mkdirSync(runFolder, { recursive: true });
  writeFileSync(pathOf(record.marker), JSON.stringify(record));
}

export function forget(marker: string): void {
  for (const path of [pathOf(marker), configurationPathOf(marker)]) rmSync(path, { force: true });
}

/** Ends engines whose owner is gone, as after `kill -9`, and refuses a data folder that a living stack uses. */
export async function reap(data: string | undefined): Promise<void> {
  for (const record of recorded()) {
    if (!isEngine(record)) {
      forget(record.marker);
    } else if (!isAlive(record.owner)) {
      await end(record.pid);
      forget(record.marker);
    } else if (data !== undefined && record.data === data) {
      throw new Error(`The data in ${data} is in use by process ${record.owner}: stop that one, or use another --data`);
    }
  }
}

/** Ends an engine: asked once, then without asking. */
export async function end(pid: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < END_TIMEOUT_MS && isAlive(pid); waited += 50) await pause(50);
  }
}

function recorded(): EngineRecord[] {
  if (!existsSync(runFolder)) return [];
  const names = readdirSync(runFolder).filter((name) => /^dynamodb-[\w-]+\.json$/.test(name));
  return names.flatMap((name) => {
    const record = Record.safeParse(parse(join(runFolder, name)));
    return record.success ? [record.data] : [];
  });
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Being written or removed by another start at this moment: that one looks after it.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    // No such process, or none of ours.
    return false;
  }
}

/** In a container without an init, an ended process keeps its number until somebody asks for its result. */
function isZombie(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && /\) Z /.test(readFileSync(status, 'utf8'));
}

function isEngine(record: EngineRecord): boolean {
  return isAlive(record.pid) && commandOf(record.pid).includes(record.marker);
}

function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    // It ended between two looks.
    return '';
  }
}
