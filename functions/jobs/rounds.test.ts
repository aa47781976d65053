import { describe, expect, test } from 'vitest';
import { isMorningOfMail } from './rounds.ts';

/** Whether mail goes out that day, and what is said of it. */
function morningOf(day: string) {
  const said: unknown[] = [];
  const log = {
    info: (code: string) => void said.push(code),
    error: (code: string, { count }: { count?: number }) => void said.push([code, count]),
  };
  return { goes: isMorningOfMail({ log }, day), said };
}

describe('the morning’s mail', () => {
  test('goes out on a working day', () => {
    expect(morningOf('2026-12-24')).toEqual({ goes: true, said: [] });
  });

  test.each(['2026-12-25', '2026-12-26', '2026-12-28', '2027-03-26'])('does not go out on %s', (day) => {
    expect(morningOf(day)).toEqual({ goes: false, said: ['rounds.not-today'] });
  });

  test('raises an alarm on each of the last 90 days of which holidays are known, and goes out', () => {
    expect(morningOf('2028-10-03')).toEqual({ goes: true, said: [['holidays.run-out', 89]] });
  });

  test('goes on after the list has ended, and so does the alarm', () => {
    expect(morningOf('2029-01-01')).toEqual({ goes: true, said: [['holidays.run-out', -1]] });
  });
});
