import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepTestTimes, lastTestTimes, type TestTimes } from '#infra/test-times.ts';
import { testLine } from './commands.ts';

const kept = (times: TestTimes): TestTimes | null => {
  const file = join(mkdtempSync(join(tmpdir(), 'placeboard-record-')), 'run', 'test-times.json');
  keepTestTimes(times, file);
  return lastTestTimes(file);
};

describe('testLine', () => {
  test('the last run of all tests is quoted with its date', () => {
    const line = testLine(kept({ finishedAt: '2026-11-22T10:15:00.000Z', seconds: 390 }));
    expect(line).toMatchObject({ verdict: 'holds', measured: '6.5 min, the run of 2026-11-22 10:15' });
  });

  test('a run of nine minutes is over', () => {
    expect(testLine(kept({ finishedAt: '2026-11-22T10:15:00.000Z', seconds: 540 })).verdict).toBe('over');
  });

  test('without a record nothing is claimed', () => {
    expect(testLine(lastTestTimes('/nowhere/test-times.json'))).toMatchObject({ verdict: 'elsewhere' });
  });
});
