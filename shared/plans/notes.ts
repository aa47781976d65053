import * as z from 'zod';
import { Instant } from '../dates.ts';
import { NodeId, PersonId, UpdateId } from '../ids.ts';
import { longText } from './schema.ts';

const words = z.string().trim().max(longText, 'Keep the text to 20,000 characters');

/** A restricted note on an action: seen only by those cleared for its compartment. */
export const Note = z
  .object({ id: UpdateId, node: NodeId, text: words, by: PersonId, recordedAt: Instant })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof Note>;

export const NoteDraft = z.strictObject({ text: words.min(1, 'Enter the note') }).meta({ id: 'NoteDraft' });
export type NoteDraft = z.infer<typeof NoteDraft>;

export const NoteList = z.object({ items: z.array(Note) }).meta({ id: 'NoteList' });
export type NoteList = z.infer<typeof NoteList>;
