import * as z from 'zod';
import { NodeId } from '../ids.ts';

/** Of several rows that were to be changed, one that stays as it is, and why. */
export const RefusedRow = z.object({ node: NodeId, title: z.string(), why: z.string() });
export type RefusedRow = z.infer<typeof RefusedRow>;
