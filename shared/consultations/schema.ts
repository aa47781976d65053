import * as z from 'zod';
import { ShareChoice } from '../audiences/schema.ts';
import { Instant, LocalDate } from '../dates.ts';
import { AudienceId, CommentId, ConsultationId, NodeId, PersonId, PlanId, ShareId } from '../ids.ts';
import { RowDifference } from '../plans/difference.ts';
import { Node } from '../plans/schema.ts';
import { PlanShape } from '../vocabulary.ts';

const why = z.string().trim().max(500, 'Keep the reason to 500 characters');

const consultationFields = {
  title: z.string().trim().min(1, 'Enter what the consultation is called').max(200, 'Keep the title to 200 characters'),
  asks: z
    .string()
    .trim()
    .min(1, 'Enter what you ask people to do')
    .max(4_000, 'Keep what is asked to 4,000 characters'),
  closesOn: LocalDate.describe('The last day on which comments are taken, until 23:59'),
  publishComments: z.boolean().describe('Comments and answers are shown with the final version'),
  officers: z.array(PersonId).max(100, 'Name up to 100 officers').describe('Who may comment beside editors'),
};

const Question = z
  .string()
  .trim()
  .min(1, 'Enter the question, or leave it out')
  .max(300, 'Keep the question to 300 characters');

export const ConsultationDraft = z
  .strictObject({
    plan: PlanId,
    ...consultationFields,
    questions: z.array(Question).max(12, 'Ask up to 12 questions'),
    audiences: z.array(AudienceId).max(20, 'Choose up to 20 audiences'),
  })
  .meta({ id: 'ConsultationDraft' });
export type ConsultationDraft = z.infer<typeof ConsultationDraft>;

/** What was asked stays as it was asked once people may have answered it: the questions are not changed. */
export const ConsultationChange = z
  .strictObject({ ...consultationFields, why })
  .partial()
  .meta({ id: 'ConsultationChange' });
export type ConsultationChange = z.infer<typeof ConsultationChange>;

export const ConsultationState = z.enum(['open', 'closed', 'final', 'withdrawn']);
export type ConsultationState = z.infer<typeof ConsultationState>;

export const ConsultationCan = z.object({
  change: z.boolean(),
  comment: z.boolean(),
  moderate: z.boolean(),
  answer: z.boolean(),
  publishFinal: z.boolean(),
  withdraw: z.boolean(),
});
export type ConsultationCan = z.infer<typeof ConsultationCan>;

/** A draft of a plan that is out for comments: what is asked, whom, and until when. */
export const Consultation = z
  .object({
    id: ConsultationId,
    plan: PlanId,
    planTitle: z.string().describe('As the plan was called when the consultation was opened'),
    ...consultationFields,
    questions: z.array(z.string()),
    audiences: z.array(z.object({ audience: AudienceId, name: z.string(), share: ShareId })),
    openedAt: Instant,
    openedBy: PersonId,
    final: z.object({ at: Instant, by: PersonId, words: z.string() }).nullable(),
    withdrawn: z.object({ at: Instant, why: z.string() }).nullable(),
    state: ConsultationState,
    version: z.int(),
    can: ConsultationCan,
  })
  .meta({ id: 'Consultation' });
export type Consultation = z.infer<typeof Consultation>;

export const ConsultationList = z
  .object({
    items: z.array(Consultation),
    next: z.string().nullable(),
    audiences: z.array(ShareChoice).describe('Outside whom this person may consult'),
    can: z.object({ open: z.boolean() }),
  })
  .meta({ id: 'ConsultationList' });
export type ConsultationList = z.infer<typeof ConsultationList>;

/** A row of the plan as it stood at that moment. */
export const FrozenNode = Node.pick({
  id: true,
  level: true,
  title: true,
  fields: true,
  order: true,
  parent: true,
  owner: true,
  dueOn: true,
});
export type FrozenNode = z.infer<typeof FrozenNode>;

export const mostCommentCharacters = 4_000;

/** About one row, in answer to one question, or about the whole. */
export const commentFields = {
  node: NodeId.nullable().describe('The row it is about'),
  question: z.int().min(1).nullable().describe('The question it answers, counted from 1'),
  words: z
    .string()
    .trim()
    .min(1, 'Enter your comment')
    .max(mostCommentCharacters, 'Keep the comment to 4,000 characters'),
};

/** What a member of a board or a partnership says; who they are is read from their seat. */
export const MemberComment = z.strictObject(commentFields).meta({ id: 'MemberComment' });
export type MemberComment = z.infer<typeof MemberComment>;

export const CommentDraft = z
  .strictObject({
    ...commentFields,
    onBehalfOf: z
      .string()
      .trim()
      .max(200, 'Keep it to 200 characters')
      .describe('Who said it, where the officer writes down what others said: a board, a workshop'),
  })
  .meta({ id: 'CommentDraft' });
export type CommentDraft = z.infer<typeof CommentDraft>;

