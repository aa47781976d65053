import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assembled } from '#infra/kept-assembly.ts';
import { startStack } from '#infra/local/stack.ts';

/** What a test file is told of the stack that all of them share. */
export type SharedStack = {
  url: string;
  secret: string;
  table: string;
  engine: string;
  gate: { url: string; controlUrl: string; token: string };
  assembly: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    stack: SharedStack;
  }
}

/**
 * Longer than Lambda's own: what changes in many tests at once is worked off together, and who waits for something asks for
 * it (`eventually`). Stacks of a test's own have Lambda's.
 */
const streamPause = 5000;

/** One stack for all test files: the synthesised template, in memory; each test makes authorities of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'placeboard-assembly-'));
  const stack = await startStack({
    assembly: assembled(directory),
    streamPause,
    ...(process.env.PLACEBOARD_LOGS && { logFolder: process.env.PLACEBOARD_LOGS }),
  });
  const { url, controlUrl, token } = stack.gate;
  project.provide('stack', {
    url: stack.url,
    secret: stack.secret,
    table: stack.tableName,
    engine: stack.dynamodb.url,
    gate: { url, controlUrl, token },
    assembly: directory,
  });
  return async () => {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
