import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import {
  AudienceId,
  AuthorityId,
  ConsultationId,
  CycleId,
  MeetingId,
  NodeId,
  PersonId,
  PlanId,
  ShareId,
  WordKey,
} from '../ids.ts';
import { Milestone } from '../milestones/schema.ts';
import { Status } from '../vocabulary.ts';

export const AudienceKind = z.enum(['partnership', 'board', 'school', 'public']);
export type AudienceKind = z.infer<typeof AudienceKind>;

/** What of each row is shown beside its words. Who owns it and who reported it is never shown outside. */
export const ShareFields = z.strictObject({
  columns: z.array(WordKey).max(14, 'Choose each column once').describe('Other columns of the plan, by their keys'),
  status: z.boolean(),
  latestUpdate: z.boolean().describe('What was delivered and what is next'),
  dueOn: z.boolean(),
  steps: z.boolean().optional().describe('The steps of each action: what, by when and whether done; absent: none'),
});
export type ShareFields = z.infer<typeof ShareFields>;

const notForSharing = 'Choose a row of a plan or a meeting. Restricted matter, like notes, is never shared';

/** What is shared, by its kind: a row of a plan with everything below it; a meeting with its agenda. */
const SharableThing = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('node'), plan: PlanId, node: NodeId }),
    z.strictObject({ kind: z.literal('meeting'), meeting: MeetingId }),
  ],
  { error: notForSharing },
);

/**
 * A consultation is shown by opening it, to those for whom it was opened; what owners outside are asked in a cycle, by asking
 * them through their board. Nobody shares these by hand.
 */
const SharedThing = z.discriminatedUnion('kind', [
  ...SharableThing.options,
  z.strictObject({ kind: z.literal('consultation'), consultation: ConsultationId }),
  z.strictObject({ kind: z.literal('asks'), plan: PlanId, cycle: CycleId }),
]);
export type SharedThing = z.infer<typeof SharedThing>;
export type ThingKind = SharedThing['kind'];
export type ThingOf<K extends ThingKind> = Extract<SharedThing, { kind: K }>;

const shareFields = {
  audience: AudienceId,
  fields: ShareFields.nullable().describe('What of each row of a plan; null for anything else'),
  until: LocalDate.describe('The last day on which it is shown'),
};

export const ShareDraft = z.strictObject({ ...shareFields, thing: SharableThing }).meta({ id: 'ShareDraft' });
export type ShareDraft = z.infer<typeof ShareDraft>;

export const ShareEnd = z
  .strictObject({
    why: z.string().trim().min(1, 'Enter why it is withdrawn').max(300, 'Keep the reason to 300 characters'),
  })
  .meta({ id: 'ShareEnd' });
export type ShareEnd = z.infer<typeof ShareEnd>;

export const ShareState = z.enum(['shown', 'past', 'withdrawn']);
export type ShareState = z.infer<typeof ShareState>;

export const Share = z
  .object({
    id: ShareId,
    ...shareFields,
    thing: SharedThing,
    audienceName: z.string(),
    partOf: z.string().describe('What it is a part of, as that was called when it was shared: the plan, or the board'),
    title: z
      .string()
      .describe('What it was called when it was shared: the words of the row, or the meeting and its date'),
    by: PersonId,
    sharedAt: Instant,
    withdrawn: z.object({ at: Instant, why: z.string() }).nullable(),
    state: ShareState,
    version: z.int(),
    can: z.object({ withdraw: z.boolean() }),
  })
  .meta({ id: 'Share' });
export type Share = z.infer<typeof Share>;

/** Whom this person may share with from here. */
export const ShareChoice = z.object({ audience: AudienceId, name: z.string() }).meta({ id: 'ShareChoice' });
export type ShareChoice = z.infer<typeof ShareChoice>;

export const ShareList = z
  .object({ items: z.array(Share), next: z.string().nullable(), audiences: z.array(ShareChoice) })
  .meta({ id: 'ShareList' });
export type ShareList = z.infer<typeof ShareList>;

/** A row as another audience sees it: nothing that was not chosen, and nobody's name. */
export const SharedNode = z
  .object({
    id: NodeId,
    parent: NodeId.nullable().describe('Null for the row that was shared'),
    order: z.string(),
    level: z.string().describe('The name of its level'),
    title: z.string(),
    columns: z.array(z.object({ heading: z.string(), words: z.string() })),
    status: Status.pick({ label: true, shape: true, colour: true }).nullable(),
    latest: z.object({ delivered: z.string(), next: z.string(), on: LocalDate }).nullable(),
    dueOn: LocalDate.nullable(),
    steps: z
      .object({
        name: z.string().describe('What the authority calls them'),
        items: z.array(Milestone.pick({ number: true, title: true, dueOn: true, doneOn: true })),
      })
      .optional()
      .describe('The steps of an action that has any, where they were chosen'),
  })
  .meta({ id: 'SharedNode' });
export type SharedNode = z.infer<typeof SharedNode>;

/** Whose something is that an audience is shown. Suspended, it changes nothing of it, and `until` is no later than its last day. */
export const SharedBy = z
  .object({ id: AuthorityId, name: z.string(), suspended: z.boolean() })
  .meta({ id: 'SharedBy' });
export type SharedBy = z.infer<typeof SharedBy>;

/** One share as its audience sees it: whose it is, how far it goes and until when it is shown. */
export const SharedPlan = z
  .object({
    authority: SharedBy,
    share: ShareId,
    planTitle: z.string(),
    fields: ShareFields,
    until: LocalDate,
    asAt: Instant.describe('When the authority last changed any of it'),
    nodes: z.array(SharedNode),
  })
  .meta({ id: 'SharedPlan' });
export type SharedPlan = z.infer<typeof SharedPlan>;

export const SharedPlanList = z
  .object({ items: z.array(SharedPlan), next: z.string().nullable() })
  .meta({ id: 'SharedPlanList' });
export type SharedPlanList = z.infer<typeof SharedPlanList>;

/** An audience as its member finds it: what it is called, until when they have a seat, and which authorities show it something. */
export const AudienceHome = z
  .object({
    audience: AudienceId,
    kind: AudienceKind,
    name: z.string(),
    until: LocalDate.nullable(),
    authorities: z.array(
      z.object({
        id: AuthorityId,
        name: z.string(),
        plans: z.int(),
        meetings: z.int(),
        pages: z.int(),
        consultations: z.int(),
        asks: z.int().describe('Actions about which this person is asked for an update'),
      }),
    ),
  })
  .meta({ id: 'AudienceHome' });
export type AudienceHome = z.infer<typeof AudienceHome>;

/** One audience in which the signed-in person has a seat. */
export const MyAudience = z
  .object({ audience: AudienceId, kind: AudienceKind, name: z.string(), until: LocalDate.nullable() })
  .meta({ id: 'MyAudience' });
export type MyAudience = z.infer<typeof MyAudience>;