export const Outcome = z.enum(['accepted', 'partly', 'not-accepted', 'noted']);
export type Outcome = z.infer<typeof Outcome>;

const answerFields = {
  outcome: Outcome,
  words: z
    .string()
    .trim()
    .min(1, 'Enter the answer, like “Accepted, see 2.3”')
    .max(2_000, 'Keep the answer to 2,000 characters'),
  node: NodeId.nullable().describe('The row that was changed because of it'),
};
export const AnswerDraft = z.strictObject(answerFields).meta({ id: 'AnswerDraft' });
export type AnswerDraft = z.infer<typeof AnswerDraft>;

export const AsideReason = z.enum(['spam', 'personal-data', 'offensive', 'duplicate']);
export type AsideReason = z.infer<typeof AsideReason>;

export const SettingAside = z
  .strictObject({ reason: AsideReason, why: why.describe('More about it, for colleagues') })
  .meta({ id: 'SettingAside' });
export type SettingAside = z.infer<typeof SettingAside>;

/** Whose comment it is. A name that was given is for officers alone and is never published. */
const From = z.object({
  kind: z.enum(['public', 'member', 'officer']),
  name: z.string(),
  as: z.string().describe('The audience of a member; whom an officer spoke for'),
});

export const ConsultationComment = z
  .object({
    id: CommentId,
    node: NodeId.nullable(),
    question: z.int().nullable(),
    words: z.string().describe('Empty once they were set aside or their time was over'),
    from: From,
    person: PersonId.nullable().describe('The officer or member who wrote it'),
    receivedAt: Instant,
    redacted: z.boolean().describe('Something was left out when it was taken in'),
    answer: z.object({ ...answerFields, by: PersonId, at: Instant }).nullable(),
    setAside: z.object({ at: Instant, by: PersonId, reason: AsideReason, why: z.string() }).nullable(),
    version: z.int(),
    can: z.object({ answer: z.boolean(), setAside: z.boolean() }),
  })
  .meta({ id: 'ConsultationComment' });
export type ConsultationComment = z.infer<typeof ConsultationComment>;

/** A comment from outside that no officer has taken in yet. */
export const InboxComment = z
  .object({
    id: CommentId,
    node: NodeId.nullable(),
    question: z.int().nullable(),
    words: z.string(),
    from: From,
    person: PersonId.nullable().describe('The member who sent it; null where anyone did'),
    receivedAt: Instant,
  })
  .meta({ id: 'InboxComment' });
export type InboxComment = z.infer<typeof InboxComment>;

export const InboxList = z
  .object({
    items: z.array(InboxComment),
    next: z.string().nullable(),
    aside: z.array(z.object({ id: CommentId, reason: AsideReason, why: z.string(), at: Instant, by: PersonId })),
  })
  .meta({ id: 'InboxList' });
export type InboxList = z.infer<typeof InboxList>;

export const TakingIn = z
  .strictObject({ words: commentFields.words.describe('As it is kept and may be published: names can be left out') })
  .meta({ id: 'TakingIn' });
export type TakingIn = z.infer<typeof TakingIn>;

/** What stands between the draft and its final version: a comment without an answer, or a promise not kept yet. */
export const Matter = z.object({ comment: CommentId, waits: z.enum(['answer', 'change']) });
export type Matter = z.infer<typeof Matter>;

export const ConsultationView = Consultation.extend({
  shape: PlanShape,
  rows: z.array(FrozenNode).describe('The plan as it stood when the consultation was opened'),
  comments: z.array(ConsultationComment).describe('Oldest first'),
  matters: z.array(Matter).describe('What is to be addressed before the final version'),
}).meta({ id: 'ConsultationView' });
export type ConsultationView = z.infer<typeof ConsultationView>;

/** A row between draft and final version, with the comments that led to it. */
export const LedDifference = RowDifference.extend({ comments: z.array(CommentId) });
export type LedDifference = z.infer<typeof LedDifference>;

export const ConsultationDifference = z
  .object({
    isFinal: z.boolean().describe('Against the final version; before there is one, against the plan as it stands'),
    rows: z.array(LedDifference).describe('Every row, in the order of the later version'),
  })
  .meta({ id: 'ConsultationDifference' });
export type ConsultationDifference = z.infer<typeof ConsultationDifference>;

export const FinalDraft = z
  .strictObject({
    words: z.string().trim().max(2_000, 'Keep it to 2,000 characters').describe('What came of it, in a few words'),
    leaveUnanswered: z.boolean().describe('Publish although some comments have no answer'),
  })
  .meta({ id: 'FinalDraft' });
export type FinalDraft = z.infer<typeof FinalDraft>;

export const ConsultationEnd = z
  .strictObject({ why: why.min(1, 'Enter why it is withdrawn') })
  .meta({ id: 'ConsultationEnd' });
export type ConsultationEnd = z.infer<typeof ConsultationEnd>;
