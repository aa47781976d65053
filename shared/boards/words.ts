import * as z from 'zod';
import { inFigures } from '../figures.ts';

/** Words of at most so many characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep it to ${inFigures(most)} characters`);
/** Why something is done, in words. */
export const why = line(500);
