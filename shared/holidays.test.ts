import { describe, expect, test } from 'vitest';
import { daysAfter, endOfMonth } from './calendar.ts';
import { bankHolidays, holidaysRunOutIn, isWorkingDay, workingDayBefore, workingDayFrom } from './holidays.ts';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const [sunday, monday, saturday] = [0, 1, 6] as const;

/** Easter Sunday by the rule of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): string {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * week) / 451);
  const of = epact + week - 7 * shift + 114;
  return new Date(Date.UTC(year, Math.floor(of / 31) - 1, (of % 31) + 1)).toISOString().slice(0, 10);
}

const firstMondayFrom = (day: string): string => (weekday(day) === monday ? day : firstMondayFrom(daysAfter(day, 1)));
const lastMondayTo = (day: string): string => (weekday(day) === monday ? day : lastMondayTo(daysAfter(day, -1)));
const isWeekend = (day: string): boolean => [sunday, saturday].some((each) => weekday(day) === each);

/** A holiday that falls on a weekend is kept on the next weekday that is none already. */
function kept(days: string[]): string[] {
  const taken: string[] = [];
  for (const day of days) {
    let on = day;
    while (isWeekend(on) || taken.includes(on)) on = daysAfter(on, 1);
    taken.push(on);
  }
  return taken;
}

const lawful = (year: number): string[] => [
  ...kept([`${year}-01-01`]),
  daysAfter(easter(year), -2),
  daysAfter(easter(year), 1),
  firstMondayFrom(`${year}-05-01`),
  lastMondayTo(endOfMonth(year, 5)),
  lastMondayTo(endOfMonth(year, 8)),
  ...kept([`${year}-12-25`, `${year}-12-26`]),
];

describe('bank holidays in England', () => {
  test('are those that the law names, with their substitutes', () => {
    expect(bankHolidays).toEqual([2024, 2025, 2026, 2027, 2028].flatMap(lawful));
  });

  test('are no working days, and neither are weekends', () => {
    expect(bankHolidays.filter(isWorkingDay)).toEqual([]);
    expect(
      ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29'].map(isWorkingDay),
    ).toEqual([true, false, false, false, false, true]);
  });

  test('lie between one working day and the next', () => {
    expect(workingDayBefore('2026-12-29')).toBe('2026-12-24');
    expect(workingDayBefore('2026-11-30')).toBe('2026-11-27');
    expect(workingDayBefore('2026-11-27')).toBe('2026-11-26');
    expect(workingDayFrom('2026-12-25')).toBe('2026-12-29');
    expect(workingDayFrom('2026-12-24')).toBe('2026-12-24');
  });

  test('are said to run out 90 days before they do', () => {
    expect(holidaysRunOutIn('2028-10-01')).toBeNull();
    expect(holidaysRunOutIn('2028-10-02')).toBe(90);
    expect(holidaysRunOutIn('2029-01-10')).toBe(-10);
  });
});
