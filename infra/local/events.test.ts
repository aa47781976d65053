import { describe, expect, test } from 'vitest';
import { dispatchEvent, matchesPattern, scheduledEvent } from './events.ts';

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

describe('what the event bus sends when the clock says so', () => {
  test('says which rule it is, and when it was due', () => {
    expect(scheduledEvent('arn:rule', new Date('2026-11-27T07:00:00.000Z'))).toMatchObject({
      ...{ source: 'aws.events', 'detail-type': 'Scheduled Event', resources: ['arn:rule'], detail: {} },
      time: '2026-11-27T07:00:00Z',
    });
  });
});
