import * as z from 'zod';

/** A local date (Europe/London), `YYYY-MM-DD`: when something is true or due. */
export const LocalDate = z.iso.date({ error: 'Enter a real date, like 27 3 2027', abort: true });
export type LocalDate = z.infer<typeof LocalDate>;

/** An instant in UTC with milliseconds: when something was recorded. */
export const Instant = z.iso.datetime({ precision: 3, error: 'Enter a date and time in UTC' });
export type Instant = z.infer<typeof Instant>;

// Made when first asked for: a function that asks no date should not wait for the time zones.
let london: Intl.DateTimeFormat | undefined;

/** The local date in London at an instant. */
export function localDateOf(instant: Date): LocalDate {
  london ??= new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
  return london.format(instant);
}
