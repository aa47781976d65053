import type { Area, Reading, SeriesBreak } from './schema.ts';

// Drawn by the page and said by the service: nothing here may bring the schemas themselves along.

export type Point = { period: string; value: number; published: string };

/** The readings of one area in the order of time. */
export function readingsOf<R extends Pick<Reading, 'area' | 'period'>>(readings: readonly R[], area: Area): R[] {
  return readings
    .filter((reading) => reading.area === area)
    .sort((a, b) => (a.period < b.period ? -1 : Number(a.period > b.period)));
}

const yearOf = (period: string): number => Number(period.slice(0, 4));

/**
 * The stretches of a series that may be joined up: a period without a figure ends one, as does a break, after which
 * something else is measured.
 */
export function stretchesOf(
  readings: readonly Pick<Reading, 'area' | 'period' | 'value'>[],
  area: Area,
  breaks: readonly Pick<SeriesBreak, 'after'>[],
): Point[][] {
  const stretches: Point[][] = [];
  let last: Point | null = null;
  for (const { period, value } of readingsOf(readings, area)) {
    if (value.kind !== 'value') {
      last = null;
      continue;
    }
    const point = { period, value: Number(value.published), published: value.published };
    const before: Point | null = last;
    const goesOn =
      before !== null &&
      yearOf(period) - yearOf(before.period) === 1 &&
      !breaks.some(({ after }) => before.period <= after && after < period);
    if (goesOn) stretches.at(-1)?.push(point);
    else stretches.push([point]);
    last = point;
  }
  return stretches;
}

/** `a - b` to the last digit of the two: never through floating point. */
export function exactDifference(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = places === 0 ? '' : `.${digits.slice(-places)}`;
  return `${difference < 0n ? '-' : ''}${whole}${part}`;
}

const placesOf = (number: string): number => number.split('.')[1]?.length ?? 0;

function scaled(number: string, places: number): bigint {
  const [whole = '0', part = ''] = number.replace('-', '').split('.');
  const value = BigInt(`${whole}${part.padEnd(places, '0')}`);
  return number.startsWith('-') ? -value : value;
}

/** A share to one decimal place, half up, from two whole numbers. */
export function shareInPercent(part: number, whole: number): string {
  const tenths = Math.floor((part * 2000 + whole) / (whole * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
