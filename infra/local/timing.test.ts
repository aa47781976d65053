import { describe, expect, test } from 'vitest';
import { dueTimes, timingOf } from './timing.ts';
import { inLondon, timeIn } from './wall-clock.ts';

const at = (text: string) => new Date(text);
const due = (expression: string, after: string, until: string, zone = 'Europe/London') =>
  dueTimes(timingOf(expression, zone), { after: at(after), until: at(until) }, at('2026-01-01T00:00:00Z')).map((each) =>
    each.toISOString(),
  );
const mornings = 'cron(0 7 ? * MON-FRI *)';

describe('a schedule by the wall clock', () => {
  test('is due each working day, and not at the weekend', () => {
    expect(due(mornings, '2026-11-26T12:00:00Z', '2026-12-01T12:00:00Z')).toEqual([
      '2026-11-27T07:00:00.000Z',
      '2026-11-30T07:00:00.000Z',
      '2026-12-01T07:00:00.000Z',
    ]);
  });

  test('counts its own time as the end of a span and not as its beginning', () => {
    expect(due(mornings, '2026-11-27T06:00:00Z', '2026-11-27T07:00:00Z')).toHaveLength(1);
    expect(due(mornings, '2026-11-27T07:00:00Z', '2026-11-27T08:00:00Z')).toEqual([]);
  });

  test('stays at seven when the clocks change', () => {
    expect(due(mornings, '2026-03-27T00:00:00Z', '2026-03-31T00:00:00Z')).toEqual([
      '2026-03-27T07:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ]);
    expect(due(mornings, '2026-10-23T00:00:00Z', '2026-10-27T00:00:00Z')).toEqual([
      '2026-10-23T06:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
  });

  test('is left out at an hour that the clocks skip, and comes once in one that they show twice', () => {
    const early = 'cron(30 1 * * ? *)';
    expect(due(early, '2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z')).toEqual([]);
    expect(due(early, '2026-10-25T00:00:00Z', '2026-10-25T12:00:00Z')).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  test('understands lists, steps and days of the month', () => {
    expect(due('cron(0/30 9,17 1 JAN,FEB ? 2026)', '2026-01-15T00:00:00Z', '2026-02-15T00:00:00Z')).toEqual([
      '2026-02-01T09:00:00.000Z',
      '2026-02-01T09:30:00.000Z',
      '2026-02-01T17:00:00.000Z',
      '2026-02-01T17:30:00.000Z',
    ]);
  });

  test.each([
    'cron(0 7 * * MON *)',
    'cron(0 7 ? * MON#1 *)',
    'cron(0 7 L * ? *)',
    'cron(0 25 ? * MON *)',
    'at(2026-11-27T07:00:00)',
    'rate(0.5 hours)',
  ])('that is not understood is refused rather than guessed: %s', (expression) => {
    expect(() => timingOf(expression, 'Europe/London')).toThrow(/does not understand|exactly one/);
  });
});

describe('a schedule at a rate', () => {
  test('is due once in a span, however long that is', () => {
    expect(due('rate(10 minutes)', '2026-11-26T12:01:00Z', '2026-11-26T12:09:00Z')).toEqual([]);
    expect(due('rate(10 minutes)', '2026-11-26T12:01:00Z', '2026-11-26T12:10:00Z')).toEqual([
      '2026-11-26T12:10:00.000Z',
    ]);
    expect(due('rate(10 minutes)', '2026-11-26T12:01:00Z', '2026-12-26T12:15:00Z')).toEqual([
      '2026-12-26T12:10:00.000Z',
    ]);
  });
});

describe('a time as people say it', () => {
  test('is read as the clocks in London show it, in summer too', () => {
    expect(timeIn('2026-07-01T07:05')).toEqual(at('2026-07-01T06:05:00Z'));
    expect(timeIn('2026-12-01T07:05')).toEqual(at('2026-12-01T07:05:00Z'));
    expect(timeIn('2026-12-01T07:05:00Z')).toEqual(at('2026-12-01T07:05:00Z'));
    expect(inLondon(at('2026-07-01T06:05:00Z'))).toBe('Wednesday 1 July 2026 at 07:05');
  });

  test.each(['tomorrow', '2026-13-01T07:05', '2026-03-29T01:30', '2026-12-01'])(
    'is refused where it is none: %s',
    (text) => {
      expect(timeIn(text)).toBeUndefined();
    },
  );
});
