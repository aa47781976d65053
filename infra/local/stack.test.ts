import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Dynamodb, startDynamodb } from './dynamodb.ts';
import { engineClient } from './dynamodb-tables.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';
import { tinyTemplate } from './tiny-template.ts';

const folder = mkdtempSync(join(tmpdir(), 'placeboard-stack-'));
const running: Stack[] = [];
let count = 0;

afterEach(async () => {
  await Promise.all(running.splice(0).map((stack) => stack.stop()));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A stack of one function, which serves the API and follows the stream, and writes down what it was given. */
async function aStack(options: Partial<StackOptions> = {}) {
  count += 1;
  const directory = join(folder, `assembly-${count}`);
  const code = join(directory, 'asset.code');
  const notes = join(folder, `notes-${count}`);
  mkdirSync(code, { recursive: true });
  writeFileSync(notes, '');
  writeFileSync(
    join(code, 'index.mjs'),
    `import { appendFileSync } from 'node:fs';
     export async function handler(event) {
       if (!event.Records) return { path: event.rawPath ?? 'invoked', event };
       const keys = event.Records.map((record) => record.dynamodb.Keys.sk.S);
       appendFileSync(process.env.NOTES, JSON.stringify(keys) + '\\n');
       if (keys.includes('poison')) throw new Error('cannot be read');
     }`,
  );
  const { assets, template } = tinyTemplate({ NOTES: notes });
  writeFileSync(join(directory, 'Tiny.assets.json'), JSON.stringify(assets));
  const stack = await startStack({ assembly: { directory, templates: { Tiny: template } }, ...options });
  running.push(stack);
  const seen = () =>
    readFileSync(notes, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): string[] => JSON.parse(line));
  return { stack, seen };
}

async function put(dynamodb: Dynamodb, sk: string) {
  const client = engineClient(dynamodb.url);
  await client.send(new PutItemCommand({ TableName: 'Table', Item: { pk: { S: 'A' }, sk: { S: sk } } }));
  client.destroy();
}

/** One that has ended and whose parent has not yet asked for its result has ended all the same. */
const alive = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a stack on this machine', () => {
  test('answers requests, and leaves no process behind when it stops', async () => {
    const { stack } = await aStack();
    const response = await fetch(`${stack.url}/api/health`);
    expect(await response.json()).toMatchObject({ path: '/api/health' });
    const pids = [stack.dynamodb.pid, stack.gate.pid];
    expect(pids.map(alive)).toEqual([true, true]);
    await stack.stop();
    expect(pids.map(alive)).toEqual([false, false]);
    await expect(fetch(stack.url)).rejects.toThrow();
  });

  test('a poison record is set aside, and those around it arrive, in order', async () => {
    const { stack, seen } = await aStack();
    for (const sk of ['a', 'b', 'poison', 'c']) await put(stack.dynamodb, sk);
    await stack.idle();
    expect(stack.failures.list()).toHaveLength(1);
    const last = (sk: string) => seen().flat().lastIndexOf(sk);
    expect(last('a')).toBeLessThan(last('b'));
    expect(last('poison')).toBeLessThan(last('c'));
    expect(seen().filter((keys) => keys.length === 1 && keys[0] === 'poison').length).toBeGreaterThanOrEqual(2);
    expect(stack.failures.list()[0]?.message).toMatchObject({
      destination: expect.stringContaining(':Failed'),
      body: { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
    });
  });

  test('data, stream and queue go on where they were after a restart', async () => {
    const dataFolder = join(folder, 'kept');
    const first = await aStack({ dataFolder });
    await put(first.stack.dynamodb, 'before');
    await first.stack.idle();
    expect(first.seen()).toEqual([['before']]);
    await first.stack.stop();
    const meanwhile = await startDynamodb({ dir: join(dataFolder, 'dynamodb') });
    await put(meanwhile, 'between');
    await meanwhile.stop();
    const second = await aStack({ dataFolder });
    await put(second.stack.dynamodb, 'after');
    await second.stack.idle();
    expect(second.seen().flat()).toEqual(['between', 'after']);
  });

  test('several run at once and know nothing of one another', async () => {
    const [one, other] = await Promise.all([aStack(), aStack()]);
    const token = await one.stack.tokenFor('clerk@plymouth.example');
    const ask = ({ stack }: { stack: Stack }) =>
      fetch(`${stack.url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask(one)).status).toBe(200);
    expect((await ask(other)).status).toBe(401);
  });

  test('what starts badly is put away, and says what was wrong', async () => {
    const { stack } = await aStack();
    await expect(aStack({ port: stack.port })).rejects.toThrow(`Port ${stack.port} is taken`);
  });
});
