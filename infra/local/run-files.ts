import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { stateFolder } from './dynamodb-fetch.ts';

const runFolder = join(stateFolder, 'run');

const RunFile = z.object({
  port: z.number(),
  pid: z.number(),
  url: z.string(),
  gate: z.string(),
  dynamodb: z.string(),
  table: z.string(),
  data: z.string(),
  assembly: z.string(),
  secret: z.string(),
});
/** A running stack, for commands in another window. */
export type RunFile = z.infer<typeof RunFile>;

const pathOf = (port: number): string => join(runFolder, `stack-${port}.json`);

export function writeRunFile(run: RunFile): void {
  mkdirSync(runFolder, { recursive: true });
  writeFileSync(pathOf(run.port), JSON.stringify(run, null, 2), { mode: 0o600 });
}

export function removeRunFile(port: number): void {
  rmSync(pathOf(port), { force: true });
}

export function readRunFile(port: number): RunFile | undefined {
  const path = pathOf(port);
  if (!existsSync(path)) return undefined;
  const run = RunFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return isOurs(run.pid) ? run : undefined;
}

/** Puts away what runs left behind that were killed: their files, and the templates they ran. */
export function clearKilledRuns(): void {
  if (!existsSync(runFolder)) return;
  for (const name of readdirSync(runFolder)) {
    const [, pid] = /^assembly-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isOurs(Number(pid))) rmSync(join(runFolder, name), { recursive: true, force: true });
    const [, port] = /^stack-(\d+)\.json$/.exec(name) ?? [];
    if (port !== undefined && !readRunFile(Number(port))) removeRunFile(Number(port));
  }
}

export const assemblyFolder = (): string => join(runFolder, `assembly-${process.pid}`);
export const logFolder = runFolder;

/** A process number may have gone to another program since, so the command is looked at too. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('infra/local/');
  } catch {
    // No such process, or somebody else's.
    return false;
  }
}
