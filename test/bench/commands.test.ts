import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testLine } from './commands.ts';

const recordOf = (contents: object): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'placeboard-record-')), 'test-times.json');
  writeFileSync(path, JSON.stringify(contents));
  return path;
};

describe('testLine', () => {
  test('the last run of all tests is quoted with its date', () => {
    const line = testLine(recordOf({ finishedAt: '2026-11-22T10:15:00.000Z', seconds: 390 }));
    expect(line).toMatchObject({ verdict: 'holds', measured: '6.5 min, the run of 2026-11-22 10:15' });
  });

  test('a run of nine minutes is over', () => {
    expect(testLine(recordOf({ finishedAt: '2026-11-22T10:15:00.000Z', seconds: 540 })).verdict).toBe('over');
  });

  test('without a record nothing is claimed', () => {
    expect(testLine('/nowhere/test-times.json')).toMatchObject({ verdict: 'elsewhere' });
  });
});
