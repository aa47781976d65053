import * as z from 'zod';
import { AudienceKind, ShareChoice } from '../audiences/schema.ts';
import { Instant, LocalDate } from '../dates.ts';
import { AudienceId, OutsideSeatId, PersonId } from '../ids.ts';
import { personFields } from './schema.ts';

const outsideFields = {
  audience: AudienceId,
  name: personFields.name,
  email: personFields.email,
  until: personFields.until,
};

export const OutsideInvitationDraft = z.strictObject(outsideFields).meta({ id: 'OutsideInvitationDraft' });
export type OutsideInvitationDraft = z.infer<typeof OutsideInvitationDraft>;

export const OutsideSeatState = z.enum(['invited', 'lapsed', 'active', 'past', 'ended']);
export type OutsideSeatState = z.infer<typeof OutsideSeatState>;

/** Someone who is no officer, invited to what the authority shows to one of its boards or to a school. */
export const OutsideSeat = z
  .object({
    id: OutsideSeatId,
    person: PersonId,
    ...outsideFields,
    kind: AudienceKind,
    audienceName: z.string().describe('What the board or the school was called when they were invited'),
    invitedOn: LocalDate,
    since: LocalDate.nullable().describe('When the invitation was accepted'),
    state: OutsideSeatState,
    version: z.int(),
    can: z.object({ end: z.boolean() }),
  })
  .meta({ id: 'OutsideSeat' });
export type OutsideSeat = z.infer<typeof OutsideSeat>;

/** The invitation as its sender sees it once: the code is shown now and never again. */
export const OutsideInvitation = z
  .object({ seat: OutsideSeat, code: z.string().describe('One-time code, `<authority>.<token>`'), expiresAt: Instant })
  .meta({ id: 'OutsideInvitation' });
export type OutsideInvitation = z.infer<typeof OutsideInvitation>;

export const OutsideSeatList = z
  .object({
    items: z.array(OutsideSeat).describe('Newest first'),
    next: z.string().nullable(),
    audiences: z.array(ShareChoice).describe('Boards of the authority and schools in its list'),
  })
  .meta({ id: 'OutsideSeatList' });
export type OutsideSeatList = z.infer<typeof OutsideSeatList>;
