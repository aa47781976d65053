import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { anUpdateDraft, aNodeDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import { type Asker, anOffice, askerOf, type OwnStack } from '#test/support/officers.ts';
import { eventually } from '#test/support/world.ts';
import { type RunFile, readRunFile } from './run-files.ts';

type Running = { child: ChildProcess; run: RunFile; stack: OwnStack };

const root = resolve(import.meta.dirname, '../..');
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** `npm start` in a process of its own, until it says where it is. */
async function start(data: string): Promise<Running> {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'start.ts'), '--port', '0', '--data', data, '--empty'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  undo.push(() => stop(child));
  let said = '';
  child.stderr?.on('data', (words: Buffer) => {
    said += words.toString('utf8');
  });
  const port = await Promise.race([portIn(child), once(child, 'exit').then(() => undefined)]);
  const run = port === undefined ? undefined : readRunFile(port);
  if (run === undefined) throw new Error(`The stack did not start: ${said}`);
  const { url, secret, table, dynamodb } = run;
  const tokenFor = (persona: string) => mint(url, secret, persona);
  return { child, run, stack: { url, tokenFor, tableName: table, dynamodb: { url: dynamodb, pid: 0, stop: async () => undefined } } };
}

async function portIn({ stdout }: ChildProcess): Promise<number | undefined> {
  if (stdout === null) return undefined;
  for await (const line of createInterface(stdout)) {
    const [, port] = /^Placeboard is at http:\/\/localhost:(\d+)/.exec(line) ?? [];
    if (port !== undefined) {
      stdout.resume();
      return Number(port);
    }
  }
  return undefined;
}

async function mint(url: string, secret: string, persona: string): Promise<string> {
  const answer = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const { token }: { token: string } = await answer.json();
  return token;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

type Process = { pid: number; parent: number; ended: boolean };

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const path = `/proc/${name}/stat`;
      const [, state, parent] = existsSync(path) ? (/\) (\w) (\d+) /.exec(readFileSync(path, 'utf8')) ?? []) : [];
      return state === undefined ? [] : [{ pid: Number(name), parent: Number(parent), ended: 'ZX'.includes(state) }];
    });
}

/** A process and all that it has started. */
function family(pid: number, all = processes()): number[] {
  return [pid, ...all.filter(({ parent }) => parent === pid).flatMap((child) => family(child.pid, all))];
}

const alive = (pids: number[]): number[] => {
  const living = new Set(processes().flatMap(({ pid, ended }) => (ended ? [] : pid)));
  return pids.filter((pid) => living.has(pid));
};

type Sent = { action: string; key: string; words: string };

const record = (editor: Asker, plan: string, { action, key, words }: Sent) =>
  editor.send('POST', `${plan}/nodes/${action}/updates`, anUpdateDraft({ delivered: words }), { 'idempotency-key': key });

/** Sends updates on an action one after the other until the service is gone. */
async function keepSending(editor: Asker, plan: string, action: string) {
  const acknowledged: Sent[] = [];
  for (let count = 1; ; count += 1) {
    const sent = { action, key: crypto.randomUUID(), words: `Update ${count} on ${action}` };
    const answer = await record(editor, plan, sent).catch(() => undefined);
    if (answer === undefined) return { acknowledged, unanswered: sent };
    ok(answer, 201);
    acknowledged.push(sent);
    noted();
  }
}
