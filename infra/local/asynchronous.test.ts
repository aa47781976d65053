import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type AsynchronousOptions, startAsynchronous } from './asynchronous.ts';
import type { Outcome } from './environment.ts';
import { openFailures } from './failures.ts';

const root = mkdtempSync(join(tmpdir(), 'placeboard-asynchronous-'));
afterAll(() => rmSync(root, { recursive: true }));

const succeeded: Outcome = { requestId: 'r', payload: 'null' };
const failed: Outcome = { requestId: 'r', payload: '{"errorType":"Error"}', functionError: 'Unhandled' };

function aQueue(outcomes: Outcome[], overrides: Partial<AsynchronousOptions> = {}) {
  const folder = overrides.folder ?? mkdtempSync(join(root, 'queue-'));
  const failures = openFailures(join(folder, 'failures'));
  const seen: string[] = [];
  const queue = startAsynchronous({
    folder,
    failures,
    policyOf: () => ({ retries: 2, maximumAgeSeconds: 3600, failureDestination: 'arn:aws:sqs:queue' }),
    invoke: async (name, event) => {
      seen.push(`${name} ${event}`);
      return outcomes.shift() ?? succeeded;
    },
    delayFactor: 10_000,
    ...overrides,
  });
  return { queue, failures, seen, folder };
}

describe('asynchronous invocation', () => {
  test('is tried again after a failure until it succeeds', async () => {
    const { queue, failures, seen } = aQueue([failed, succeeded]);
    queue.enqueue('documents', '{"pk":"a"}');
    await queue.idle();
    expect(seen).toEqual(['documents {"pk":"a"}', 'documents {"pk":"a"}']);
    expect(failures.list()).toEqual([]);
  });

  test('ends in the failure destination when the retries of the template are used up', async () => {
    const { queue, failures, seen } = aQueue([failed, failed, failed, failed]);
    queue.enqueue('documents', '{"pk":"a"}');
    await queue.idle();
    expect(seen).toHaveLength(3);
    expect(failures.list()).toMatchObject([
      {
        message: {
          destination: 'arn:aws:sqs:queue',
          body: {
            requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
            requestPayload: { pk: 'a' },
            responsePayload: { errorType: 'Error' },
          },
        },
      },
    ]);
  });

  test('is not tried again once the event is older than the template allows', async () => {
    const { queue, failures, seen } = aQueue([failed, failed], {
      policyOf: () => ({ retries: 2, maximumAgeSeconds: -1, failureDestination: 'arn:aws:sqs:queue' }),
    });
    queue.enqueue('documents', '{}');
    await queue.idle();
    expect(seen).toHaveLength(1);
    expect(failures.list()).toHaveLength(1);
  });

  test('outlives a runner that was killed', async () => {
    const first = aQueue([], { invoke: () => new Promise(() => {}) });
    first.queue.enqueue('documents', '{"pk":"a"}');
    first.queue.stop();
    const second = aQueue([], { folder: first.folder });
    await second.queue.idle();
    expect(second.seen).toEqual(['documents {"pk":"a"}']);
    const third = aQueue([], { folder: first.folder });
    await third.queue.idle();
    expect(third.seen).toEqual([]);
  });
});
