import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dispatchEvent, matchesPattern, startSchedules } from './events.ts';

const scanned = {
  source: 'aws.guardduty',
  'detail-type': 'Object Scan Result',
  detail: { s3ObjectDetails: { bucketName: 'objects', objectKey: 'authority/plymouth/imports/1/file.docx' } },
};

describe('a rule of the event bus', () => {
  test('matches when every part of its pattern names the value', () => {
    expect(matchesPattern({ source: ['aws.s3', 'aws.guardduty'] }, scanned)).toBe(true);
    expect(matchesPattern({ detail: { s3ObjectDetails: { bucketName: ['objects'] } } }, scanned)).toBe(true);
    expect(matchesPattern({ detail: { s3ObjectDetails: { bucketName: ['others'] } } }, scanned)).toBe(false);
    expect(matchesPattern({ source: ['aws.guardduty'], region: ['eu-west-2'] }, scanned)).toBe(false);
  });

  test('with a filter that is not understood is refused rather than guessed', () => {
    expect(() => matchesPattern({ source: [{ prefix: 'aws.' }] }, scanned)).toThrow('content filter at source');
  });

  test('hands the event to its functions and to no others', () => {
    const queued: unknown[] = [];
    const rules = [
      { pattern: { source: ['aws.guardduty'] }, targets: [{ functionName: 'dispatcher' }] },
      { pattern: { source: ['aws.s3'] }, targets: [{ functionName: 'documents' }] },
    ];
    dispatchEvent(rules, scanned, (name, payload) => queued.push([name, JSON.parse(payload)]));
    expect(queued).toEqual([['dispatcher', scanned]]);
  });
});

describe('a rule with a rate', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('fires each time its minutes have passed, until the runner stops', () => {
    const fired: [string, unknown][] = [];
    const rule = { arn: 'arn:rule', everySeconds: 900, targets: [{ functionName: 'publisher' }] };
    const stop = startSchedules([rule], (name, payload) => fired.push([name, JSON.parse(payload)]));
    vi.advanceTimersByTime(899_000);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(901_000);
    stop();
    vi.advanceTimersByTime(9_000_000);
    const event = { source: 'aws.events', 'detail-type': 'Scheduled Event', resources: ['arn:rule'], detail: {} };
    expect(fired).toMatchObject([
      ['publisher', event],
      ['publisher', event],
    ]);
  });
});
