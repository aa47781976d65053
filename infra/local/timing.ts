/** When something is called: so often, or when a clock on a wall shows so. */
export type Timing =
  | { readonly kind: 'rate'; readonly everySeconds: number }
  | { readonly kind: 'cron'; readonly fields: CronFields; readonly zone: string };

type Range = readonly [first: number, last: number];
type Field = ReadonlySet<number>;
interface CronFields {
  readonly minutes: Field;
  readonly hours: Field;
  readonly daysOfMonth: Field;
  readonly months: Field;
  readonly daysOfWeek: Field;
  readonly years: Field;
}

const unitSeconds = new Map([
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
]);
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const dayMilliseconds = 86_400_000;

/** Reads `rate(10 minutes)` or `cron(0 7 ? * MON-FRI *)` as the scheduler writes them; anything else is refused. */
export function timingOf(expression: string, zone: string): Timing {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const seconds = unitSeconds.get(unit);
  if (seconds !== undefined) return { kind: 'rate', everySeconds: Number(count) * seconds };
  const [, inside] = /^cron\(([^()]+)\)$/.exec(expression) ?? [];
  const parts = inside?.trim().split(/\s+/) ?? [];
  const [minutes, hours, daysOfMonth, months, daysOfWeek, years] = parts;
  if (years === undefined || parts.length > 6) {
    throw new Error(`The runner does not understand the schedule ${expression}`);
  }
  if ((daysOfMonth === '?') === (daysOfWeek === '?')) {
    throw new Error(`Of the two kinds of day in ${expression} exactly one must be "?"`);
  }
  const fields = {
    minutes: fieldOf(minutes ?? '', [0, 59]),
    hours: fieldOf(hours ?? '', [0, 23]),
    daysOfMonth: fieldOf(daysOfMonth ?? '', [1, 31]),
    months: fieldOf(months ?? '', [1, 12], monthNames),
    daysOfWeek: fieldOf(daysOfWeek ?? '', [1, 7], dayNames),
    years: fieldOf(years, [1970, 2199]),
  };
  return { kind: 'cron', fields, zone };
}

function fieldOf(text: string, [first, last]: Range, names: readonly string[] = []): Field {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const found = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!found) throw new Error(`The runner does not understand "${part}" in a schedule`);
    const [, all, from, to, step] = found;
    const number = (word: string) => (names.includes(word) ? names.indexOf(word) + 1 : Number(word));
    const low = all === undefined ? number(from ?? '') : first;
    const open = all !== undefined || (to === undefined && step !== undefined);
    const high = to === undefined ? (open ? last : low) : number(to);
    if (!(low >= first && high <= last && low <= high)) {
      throw new Error(`The runner does not understand "${part}" in a schedule`);
    }
    for (let value = low; value <= high; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

export interface Span {
  readonly after: Date;
  readonly until: Date;
}

/**
 * The times in a span at which it is due, earliest first. A rate says how often and not when, so however long the span,
 * it is due once, at the last time counted from `anchor`.
 */
export function dueTimes(timing: Timing, { after, until }: Span, anchor: Date): Date[] {
  if (timing.kind === 'cron') return wallTimes(timing, { after, until });
  const every = timing.everySeconds * 1000;
  const last = anchor.getTime() + Math.floor((until.getTime() - anchor.getTime()) / every) * every;
  return last > after.getTime() && last > anchor.getTime() ? [new Date(last)] : [];
}

function wallTimes({ fields, zone }: Extract<Timing, { kind: 'cron' }>, { after, until }: Span): Date[] {
  const found: Date[] = [];
  const [first, last] = [dayIn(zone, after), dayIn(zone, until)];
  for (let day = first; day <= last; day += dayMilliseconds) {
    const date = new Date(day);
    const isDay =
      fields.years.has(date.getUTCFullYear()) &&
      fields.months.has(date.getUTCMonth() + 1) &&
      fields.daysOfMonth.has(date.getUTCDate()) &&
      fields.daysOfWeek.has(date.getUTCDay() + 1);
    if (!isDay) continue;
    for (const hour of fields.hours) {
      for (const minute of fields.minutes) {
        const at = instantOf(zone, day + (hour * 60 + minute) * 60_000);
        if (at !== undefined && at > after && at <= until) found.push(at);
      }
    }
  }
  return found.sort((one, other) => one.getTime() - other.getTime());
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at an instant, written as if it were UTC. */
function shownIn(zone: string, instant: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

const dayIn = (zone: string, at: Date): number =>
  Math.floor(shownIn(zone, at.getTime()) / dayMilliseconds) * dayMilliseconds;

/**
 * The instant at which the clocks of a zone show this. Where they show it twice, the first; where they skip it there is
 * none: so the scheduler itself does it when clocks change.
 */
export function instantOf(zone: string, shown: number): Date | undefined {
  const offsets = [shown - dayMilliseconds, shown + dayMilliseconds].map((near) => shownIn(zone, near) - near);
  const [first] = offsets
    .map((offset) => shown - offset)
    .filter((instant) => shownIn(zone, instant) === shown)
    .sort((one, other) => one - other);
  return first === undefined ? undefined : new Date(first);
}
