import * as z from 'zod';

/** An authority's id: an immutable slug. Neither `:` nor `#` may occur in an id: they join audiences and keys. */
export const AuthorityId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'Enter an authority id, like peterborough')
  .brand('AuthorityId');
export type AuthorityId = z.infer<typeof AuthorityId>;

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'Enter an id of 26 letters and digits');

export const PersonId = ulid.brand('PersonId');
export type PersonId = z.infer<typeof PersonId>;

export const PlanId = ulid.brand('PlanId');
export type PlanId = z.infer<typeof PlanId>;

export const NodeId = ulid.brand('NodeId');
export type NodeId = z.infer<typeof NodeId>;

/** A success criterion of a row of a plan. */
export const CriterionId = ulid.brand('CriterionId');
export type CriterionId = z.infer<typeof CriterionId>;

/** What an officer says about a row of a plan, in its discussion. */
export const RowCommentId = ulid.brand('RowCommentId');
export type RowCommentId = z.infer<typeof RowCommentId>;

/** A step of an action, dated, done or not. */
export const MilestoneId = ulid.brand('MilestoneId');
export type MilestoneId = z.infer<typeof MilestoneId>;

/** A link or a file that shows how a row of a plan was carried out. */
export const EvidenceId = ulid.brand('EvidenceId');
export type EvidenceId = z.infer<typeof EvidenceId>;

export const UpdateId = ulid.brand('UpdateId');
export type UpdateId = z.infer<typeof UpdateId>;

/** An update cycle of a plan, like “Autumn 2019”. */
export const CycleId = ulid.brand('CycleId');
export type CycleId = z.infer<typeof CycleId>;

/** What someone outside has answered, on its way in through the inbox. */
export const AnswerId = ulid.brand('AnswerId');
export type AnswerId = z.infer<typeof AnswerId>;

/** Filters and a way of looking at a plan, kept under a name. */
export const SavedViewId = ulid.brand('SavedViewId');
export type SavedViewId = z.infer<typeof SavedViewId>;

export const WorkId = ulid.brand('WorkId');
export type WorkId = z.infer<typeof WorkId>;

export const BoardId = ulid.brand('BoardId');
export type BoardId = z.infer<typeof BoardId>;

/** A place on a board; the member need not be an officer of the authority. */
export const MemberId = ulid.brand('MemberId');
export type MemberId = z.infer<typeof MemberId>;

export const MeetingId = ulid.brand('MeetingId');
export type MeetingId = z.infer<typeof MeetingId>;

export const AgendaItemId = ulid.brand('AgendaItemId');
export type AgendaItemId = z.infer<typeof AgendaItemId>;

/** What a board said of a row of a plan when it looked at a report of it. */
export const BoardCommentId = ulid.brand('BoardCommentId');
export type BoardCommentId = z.infer<typeof BoardCommentId>;

/** A recommendation of a report. The decision on it has the same id, so that there can be only one. */
export const RecommendationId = ulid.brand('RecommendationId');
export type RecommendationId = z.infer<typeof RecommendationId>;

/** A school’s unique reference number. A school that converts to an academy gets a new one. */
export const Urn = z
  .string()
  .regex(/^\d{6}$/, 'Enter the school’s six-figure URN')
  .brand('Urn');
export type Urn = z.infer<typeof Urn>;

/** A partnership of authorities: a joint board that some of them share things with. */
export const PartnershipId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'Enter a partnership id, like eastern')
  .brand('PartnershipId');
export type PartnershipId = z.infer<typeof PartnershipId>;

export const ShareId = ulid.brand('ShareId');
export type ShareId = z.infer<typeof ShareId>;

/** Those outside an authority to whom it can show something. `:` joins the parts, so that no key and no tag can be misread. */
export const AudienceId = z
  .string()
  .regex(
    /^(?:(?:partnership|public):[a-z][a-z0-9-]{1,38}[a-z0-9]|board:[a-z][a-z0-9-]{1,38}[a-z0-9]:[0-9A-HJKMNP-TV-Z]{26}|school:\d{6})$/,
    'Choose whom to share with',
  )
  .brand('AudienceId');
export type AudienceId = z.infer<typeof AudienceId>;

/** What an authority has given to someone outside it: an invitation to an audience, and the seat that comes of it. */
export const OutsideSeatId = ulid.brand('OutsideSeatId');
export type OutsideSeatId = z.infer<typeof OutsideSeatId>;

/** A page of a school as it was issued to it, once. */
export const IssueId = ulid.brand('IssueId');
export type IssueId = z.infer<typeof IssueId>;

export const ConsultationId = ulid.brand('ConsultationId');
export type ConsultationId = z.infer<typeof ConsultationId>;

/** A comment on what is consulted on; it keeps its id when an officer takes it in. */
export const CommentId = ulid.brand('CommentId');
export type CommentId = z.infer<typeof CommentId>;

/** A message of the communications plan: by one channel, to one audience, on one day. */
export const CommunicationId = ulid.brand('CommunicationId');
export type CommunicationId = z.infer<typeof CommunicationId>;

/** A link between two plans, or from a plan to something outside it. */
export const LinkId = ulid.brand('LinkId');
export type LinkId = z.infer<typeof LinkId>;

/** A change's place in its log: when it was recorded, and a tie-breaker. */
export const EntryId = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9A-HJKMNP-TV-Z]{26}$/, 'Enter the id of a change')
  .brand('EntryId');
export type EntryId = z.infer<typeof EntryId>;

/** A key of the authority's own vocabulary: a level, a column, a status. */
export const WordKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Use small letters, digits and hyphens');
export type WordKey = z.infer<typeof WordKey>;

/** A compartment of restricted matter, like `schools`. */
export const Compartment = z.enum(['schools', 'papers', 'hr']);
export type Compartment = z.infer<typeof Compartment>;
