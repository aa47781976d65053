import * as z from 'zod';

/** Words of at most so many characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep it to ${most.toLocaleString('en-GB')} characters`);
/** Why something is done, in words. */
export const why = line(500);
