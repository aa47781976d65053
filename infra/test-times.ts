import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { stateFolder } from './local/dynamodb-fetch.ts';

const TestTimes = z.strictObject({ finishedAt: z.iso.datetime(), seconds: z.number() });
export type TestTimes = z.infer<typeof TestTimes>;

const usualFile = join(stateFolder, 'run', 'test-times.json');

/** Keeps how long all tests took, for the bench to quote: they are not run for the sake of it. */
export function keepTestTimes(times: TestTimes, file = usualFile): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(times));
}

/** How long they took when they were last run on this machine; null where they never were. */
export function lastTestTimes(file = usualFile): TestTimes | null {
  try {
    return TestTimes.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
