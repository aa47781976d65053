import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDynamodb } from './dynamodb.ts';
import { createTables, engineClient } from './dynamodb-tables.ts';
import type { Templates } from './gate/resolve.ts';
import { smallTemplates } from './gate/testing/small-template.ts';
import { alive } from './testing/processes.ts';

const LONELY = fileURLToPath(new URL('./gate/testing/lonely-engine.ts', import.meta.url));
const TableName = 'Table';
let dir: string;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gate-data-'));
  stops = [];
});

afterEach(async () => {
  for (const stop of stops) await stop();
  await rm(dir, { recursive: true, force: true });
});

describe('the engine of the table', () => {
  test('keeps every acknowledged write when it is killed among writes', async () => {
    const engine = await started();
    const acknowledged: string[] = [];
    const writers = [1, 2, 3, 4].map((writer) => writeUntilGone(engine.url, `${writer}`, acknowledged));
    while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await readdir(dir)).toContain('shared-local-instance.db-wal');
    process.kill(engine.pid, 'SIGKILL');
    await Promise.all(writers);
    const kept = await keysIn((await started()).url);
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    expect(acknowledged.filter((key) => !kept.includes(key))).toEqual([]);
  }, 60_000);

  test('that outlived its killed stack is ended by the next start', async () => {
    const owner = spawn(process.execPath, [LONELY, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const { pid, url } = await saidBy(owner);
    await createTables(url, smallTemplates());
    await put(url, 'before');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(alive([pid])).toEqual([pid]);
    const engine = await started();
    expect(alive([pid])).toEqual([]);
    expect(await keysIn(engine.url)).toEqual(['before']);
  }, 60_000);

  test('does not share its folder with a living stack', async () => {
    await started();
    await expect(startDynamodb({ dir })).rejects.toThrow(`The data in ${dir} is in use by process ${process.pid}`);
  }, 60_000);

  test('is heard on the loopback interface alone', async () => {
    const engine = await started();
    const { port } = new URL(engine.url);
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    const address = outside?.address ?? '127.0.0.2';
    await expect(fetch(`http://${address}:${port}`)).rejects.toThrow('fetch failed');
  }, 60_000);

  test('refuses a table with a property that it does not know', async () => {
    const engine = await started();
    const templates: Templates = JSON.parse(
      JSON.stringify(smallTemplates()).replace('"BillingMode"', '"Colour":"red","BillingMode"'),
    );
    await expect(createTables(engine.url, templates)).rejects.toThrow('Unrecognized key: "Colour"');
  }, 60_000);

  test('refuses a kept table that the template has outgrown', async () => {
    const engine = await started();
    await createTables(engine.url, smallTemplates());
    await createTables(engine.url, smallTemplates());
    const templates: Templates = JSON.parse(JSON.stringify(smallTemplates()).replaceAll('KEYS_ONLY', 'NEW_IMAGE'));
    await expect(createTables(engine.url, templates)).rejects.toThrow('--fresh');
  }, 60_000);
});

async function started() {
  const engine = await startDynamodb({ dir });
  stops.push(engine.stop);
  return engine;
}

async function writeUntilGone(url: string, writer: string, acknowledged: string[]): Promise<void> {
  if (writer === '1') await createTables(url, smallTemplates());
  else await new Promise((resolve) => setTimeout(resolve, 1500));
  for (let count = 0; ; count += 1) {
    const key = `${writer}-${count}`;
    const gone = await put(url, key).then(
      () => false,
      () => true,
    );
    if (gone) return;
    acknowledged.push(key);
  }
}

async function put(url: string, sk: string): Promise<void> {
  const client = engineClient(url);
  try {
    await DynamoDBDocumentClient.from(client).send(new PutCommand({ TableName, Item: { pk: 'A', sk } }));
  } finally {
    client.destroy();
  }
}

async function keysIn(url: string): Promise<unknown[]> {
  const rows = DynamoDBDocumentClient.from(engineClient(url));
  const own = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'A' } };
  const { Items } = await rows.send(new QueryCommand({ TableName, ConsistentRead: true, ...own }));
  return (Items ?? []).map(({ sk }) => sk);
}

async function saidBy(child: ChildProcess): Promise<{ pid: number; url: string }> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  return JSON.parse(said);
}
