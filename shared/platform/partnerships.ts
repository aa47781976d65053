import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { AuthorityId, PartnershipId } from '../ids.ts';

const partnershipFields = {
  id: PartnershipId,
  name: z.string().trim().min(1, 'Enter the name of the partnership').max(120, 'Keep the name to 120 characters'),
};

export const PartnershipDraft = z.strictObject(partnershipFields).meta({ id: 'PartnershipDraft' });
export type PartnershipDraft = z.infer<typeof PartnershipDraft>;

export const PartnerDraft = z.strictObject({ authority: AuthorityId }).meta({ id: 'PartnerDraft' });
export type PartnerDraft = z.infer<typeof PartnerDraft>;

export const PartnerEnd = z
  .strictObject({
    why: z.string().trim().min(1, 'Enter why it leaves').max(300, 'Keep the reason to 300 characters'),
  })
  .meta({ id: 'PartnerEnd' });
export type PartnerEnd = z.infer<typeof PartnerEnd>;

/** An authority in a partnership: `joining` and `leaving` until its own list of partnerships says so too. */
const Partner = z.object({
  authority: AuthorityId,
  name: z.string(),
  state: z.enum(['joining', 'joined', 'leaving', 'left']),
  since: LocalDate,
  left: z.object({ on: LocalDate, why: z.string() }).nullable(),
});
export type Partner = z.infer<typeof Partner>;

/** A joint board of several authorities: who takes part, and nothing of what they show it. */
export const Partnership = z
  .object({ ...partnershipFields, partners: z.array(Partner).describe('By name'), version: z.int() })
  .meta({ id: 'Partnership' });
export type Partnership = z.infer<typeof Partnership>;

export const PartnershipList = z
  .object({ items: z.array(Partnership).describe('By name'), next: z.string().nullable() })
  .meta({ id: 'PartnershipList' });
export type PartnershipList = z.infer<typeof PartnershipList>;
