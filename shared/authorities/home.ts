import * as z from 'zod';
import { ComingMeeting } from '../boards/schema.ts';
import { WaitingMessage } from '../communications/schema.ts';
import { AskState } from '../cycles/schema.ts';
import { LocalDate } from '../dates.ts';
import { AuthorityId, Compartment, CycleId, NodeId, PersonId, PlanId, RowCommentId } from '../ids.ts';
import { Role } from '../people/role.ts';
import { Person } from '../people/schema.ts';
import { PlanSummary } from '../plans/schema.ts';
import { PlanShape, Status } from '../vocabulary.ts';
import { Suspension } from './standing.ts';

/** An action that waits for the signed-in person, soonest due first. */
export const Waiting = z
  .object({
    plan: PlanId,
    planTitle: z.string(),
    node: NodeId,
    title: z.string(),
    dueOn: LocalDate.nullable(),
    state: z.enum(['overdue', 'due-soon', 'no-update', 'later']),
    lastUpdatedOn: LocalDate.nullable(),
    ask: z
      .object({ cycle: CycleId, name: z.string(), dueOn: LocalDate, state: AskState })
      .nullable()
      .describe('What an open update cycle asks about it, and how that stands'),
  })
  .meta({ id: 'Waiting' });
export type Waiting = z.infer<typeof Waiting>;

/** A comment that mentions the signed-in person, who has not seen it yet. */
export const WaitingMention = z
  .object({
    plan: PlanId,
    planTitle: z.string(),
    node: NodeId,
    title: z.string().describe('The row that it is about, as it was called when they were mentioned'),
    comment: RowCommentId,
    by: PersonId,
    on: LocalDate,
  })
  .meta({ id: 'WaitingMention' });
export type WaitingMention = z.infer<typeof WaitingMention>;

/** The authority's home: who I am here, what waits for me, how the plans stand, and the directory that names people. */
export const Home = z
  .object({
    authority: z.object({ id: AuthorityId, name: z.string(), accent: z.string() }),
    me: z.object({ person: PersonId, name: z.string(), role: Role, clearance: z.array(Compartment) }),
    today: LocalDate,
    suspended: Suspension.nullable().describe('Since when and until when the authority can only be read'),
    waiting: z.array(Waiting),
    mentions: z
      .array(WaitingMention)
      .describe('Comments that mention this person, oldest first, until they have seen them'),
    messages: z.array(WaitingMessage).describe('Messages that this person is to send, soonest first'),
    meetings: z.array(ComingMeeting).describe('Meetings of all boards that are coming, soonest first'),
    plans: z.array(PlanSummary),
    statuses: z.array(Status),
    shapes: z.array(PlanShape.pick({ key: true, name: true })),
    people: z.array(Person.pick({ id: true, name: true, left: true, outside: true, through: true })),
    leavers: z
      .array(z.object({ person: PersonId, open: z.int() }))
      .describe('Who has left and still owns open actions; told to those who can give them to someone else'),
    can: z.object({ addPlan: z.boolean(), importPlan: z.boolean(), administer: z.boolean() }),
  })
  .meta({ id: 'Home' });
export type Home = z.infer<typeof Home>;
