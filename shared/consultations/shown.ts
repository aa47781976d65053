import * as z from 'zod';
import { SharedBy } from '../audiences/schema.ts';
import { Instant, LocalDate } from '../dates.ts';
import { CommentId, ConsultationId, NodeId, ShareId } from '../ids.ts';
import { FieldDifference, RowDifference } from '../plans/difference.ts';
import { Outcome } from './schema.ts';

/** A consultation as those see it who are asked: nobody’s name, and nothing of how the authority works on it. */
export const ConsultationFacts = z.object({
  id: ConsultationId,
  planTitle: z.string(),
  title: z.string(),
  asks: z.string(),
  questions: z.array(z.string()),
  closesOn: LocalDate,
  final: z.object({ on: LocalDate, words: z.string() }).nullable(),
});
export type ConsultationFacts = z.infer<typeof ConsultationFacts>;

/** A row of the draft or, once there is one, of the final version with what changed. Who is responsible is not shown. */
export const ConsultedRow = z
  .object({
    id: NodeId,
    depth: z.int(),
    level: z.string(),
    title: z.string(),
    facts: z.array(z.object({ heading: z.string(), words: z.string() })),
    change: RowDifference.shape.change.nullable().describe('Null while the draft is all there is'),
    moved: RowDifference.shape.moved,
    fields: z.array(FieldDifference.pick({ heading: true, before: true, after: true })),
    comments: z.array(CommentId).describe('The published comments that led to it'),
  })
  .meta({ id: 'ConsultedRow' });
export type ConsultedRow = z.infer<typeof ConsultedRow>;

/** A comment as it is published with the final version: what was said, from which side, and what became of it. */
export const ConsultedComment = z
  .object({
    id: CommentId,
    about: z.string().describe('The words of the row or the question; empty for the whole'),
    words: z.string(),
    from: z.string(),
    redacted: z.boolean(),
    answer: z.object({ outcome: Outcome, words: z.string(), row: NodeId.nullable() }).nullable(),
  })
  .meta({ id: 'ConsultedComment' });
export type ConsultedComment = z.infer<typeof ConsultedComment>;

export const SharedConsultationLine = ConsultationFacts.extend({
  authority: SharedBy,
  share: ShareId,
  state: z.enum(['open', 'closed', 'final']),
  until: LocalDate.describe('The last day on which it is shown'),
}).meta({ id: 'SharedConsultationLine' });
export type SharedConsultationLine = z.infer<typeof SharedConsultationLine>;

export const SharedConsultationList = z
  .object({ items: z.array(SharedConsultationLine), next: z.string().nullable() })
  .meta({ id: 'SharedConsultationList' });
export type SharedConsultationList = z.infer<typeof SharedConsultationList>;

export const SharedConsultation = SharedConsultationLine.extend({
  asAt: Instant,
  rows: z.array(ConsultedRow),
  comments: z.array(ConsultedComment),
}).meta({ id: 'SharedConsultation' });
export type SharedConsultation = z.infer<typeof SharedConsultation>;

/** That a comment arrived. It is read by an officer before anybody else sees it. */
export const CommentReceived = z.object({ id: CommentId, receivedAt: Instant }).meta({ id: 'CommentReceived' });
export type CommentReceived = z.infer<typeof CommentReceived>;
