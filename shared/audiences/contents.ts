import * as z from 'zod';
import { ConsultationFacts, ConsultedComment, ConsultedRow } from '../consultations/shown.ts';
import { OutsideAsk } from '../cycles/outside.ts';
import { ConsultationId, MeetingId } from '../ids.ts';
import { SchoolPage } from '../schools/issue.ts';
import { MeetingFacts, PublishedItem, SharedPaper } from './meetings.ts';
import { type AudienceKind, SharedNode, ShareFields } from './schema.ts';

/** One row of a plan, trimmed to the fields that were chosen. */
const NodeContent = z.object({
  kind: z.literal('node'),
  planTitle: z.string(),
  fields: ShareFields,
  node: SharedNode,
});

/** That a meeting is shown: of which board, when and where. */
const MeetingContent = z.object({ kind: z.literal('meeting'), board: z.string(), meeting: MeetingFacts });

/** One paper of a meeting, for the members of its board. */
const PaperContent = z.object({ kind: z.literal('paper'), meeting: MeetingId, paper: SharedPaper });

/** One item of a meeting’s agenda, for everyone. */
const AgendaContent = z.object({ kind: z.literal('agenda-item'), meeting: MeetingId, item: PublishedItem });

/** A school’s page, whole, as it was issued to its head and governors. */
const PageContent = z.object({ kind: z.literal('page'), page: SchoolPage });

/** What is consulted on, what is asked and until when. */
const ConsultationContent = z.object({ kind: z.literal('consultation'), consultation: ConsultationFacts });

/** Rows of the draft or of the final version, as many as fit one copy. */
const ConsultedRowsContent = z.object({
  kind: z.literal('consulted-rows'),
  consultation: ConsultationId,
  part: z.int().min(0),
  rows: z.array(ConsultedRow),
});

/** A comment with its answer, once both are published with the final version. */
const ConsultedCommentContent = z.object({
  kind: z.literal('consulted-comment'),
  consultation: ConsultationId,
  comment: ConsultedComment,
});

/** What someone outside is asked about one of their actions in an update cycle. */
const AskContent = z.object({ kind: z.literal('ask'), ask: OutsideAsk });

const consulted = [ConsultationContent, ConsultedRowsContent, ConsultedCommentContent] as const;

/** What a copy can hold, of whichever audience. */
export const CopyContent = z.discriminatedUnion('kind', [
  NodeContent,
  MeetingContent,
  PaperContent,
  AgendaContent,
  PageContent,
  AskContent,
  ...consulted,
]);
export type CopyContent = z.infer<typeof CopyContent>;
export type ContentOf<K extends CopyContent['kind']> = Extract<CopyContent, { kind: K }>;

/** What each kind of audience may be given. What is not in here cannot be copied, whatever was shared. */
const contentsFor: Record<AudienceKind, z.ZodType<CopyContent>> = {
  partnership: z.discriminatedUnion('kind', [NodeContent, ...consulted]),
  board: z.discriminatedUnion('kind', [MeetingContent, PaperContent, AskContent, ...consulted]),
  school: z.discriminatedUnion('kind', [PageContent]),
  public: z.discriminatedUnion('kind', [NodeContent, MeetingContent, AgendaContent, ...consulted]),
};

/** Trimmed by the schema of those to whom it is shown; a kind of content that is not for them is an error. */
export function trimmedFor(audience: AudienceKind, content: CopyContent): CopyContent {
  return contentsFor[audience].parse(content);
}
