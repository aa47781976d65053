import { describe, expect, test } from 'vitest';
import { idleStateAt, leftInWords, renewsAt } from './session-timers.ts';

const minute = 60_000;

describe('idleStateAt', () => {
  test('a session in use is active and says when the warning comes', () => {
    expect(idleStateAt(5 * minute, 0)).toEqual({ state: 'active', changesIn: 23 * minute });
  });

  test('the warning comes two minutes before the end and counts each second', () => {
    expect(idleStateAt(28 * minute, 0)).toEqual({ state: 'warning', endsIn: 2 * minute, changesIn: 1_000 });
  });

  test('the last instant before the end is still a warning', () => {
    expect(idleStateAt(30 * minute - 1, 0)).toEqual({ state: 'warning', endsIn: 1, changesIn: 1 });
  });

  test('after thirty minutes the session has ended', () => {
    expect(idleStateAt(30 * minute, 0)).toEqual({ state: 'ended' });
  });

  test('a clock that was set back does not end a session', () => {
    expect(idleStateAt(0, 5 * minute)).toEqual({ state: 'active', changesIn: 28 * minute });
  });
});

describe('renewsAt', () => {
  test('tokens of an hour are renewed six minutes before they end', () => {
    expect(renewsAt(0, 3_600)).toBe(54 * minute);
  });

  test('tokens shorter than the margin are renewed at once', () => {
    expect(renewsAt(1_000, 20)).toBe(1_000);
  });
});

describe('leftInWords', () => {
  test('is read in steps that a screen reader can keep up with', () => {
    expect([119_000, 60_000, 41_000, 9_500, 1_000].map(leftInWords)).toEqual([
      '2 minutes',
      '1 minute',
      '50 seconds',
      '10 seconds',
      '1 second',
    ]);
  });
});
