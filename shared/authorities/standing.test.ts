import { describe, expect, test } from 'vitest';
import { lastDayShown, shownWhileSuspended, standingOf } from './standing.ts';

const suspended = { at: '2026-11-26T10:00:00.000Z', why: 'The contract ended', closesOn: '2026-12-26' };

describe('how an authority stands', () => {
  test('is suspended until the day before it closes, and closed from then on', () => {
    const on = (day: string) => standingOf({ state: 'suspended', suspended }, day);
    expect(on('2026-12-25')).toBe('suspended');
    expect(on('2026-12-26')).toBe('closed');
  });
});

describe('what it shows outside', () => {
  test('is shown until its own last day where nothing is suspended', () => {
    expect(lastDayShown('2029-08-31', null)).toBe('2029-08-31');
  });

  test('is shown no longer than the authority can be read', () => {
    expect(lastDayShown('2029-08-31', suspended)).toBe('2026-12-25');
    expect(lastDayShown('2026-12-01', suspended)).toBe('2026-12-01');
  });

  test('says of whom it is, and not why', () => {
    expect(shownWhileSuspended('Plymouth')).toMatch(/^Plymouth is suspended on Placeboard\./);
  });
});
