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

/**
 * That an authority takes part, or did; `joined` while the authority's own row says so, which is what it shares by. That row
 * was written `told` times: its version. Before version 2 nobody could leave.
 */
export const partnerRow = rowShape({
  kind: 'partner',
  v: 2,
  schema: z.object({
    partnership: PartnershipId,
    partnershipName: z.string(),
    authority: AuthorityId,
    authorityName: z.string(),
    since: LocalDate,
    joined: z.boolean(),
    left: z.object({ on: LocalDate, why: z.string() }).nullable(),
    told: z.int(),
    ...kept,
  }),
  upcast: { 1: (old) => ({ ...old, left: null, told: old.joined === true ? 1 : 0 }) },
});
export type PartnerRow = ReturnType<typeof partnerRow.read>;
