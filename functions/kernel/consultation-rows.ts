import * as z from 'zod';
import {
  AsideReason,
  Consultation,
  ConsultationComment,
  FrozenNode,
  InboxComment,
} from '#shared/consultations/schema.ts';
import { Instant } from '#shared/dates.ts';
import { CommentId, ConsultationId, PersonId } from '#shared/ids.ts';
import { PlanShape } from '#shared/vocabulary.ts';
import { keySeparator } from './keys.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

/** What was asked and answered is part of the plan's record; what people wrote is not, and its time ends. */
export const consultationRetention: Retention = { basis: 'plan-record', retainUntil: null, legalHold: false };

const kept = { version: z.int(), retention: Retention };
/** After this second the table drops the row; null keeps it. */
const expiresAt = z.int().nullable();

export const consultationRow = rowShape({
  kind: 'consultation',
  v: 1,
  schema: Consultation.omit({ state: true, can: true }).extend({
    authorityName: z.string(),
    retention: Retention,
  }),
});
export type ConsultationRow = ReturnType<typeof consultationRow.read>;

/** A part of the plan as it stood when the consultation was opened, or as its final version. */
export const frozenPlanRow = rowShape({
  kind: 'frozen-plan',
  v: 1,
  schema: z.object({
    consultation: ConsultationId,
    of: z.enum(['draft', 'final']),
    part: z.int(),
    shape: PlanShape,
    nodes: z.array(FrozenNode),
    ...kept,
  }),
});
export type FrozenPlanRow = ReturnType<typeof frozenPlanRow.read>;

/** A comment without its words: what became of it. */
export const commentRow = rowShape({
  kind: 'consultation-comment',
  v: 1,
  schema: ConsultationComment.omit({ words: true, from: true, can: true }).extend({
    consultation: ConsultationId,
    from: ConsultationComment.shape.from.omit({ name: true }),
    retention: Retention,
  }),
});
export type CommentRow = ReturnType<typeof commentRow.read>;

export const commentWordsRow = rowShape({
  kind: 'comment-words',
  v: 1,
  schema: z.object({ comment: CommentId, words: z.string(), name: z.string(), expiresAt, ...kept }),
});
export type CommentWordsRow = ReturnType<typeof commentWordsRow.read>;

/** What came in from outside. Once it is taken in or set aside its words are gone from here, and this says who did it. */
export const inboxCommentRow = rowShape({
  kind: 'inbox-comment',
  v: 1,
  schema: InboxComment.extend({
    consultation: ConsultationId,
    done: z
      .object({
        at: Instant,
        by: PersonId,
        as: z.enum(['taken-in', 'set-aside']),
        reason: AsideReason.nullable(),
        why: z.string(),
      })
      .nullable(),
    expiresAt,
    ...kept,
  }),
});
export type InboxCommentRow = ReturnType<typeof inboxCommentRow.read>;

export type ConsultationRows = {
  draft: FrozenPlanRow[];
  final: FrozenPlanRow[];
  comments: CommentRow[];
  words: Map<string, CommentWordsRow>;
};

/** The rows of a consultation's partition; what is past its time is not there, whoever should have dropped it. */
export function consultationRowsOf(items: readonly Stored[], now: string): ConsultationRows {
  const rows: ConsultationRows = { draft: [], final: [], comments: [], words: new Map() };
  const second = Date.parse(now) / 1000;
  for (const item of items) {
    const [sort] = String(item.sk).split(keySeparator);
    if (sort === 'DRAFT') rows.draft.push(frozenPlanRow.read(item));
    else if (sort === 'FINAL') rows.final.push(frozenPlanRow.read(item));
    else if (sort === 'COMMENT') rows.comments.push(commentRow.read(item));
    else if (sort === 'WORDS') {
      const read = commentWordsRow.read(item);
      if (read.expiresAt === null || read.expiresAt > second) rows.words.set(read.comment, read);
    } else throw new Error('A consultation holds a row of a kind that is not known');
  }
  return rows;
}
