import * as z from 'zod';
import { MyAudience } from '../audiences/schema.ts';
import { Standing, Suspension } from '../authorities/standing.ts';
import { Instant, LocalDate } from '../dates.ts';
import { AuthorityId, BoardId, Compartment, PersonId } from '../ids.ts';
import { Role } from './role.ts';

export const personFields = {
  name: z.string().trim().min(1, 'Enter the person’s name').max(120, 'Keep the name to 120 characters'),
  email: z
    .email('Enter an email address, like name@council.gov.uk')
    .max(254, 'Keep the email address to 254 characters'),
  role: Role,
  clearance: z
    .array(Compartment)
    .max(3, 'Choose each compartment once')
    .refine((compartments) => new Set(compartments).size === compartments.length, 'Choose each compartment once')
    .describe('Restricted compartments this person may see'),
  until: LocalDate.nullable().describe('The last day of the seat, or null for no end'),
};

/** Someone in the authority's directory. Names live here alone; everywhere else a person is an id. */
export const Person = z
  .object({
    id: PersonId,
    name: personFields.name,
    email: personFields.email,
    left: z.boolean(),
    outside: z.boolean().describe('No officer: seated outside alone, and the owner of actions only through a board'),
    through: z.array(BoardId).describe('The boards at which someone outside has a seat: through these they are asked'),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

export const SeatState = z.enum(['invited', 'active', 'ended']);
export type SeatState = z.infer<typeof SeatState>;

/** What a person may do in this authority, from when until when. */
export const Seat = z
  .object({
    person: PersonId,
    name: personFields.name,
    email: personFields.email,
    role: Role,
    clearance: personFields.clearance,
    from: LocalDate,
    until: personFields.until,
    state: SeatState,
    version: z.int(),
    can: z.object({ change: z.boolean(), end: z.boolean() }),
  })
  .meta({ id: 'Seat' });
export type Seat = z.infer<typeof Seat>;

/** Somebody who was listed when the authority was onboarded, and whom nobody has invited yet. */
export const ToInvite = z
  .object({ person: PersonId, name: personFields.name, email: personFields.email, role: Role })
  .meta({ id: 'ToInvite' });
export type ToInvite = z.infer<typeof ToInvite>;

export const SeatList = z
  .object({ items: z.array(Seat), toInvite: z.array(ToInvite), next: z.string().nullable() })
  .meta({ id: 'SeatList' });
export type SeatList = z.infer<typeof SeatList>;

export const InvitationDraft = z.strictObject(personFields).meta({ id: 'InvitationDraft' });
export type InvitationDraft = z.infer<typeof InvitationDraft>;

/** The invitation as its sender sees it once: the code is shown now and never again. */
export const Invitation = z
  .object({ seat: Seat, code: z.string().describe('One-time code, `<authority>.<token>`'), expiresAt: Instant })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

export const SeatChange = z
  .strictObject({ role: personFields.role, clearance: personFields.clearance, until: personFields.until })
  .partial()
  .meta({ id: 'SeatChange' });
export type SeatChange = z.infer<typeof SeatChange>;

export const SeatEnd = z
  .strictObject({
    why: z.string().trim().min(1, 'Enter why the seat ends').max(300, 'Keep the reason to 300 characters'),
  })
  .meta({ id: 'SeatEnd' });
export type SeatEnd = z.infer<typeof SeatEnd>;

export const InvitationAcceptance = z
  .strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[a-z0-9-]+\.[A-Za-z0-9_-]{43}$/, 'Enter the code as it stands in your invitation'),
  })
  .meta({ id: 'InvitationAcceptance' });
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;

/** One authority in which the signed-in person has a seat. */
export const MySeat = z
  .object({
    authority: AuthorityId,
    name: z.string(),
    accent: z.string(),
    person: PersonId,
    role: Role,
    clearance: personFields.clearance,
    standing: Standing,
    suspended: Suspension.nullable().describe('Since when, why and until when the authority can only be read'),
  })
  .meta({ id: 'MySeat' });
export type MySeat = z.infer<typeof MySeat>;

/** What came of a code: a seat in an authority, or one among those to whom an authority shows something. */
export const Accepted = z.union([MySeat, MyAudience]).meta({ id: 'Accepted' });
export type Accepted = z.infer<typeof Accepted>;

/** Where the signed-in person has seats: in authorities, among those to whom authorities show something, on the platform. */
export const Me = z
  .object({
    items: z.array(MySeat),
    audiences: z.array(MyAudience),
    platform: z.boolean().describe('Looks after the platform: onboards and suspends authorities'),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
