import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { readRunFile } from '../run-files.ts';
import { family } from './processes.ts';

/** A stack in a process of its own, as `npm start` runs it. */
export type RunningStack = {
  url: string;
  tableName: string;
  dynamodb: { url: string };
  tokenFor(subject: string): Promise<string>;
  /** The process itself and all that it has started. */
  family(): number[];
  /** As Ctrl-C does. */
  stop(): Promise<void>;
};

const root = resolve(import.meta.dirname, '../../..');

export async function startRunning(data: string): Promise<RunningStack> {
  const args = [join(root, 'infra/local/start.ts'), '--port', '0', '--data', data, '--empty'];
  // The channel ends the stack when whoever runs the tests is killed.
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const port = await portIn(child);
  const run = readRunFile(port);
  if (run === undefined) throw new Error(`There is no stack on port ${port}`);
  return {
    url: run.url,
    tableName: run.table,
    dynamodb: { url: run.dynamodb },
    tokenFor: (subject) => mint(run, subject),
    family: () => family(run.pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Reads what it says until it says where it is, and lets it speak on unheard. */
function portIn(child: ChildProcess): Promise<number> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('Nothing can be heard of it');
  let said = '';
  const hear = (line: string) => {
    said += `${line}\n`;
  };
  createInterface(stderr).on('line', hear);
  return new Promise((found, failed) => {
    child.once('exit', (code) => failed(new Error(`The stack ended with code ${code}: ${said}`)));
    createInterface(stdout).on('line', (line) => {
      hear(line);
      const [, port] = /^Placeboard is at http:\/\/localhost:(\d+)/.exec(line) ?? [];
      if (port !== undefined) found(Number(port));
    });
  });
}

async function mint({ url, secret }: { url: string; secret: string }, persona: string): Promise<string> {
  const answer = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}
