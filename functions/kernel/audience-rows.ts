import * as z from 'zod';
import { CopyContent } from '#shared/audiences/contents.ts';
import { Share } from '#shared/audiences/schema.ts';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AudienceId, AuthorityId, OutsideSeatId, PartnershipId, PersonId, ShareId } from '#shared/ids.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

/** A partnership that an authority takes part in, or took part in until a day. */
export const partnershipRow = rowShape({
  kind: 'partnership',
  v: 2,
  schema: z.object({
    ...{ id: PartnershipId, name: z.string(), left: LocalDate.nullable() },
    ...{ version: z.int(), retention: Retention },
  }),
  upcast: { 1: (old) => ({ ...old, left: null }) },
});
export type PartnershipRow = ReturnType<typeof partnershipRow.read>;

/**
 * What an authority shows to whom. The authority's name goes with it: who publishes it reads no settings. Before version
 * 2 all shares were of plans; before version 3 nobody could choose that steps are shown.
 */
export const shareRow = rowShape({
  kind: 'share',
  v: 3,
  schema: Share.omit({ state: true, can: true }).extend({ authorityName: z.string(), retention: Retention }),
  upcast: { 1: ({ planTitle, ...old }: Stored) => ({ ...old, partOf: planTitle }), 2: (old) => old },
});
export type ShareRow = ReturnType<typeof shareRow.read>;

/**
 * One part of a thing as an audience sees it. Whose it is stands in its key alone. Before version 2 all were rows of plans,
 * before version 3 no suspension was told of, before version 4 no steps of an action.
 */
export const copyRow = rowShape({
  kind: 'copy',
  v: 4,
  schema: z.object({
    share: ShareId,
    authorityName: z.string(),
    suspended: z.boolean(),
    until: LocalDate,
    content: CopyContent,
    asAt: Instant,
    expiresAt: z.int(),
    version: z.int(),
    retention: Retention,
  }),
  upcast: {
    1: ({ planTitle, fields, node, ...old }: Stored) => ({
      ...old,
      content: { kind: 'node', planTitle, fields, node },
    }),
    2: (old) => ({ ...old, suspended: false }),
    3: (old) => old,
  },
});
export type CopyRow = ReturnType<typeof copyRow.read>;

/** A seat outside an authority: somebody to whom things are shown. It gives no right but to read them. */
export const audienceSeatRow = rowShape({
  kind: 'audience-seat',
  v: 2,
  schema: z.object({
    audience: AudienceId,
    /** What the audience is called. */
    name: z.string(),
    person: PersonId,
    provider: z.string(),
    subject: z.string(),
    from: LocalDate,
    until: LocalDate.nullable(),
    ended: z.object({ at: Instant, why: z.string() }).nullable(),
    /** Which authority gave it, and by which invitation; nobody, where the operator did. */
    given: z.object({ by: AuthorityId, as: OutsideSeatId }).nullable(),
    version: z.int(),
    retention: Retention,
  }),
  upcast: { 1: (old) => ({ ...old, given: null }) },
});
export type AudienceSeatRow = ReturnType<typeof audienceSeatRow.read>;

/** Where a sign-in may have a seat outside an authority; the seat itself is the truth. */
export const accountAudienceRow = rowShape({
  kind: 'account-audience',
  v: 1,
  schema: z.object({ audience: AudienceId, version: z.int(), retention: Retention }),
});
export type AccountAudienceRow = ReturnType<typeof accountAudienceRow.read>;
