import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { EntryId, EvidenceId, NodeId, PersonId, UpdateId } from '../ids.ts';
import { endingOf, mostBytes, mostMegabytes } from './files.ts';

const evidenceFields = {
  title: z.string().trim().min(1, 'Enter what it shows').max(200, 'Keep the title to 200 characters'),
  on: LocalDate.describe('The date it is from; never in the future'),
  note: z.string().trim().max(2_000, 'Keep the note to 2,000 characters'),
  update: UpdateId.nullable().describe('The update that it bears out; null where it is of the row as a whole'),
};
const href = z
  .url({ protocol: /^https$/, error: 'Enter a web address that begins with https://' })
  .max(2_000, 'Keep the web address to 2,000 characters');

const fileName = z
  .string()
  .trim()
  .min(1, 'Choose a file')
  .max(200, 'Keep the name of the file to 200 characters')
  .regex(/^[^\p{Cc}/\\]+$/u, 'Give the file a name without slashes')
  .refine((name) => endingOf(name) !== null, 'Choose a Word, PDF, Excel, CSV, PNG or JPEG file');

/** How far a file is: it has not come or is being looked at; it can be read; it was refused, in words. */
export const FileState = z.enum(['waiting', 'clean', 'refused']);
export type FileState = z.infer<typeof FileState>;

const EvidenceFile = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  sha256: z.string().describe('In base64; what arrives is that or nothing'),
  state: FileState,
  why: z.string().nullable().describe('Why it was refused'),
  uploadUntil: Instant.describe('Until when it may be sent'),
});

/** A link or a file that shows what was done; one of both. */
export const EvidenceItem = z
  .object({
    id: EvidenceId,
    node: NodeId,
    ...evidenceFields,
    href: z.string().nullable(),
    file: EvidenceFile.nullable(),
    by: PersonId,
    at: Instant,
    withdrawn: z.object({ on: LocalDate, by: PersonId }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'EvidenceItem' });
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const EvidenceItemView = EvidenceItem.extend({
  can: z.object({ download: z.boolean(), withdraw: z.boolean() }),
}).meta({ id: 'EvidenceItemView' });
export type EvidenceItemView = z.infer<typeof EvidenceItemView>;

/** What shows how a row was carried out, newest first. */
export const EvidenceOfRow = z
  .object({ items: z.array(EvidenceItemView), can: z.object({ add: z.boolean() }) })
  .meta({ id: 'EvidenceOfRow' });
export type EvidenceOfRow = z.infer<typeof EvidenceOfRow>;

export const EvidenceLinkDraft = z.strictObject({ href, ...evidenceFields }).meta({ id: 'EvidenceLinkDraft' });
export type EvidenceLinkDraft = z.infer<typeof EvidenceLinkDraft>;

export const EvidenceFileDraft = z
  .strictObject({
    file: z.strictObject(
      {
        name: fileName,
        bytes: z
          .int('Say how large the file is')
          .min(1, 'Choose a file that is not empty')
          .max(mostBytes, `Choose a file of ${mostMegabytes} MB at most`),
        sha256: z
          .string('Say what the file holds, by its SHA-256')
          .regex(/^[A-Za-z0-9+/]{43}=$/, 'Say what the file holds, by its SHA-256 in base64'),
      },
      'Choose a file',
    ),
    ...evidenceFields,
  })
  .meta({ id: 'EvidenceFileDraft' });
export type EvidenceFileDraft = z.infer<typeof EvidenceFileDraft>;

export const EvidenceRecorded = z
  .object({ entry: EntryId, evidence: EvidenceItemView })
  .meta({ id: 'EvidenceRecorded' });
export type EvidenceRecorded = z.infer<typeof EvidenceRecorded>;

/** Where the file itself goes: one `PUT` with these headers, of just these bytes. */
export const EvidenceUpload = EvidenceRecorded.extend({
  upload: z
    .object({ href: z.url(), headers: z.record(z.string(), z.string()) })
    .nullable()
    .describe('None once it has arrived, or the time for it is over'),
}).meta({ id: 'EvidenceUpload' });
export type EvidenceUpload = z.infer<typeof EvidenceUpload>;

export const EvidenceDownload = z
  .object({ href: z.url().describe('Good for two minutes') })
  .meta({ id: 'EvidenceDownload' });
export type EvidenceDownload = z.infer<typeof EvidenceDownload>;
