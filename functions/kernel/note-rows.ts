import * as z from 'zod';
import { Note } from '#shared/plans/notes.ts';
import { Retention, rowShape } from './rows.ts';

export const noteRow = rowShape({
  kind: 'note',
  v: 1,
  schema: Note.extend({ version: z.int(), retention: Retention }),
});
