import * as z from 'zod';

/** A local date (Europe/London), `YYYY-MM-DD`: when something is true or due. */
export const LocalDate = z.iso.date({ error: 'Enter a real date, like 27 3 2027', abort: true });
export type LocalDate = z.infer<typeof LocalDate>;

/** An instant in UTC with milliseconds: when something was recorded. */
export const Instant = z.iso.datetime({ precision: 3, error: 'Enter a date and time in UTC' });
export type Instant = z.infer<typeof Instant>;

const months = [
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

// Made when first asked for: a function that asks no date should not wait for the time zones.
let london: Intl.DateTimeFormat | undefined;

/** The local date in London at an instant. */
export function localDateOf(instant: Date): LocalDate {
  london ??= new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
  return london.format(instant);
}

/** `2019-09-03` as `3 September 2019`. */
export function inWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** The last day of a month; `month` counts from 1. */
export function endOfMonth(year: number, month: number): LocalDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The date `days` after `date` (before it, where negative). */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export const monthNames = months;
