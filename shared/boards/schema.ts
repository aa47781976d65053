import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import {
  AgendaItemId,
  BoardId,
  CycleId,
  EntryId,
  MeetingId,
  MemberId,
  NodeId,
  PersonId,
  PlanId,
  RecommendationId,
} from '../ids.ts';
import { Node, NodeCan, NodeDraft } from '../plans/schema.ts';
import { StatusMark } from '../vocabulary.ts';
import { AgendaItem, Verb } from './agenda.ts';
import { Outcome } from './outcome.ts';
import { Review } from './reviews.ts';
import { line, why } from './words.ts';

export const BoardKind = z.enum(
  ['strategic', 'sub-group', 'operational-group', 'forum', 'network', 'panel', 'clinic'],
  { error: 'Choose what kind of board it is' },
);
export type BoardKind = z.infer<typeof BoardKind>;

/** `forming`: it meets in shadow form until its membership and terms are settled. */
export const BoardStatus = z.enum(['forming', 'active', 'closed'], { error: 'Choose how the board stands' });
export type BoardStatus = z.infer<typeof BoardStatus>;

const boardFields = {
  name: line(160).min(1, 'Enter the name of the board'),
  kind: BoardKind,
  purpose: line(4_000),
  status: BoardStatus,
  cadence: line(160).describe('How often it meets, in words'),
  parent: BoardId.nullable().describe('The board that it stands under'),
  linkedTo: line(200).describe('A board of another authority that it works with, in words'),
};

export const Board = z.object({ id: BoardId, ...boardFields, createdAt: Instant, version: z.int() });
export type Board = z.infer<typeof Board>;

export const BoardDraft = z.strictObject(boardFields).meta({ id: 'BoardDraft' });
export type BoardDraft = z.infer<typeof BoardDraft>;

export const BoardChange = z
  .strictObject({ ...boardFields, why })
  .partial()
  .meta({ id: 'BoardChange' });
export type BoardChange = z.infer<typeof BoardChange>;

export const Constituency = z.enum(
  [
    'local-authority',
    'trust',
    'early-years',
    'primary',
    'secondary',
    'special',
    'post-16',
    'university',
    'young-people',
    'other',
  ],
  { error: 'Choose whom the member speaks for' },
);
export type Constituency = z.infer<typeof Constituency>;

export const Part = z.enum(['chair', 'vice-chair', 'member', 'adviser', 'clerk'], {
  error: 'Choose the member’s part',
});
export type Part = z.infer<typeof Part>;

const memberFields = {
  name: line(120).min(1, 'Enter the member’s name'),
  organisation: line(160),
  constituency: Constituency,
  part: Part,
  person: PersonId.nullable().describe('Who it is in the authority’s directory, where the member is an officer'),
  from: LocalDate,
  until: LocalDate.nullable().describe('The last day on the board, or null for no end'),
};

export const MemberCan = z.object({ change: z.boolean(), remove: z.boolean() });

/** A place on a board: who holds it, for whom they speak and from when until when. */
export const Member = z
  .object({ id: MemberId, board: BoardId, ...memberFields, version: z.int(), can: MemberCan })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

export const MemberDraft = z.strictObject(memberFields).meta({ id: 'MemberDraft' });
export type MemberDraft = z.infer<typeof MemberDraft>;

export const MemberChange = z
  .strictObject({ ...memberFields, why })
  .partial()
  .meta({ id: 'MemberChange' });
export type MemberChange = z.infer<typeof MemberChange>;

export const MeetingState = z.enum(['planned', 'agenda-published', 'held', 'minutes-agreed'], {
  error: 'Choose how the meeting stands',
});
export type MeetingState = z.infer<typeof MeetingState>;

const meetingFields = {
  on: LocalDate,
  begins: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter the time it begins, like 14:30'),
  place: line(200),
};

/** A meeting in its board’s list. */
export const MeetingLine = z.object({ id: MeetingId, ...meetingFields, state: MeetingState });
export type MeetingLine = z.infer<typeof MeetingLine>;

export const MeetingDraft = z.strictObject(meetingFields).meta({ id: 'MeetingDraft' });
export type MeetingDraft = z.infer<typeof MeetingDraft>;

export const MeetingChange = z
  .strictObject({ ...meetingFields, state: MeetingState, why })
  .partial()
  .meta({ id: 'MeetingChange' });
export type MeetingChange = z.infer<typeof MeetingChange>;

const decisionFields = { outcome: Outcome, words: line(4_000), on: LocalDate };

/** Whatever is not simply agreed is said in words: what was changed, why not, until when. */
function saysWhy(decision: { outcome: Outcome; words: string }): boolean {
  return decision.outcome === 'agreed' || decision.words !== '';
}

export const DecisionDraft = z
  .strictObject({ item: AgendaItemId, recommendation: RecommendationId, ...decisionFields })
  .refine(saysWhy, { path: ['words'], error: 'Enter what the board said' })
  .meta({ id: 'DecisionDraft' });
export type DecisionDraft = z.infer<typeof DecisionDraft>;

