import * as z from 'zod';
import { Update, UpdateDraft } from './schema.ts';

/** An update by which an action goes to another status: it says why in words, or nothing changes. */
export const StatusMove = z.strictObject({
  ...UpdateDraft.shape,
  status: Update.shape.status.refine((status) => status !== null, 'Choose a status'),
  delivered: UpdateDraft.shape.delivered.min(1, 'Enter what was delivered, or why the status changes'),
});
export type StatusMove = z.infer<typeof StatusMove>;
