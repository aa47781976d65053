/**
 * Dates as the page says and reads them. The shared date module brings Zod along, which only pages with a form may load,
 * so what every page needs is here.
 */
const dayWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const londonDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Europe/London' });
const londonTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });

/** `2019-09-03` as `3 September 2019`. */
export function inWords(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : dayWords.format(at);
}

export function dayOf(instant: string | Date): string {
  return londonDay.format(new Date(instant));
}

/** `14:05`, in London. */
export function timeInWords(instant: string | Date): string {
  return londonTime.format(new Date(instant));
}

export function instantInWords(instant: string): string {
  return `${inWords(dayOf(instant))} at ${timeInWords(instant)}`;
}

export function today(): string {
  return dayOf(new Date());
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether a day has such a form and exists: `2019-02-30` does not. */
export function isRealDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

export function partsOf(date: string): DateParts {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** The three boxes as one date; what is half filled or wrong stays as typed, so that the schema can refuse it. */
export function dateFrom({ day, month, year }: DateParts): string {
  if (day === '' && month === '' && year === '') return '';
  return `${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const shortMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A month may be typed as a word: `March` or `mar` is 3. */
function monthNumber(typed: string): string {
  const index = shortMonths.indexOf(typed.slice(0, 3).toLowerCase());
  return index === -1 ? typed : String(index + 1);
}

/** How near a due date is, in words: `2 weeks overdue`, `due today`, `due in 5 days`. */
export function dueInWords(dueOn: string, now: string): string {
  const days = daysBetween(now, dueOn);
  if (days === 0) return 'due today';
  return days < 0 ? `${spanInWords(-days)} overdue` : `due in ${spanInWords(days)}`;
}

export function spanInWords(days: number): string {
  const of = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (days < 14) return of(days, 'day');
  if (days < 60) return of(Math.floor(days / 7), 'week');
  return days < 730 ? of(Math.floor(days / 30.44), 'month') : of(Math.floor(days / 365.25), 'year');
}

/** The last instant of a day in London. */
export function endOfDay(date: string): string {
  const winter = `${date}T23:59:59.999Z`;
  return dayOf(winter) === date ? winter : `${date}T22:59:59.999Z`;
}