/** An action that a decision made, as it stands in its plan now. */
export const ArisingAction = z.object({
  plan: z.object({ id: PlanId, title: z.string() }),
  node: NodeId,
  title: z.string(),
  owner: PersonId.nullable(),
  dueOn: LocalDate.nullable(),
  status: StatusMark.nullable(),
  notThisCycle: z.boolean().describe('Nothing was reported of it in its plan’s present update cycle'),
  removed: z.boolean(),
});
export type ArisingAction = z.infer<typeof ArisingAction>;

export const DecisionCan = z.object({ addAction: z.boolean() });

/** What the board decided on one recommendation, and the actions that came of it. */
export const Decision = z
  .object({
    id: RecommendationId,
    meeting: MeetingId,
    item: AgendaItemId,
    ...decisionFields,
    by: PersonId,
    recordedAt: Instant,
    actions: z.array(ArisingAction),
    version: z.int(),
    can: DecisionCan,
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

export const ActionDraft = NodeDraft.omit({ level: true, effectiveOn: true })
  .extend({ plan: PlanId })
  .meta({ id: 'ActionDraft' });
export type ActionDraft = z.infer<typeof ActionDraft>;

/** The action that was made and the decision that made it; each names the other. */
export const DecidedAction = z
  .object({ entry: EntryId, node: Node.extend({ can: NodeCan }), decision: Decision })
  .meta({ id: 'DecidedAction' });
export type DecidedAction = z.infer<typeof DecidedAction>;

/** A board in the list of boards. */
export const BoardSummary = z
  .object({
    id: BoardId,
    ...{ name: boardFields.name, kind: BoardKind, status: BoardStatus },
    ...{ cadence: boardFields.cadence, parent: boardFields.parent },
    chair: z.string().nullable().describe('Who is chair today'),
    next: MeetingLine.nullable(),
    lastHeld: LocalDate.nullable(),
  })
  .meta({ id: 'BoardSummary' });
export type BoardSummary = z.infer<typeof BoardSummary>;

export const BoardList = z
  .object({ items: z.array(BoardSummary), next: z.string().nullable(), can: z.object({ add: z.boolean() }) })
  .meta({ id: 'BoardList' });
export type BoardList = z.infer<typeof BoardList>;

const NamedBoard = z.object({ id: BoardId, name: z.string() });

/** A board whole: its members and all its meetings, newest first. */
export const BoardView = Board.extend({
  above: NamedBoard.nullable(),
  below: z.array(NamedBoard.extend({ kind: BoardKind, status: BoardStatus, chair: z.string().nullable() })),
  chair: z.string().nullable(),
  members: z.array(Member),
  meetings: z.array(MeetingLine),
  reviews: z.array(Review).describe('Rows of plans that it monitors or evaluates'),
  can: z.object({ change: z.boolean(), addMember: z.boolean(), addMeeting: z.boolean() }),
}).meta({ id: 'BoardView' });
export type BoardView = z.infer<typeof BoardView>;

export const Meeting = MeetingLine.extend({ board: BoardId, createdAt: Instant, version: z.int() });
export type Meeting = z.infer<typeof Meeting>;

/** An update cycle whose report is looked at under an item. */
export const CycleOfItem = z.object({
  item: AgendaItemId,
  plan: z.object({ id: PlanId, title: z.string() }),
  cycle: z.object({ id: CycleId, name: z.string(), lockedOn: LocalDate.nullable() }),
});
export type CycleOfItem = z.infer<typeof CycleOfItem>;

/** A meeting whole: its agenda in order, and what was decided. */
export const MeetingView = Meeting.extend({
  board: NamedBoard,
  items: z.array(AgendaItem),
  decisions: z.array(Decision),
  cycles: z.array(CycleOfItem),
  can: z.object({
    change: z.boolean(),
    addItem: z.boolean(),
    decide: z.boolean(),
    send: z.boolean().describe('Its papers to the members of its board'),
    publish: z.boolean().describe('Its agenda to everyone'),
    states: z.array(MeetingState).describe('How it may stand next'),
  }),
}).meta({ id: 'MeetingView' });
export type MeetingView = z.infer<typeof MeetingView>;

/** A meeting that is coming, of whichever board. */
export const ComingMeeting = MeetingLine.extend({ board: NamedBoard }).meta({ id: 'ComingMeeting' });
export type ComingMeeting = z.infer<typeof ComingMeeting>;

/** The business that is coming before the boards, soonest first. */
export const ForwardPlan = z
  .object({
    items: z.array(
      ComingMeeting.extend({
        agenda: z.array(z.object({ id: AgendaItemId, title: z.string(), verbs: z.array(Verb) })),
        reviews: z
          .array(Review)
          .describe('Rows of plans that the board monitors or evaluates, and that come before it then'),
      }),
    ),
    unplaced: z
      .array(Review.extend({ boardName: z.string() }))
      .describe('Rows that their board has no coming meeting for'),
    next: z.string().nullable(),
  })
  .meta({ id: 'ForwardPlan' });
export type ForwardPlan = z.infer<typeof ForwardPlan>;
