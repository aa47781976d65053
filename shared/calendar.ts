import type { LocalDate } from './dates.ts';

// Apart from the schemas of dates, so that a page without a form loads no Zod.
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2019-09-03` as `3 September 2019`. */
export function inWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${monthNames[(month ?? 1) - 1]} ${year}`;
}

/** The last day of a month; `month` counts from 1. */
export function endOfMonth(year: number, month: number): LocalDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The same day some years later; of 29 February the 28th, where that year has none. */
export function yearsAfter(date: LocalDate, years: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = endOfMonth(year + years, month);
  const same = `${String(year + years).padStart(4, '0')}-${date.slice(5, 7)}-${String(day).padStart(2, '0')}`;
  return same < last ? same : last;
}

/** The date `days` after `date` (before it, where negative). */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
