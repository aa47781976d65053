import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecording, writeRecording } from './recording.ts';

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'placeboard-recording-')), 'run', 'verdicts.json');

describe('a recording', () => {
  test('is read as it was written, without what a replay has no use for', () => {
    const path = fresh();
    const verdict = {
      role: 'AuthorityReaderRole',
      action: 'dynamodb:Query',
      allowed: false,
      statement: undefined,
      example: { resource: 'arn:aws:s3:::objects/a', context: { 's3:prefix': ['a', 'b'] }, tags: {} },
    };
    const asTheGateSays = { ...verdict, n: 3, keys: [] };
    writeRecording([asTheGateSays], path);
    expect(readRecording(path)).toEqual([{ ...verdict, statement: undefined }]);
  });

  test('that nobody made is none', () => {
    expect(readRecording(fresh())).toBeUndefined();
  });
});
