import * as z from 'zod';
import { LocalDate } from '#shared/dates.ts';
import { AuthorityId, PartnershipId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

const kept = { version: z.int(), retention: Retention };

/** That a partnership is there. */
export const partnershipListedRow = rowShape({
  kind: 'partnership-listed',
  v: 1,
  schema: z.object({ id: PartnershipId, name: z.string(), ...kept }),
});
export type PartnershipListedRow = ReturnType<typeof partnershipListedRow.read>;

/** That an authority takes part; `joined` once the authority's own rows say so, which is what it shares by. */
export const partnerRow = rowShape({
  kind: 'partner',
  v: 1,
  schema: z.object({
    partnership: PartnershipId,
    partnershipName: z.string(),
    authority: AuthorityId,
    authorityName: z.string(),
    since: LocalDate,
    joined: z.boolean(),
    ...kept,
  }),
});
export type PartnerRow = ReturnType<typeof partnerRow.read>;
