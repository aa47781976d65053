import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeLog } from './log.ts';

afterEach(() => vi.restoreAllMocks());

describe('the log', () => {
  test('counts an error by its code, in the words by which CloudWatch makes a metric of a line', () => {
    const lines: unknown[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(line) > 0);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    makeLog('authority').error('request.failed', { authority: 'plymouth' }, new Error('It broke'));
    const counted = lines.map(String).filter((line) => line.includes('_aws'));
    expect(counted.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'Placeboard',
              Dimensions: [['service']],
              Metrics: [{ Name: 'request.failed', Unit: 'Count' }],
            },
          ],
        },
        service: 'authority',
        'request.failed': 1,
      },
    ]);
    expect(counted[0]).toMatch(/^\{.*\}\n$/);
    expect(counted[0]).not.toContain('plymouth');
  });

  test('counts nothing where nothing failed', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    makeLog('authority').info('request.answered', { status: 200 });
    expect(written.mock.calls.flat().filter((line) => String(line).includes('_aws'))).toEqual([]);
  });
});
