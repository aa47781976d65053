import { instantOf } from './timing.ts';

export const zone = 'Europe/London';

/** An instant as a clock on a wall shows it: Friday 27 November 2026 at 07:00. */
export const inLondon = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'full', timeStyle: 'short' })
    .format(at)
    .replace(',', '');

const Wall = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;
const Instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** Reads a time as a wall clock in London shows it, `2026-11-27T07:05`, or an instant that ends in Z. */
export function timeIn(text: string): Date | undefined {
  const [, day, time] = Wall.exec(text) ?? [];
  const stated = day === undefined ? text : `${day}T${time}:00Z`;
  const at = Instant.test(stated) ? Date.parse(stated) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return day === undefined ? new Date(at) : instantOf(zone, at);
}
