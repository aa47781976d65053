import { daysAfter } from './calendar.ts';
import type { LocalDate } from './dates.ts';

/**
 * Bank holidays in England and Wales, https://www.gov.uk/bank-holidays, with substitute days: what a year adds is in the
 * runbook under “Bank holidays of another year”.
 */
export const bankHolidays: readonly LocalDate[] = [
  ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-12-25', '2024-12-26'],
  ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
];

/** The last day of which it is known whether it is a bank holiday. */
const knownUntil: LocalDate = '2028-12-31';
const daysOfWarning = 90;

const known = new Set(bankHolidays);
const saturday = 6;
const sunday = 0;

/** Is it a day on which officers are at work: no weekend and no bank holiday in England? */
export function isWorkingDay(day: LocalDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== saturday && weekday !== sunday && !known.has(day);
}

/** The working day before this one. */
export function workingDayBefore(day: LocalDate): LocalDate {
  const before = daysAfter(day, -1);
  return isWorkingDay(before) ? before : workingDayBefore(before);
}

/** This day where it is a working day, or the next one that is. */
export const workingDayFrom = (day: LocalDate): LocalDate =>
  isWorkingDay(day) ? day : workingDayFrom(daysAfter(day, 1));

/** For how many days more the holidays are known, or null while that is long enough. */
export function holidaysRunOutIn(today: LocalDate): number | null {
  const days = (Date.parse(knownUntil) - Date.parse(today)) / 86_400_000;
  return days > daysOfWarning ? null : days;
}
