import * as z from 'zod';
import { Instant, LocalDate } from '../dates.ts';
import { EntryId, LinkId, NodeId, PersonId, PlanId, WordKey } from '../ids.ts';
import { StatusMark } from '../vocabulary.ts';
import { Party } from './party.ts';

/**
 * `refers-to`: has to do with. `part-of`: carries a priority of another plan (M6). `handed-over`: closed here and went there
 * (M4). `continues`: a plan that was made from an earlier one.
 */
export const LinkKind = z.enum(['refers-to', 'part-of', 'handed-over', 'continues']);
export type LinkKind = z.infer<typeof LinkKind>;

const strandName = z
  .string()
  .trim()
  .min(1, 'Enter the name of the strand')
  .max(200, 'Keep the name of the strand to 200 characters');

const inList = WordKey.optional().describe('Its key in the authority’s list of strands; absent: it is in none');

const inAPlan = z.strictObject({
  kind: z.literal('plan'),
  plan: PlanId,
  node: NodeId.nullable().describe('A row of it; null: the plan whole'),
});
const outside = z.strictObject({
  kind: z.literal('outside'),
  title: z
    .string()
    .trim()
    .min(1, 'Enter the title of the strategy or plan')
    .max(300, 'Keep the title to 300 characters'),
  href: z.url({ protocol: /^https?$/, error: 'Enter a web address that begins with https://' }).max(2_000),
  strand: inList,
});
const strand = z.strictObject({ kind: z.literal('strand'), name: strandName, strand: inList });
const dayToDay = z.strictObject({ kind: z.literal('day-to-day'), name: strandName.optional(), strand: inList });

/** What a row or a plan is linked to. */
export const LinkEnd = z
  .discriminatedUnion('kind', [inAPlan, outside, strand, dayToDay], { error: 'Choose what it is linked to' })
  .meta({ id: 'LinkEnd' });
export type LinkEnd = z.infer<typeof LinkEnd>;

const why = z.string().trim().max(500, 'Keep the reason to 500 characters');
const effectiveOn = LocalDate.describe('Since when it is so; never in the future');

/** A link as one of its two sides has it: each plan keeps its own side, so that no row of a plan changes with it. */
export const Link = z
  .object({
    id: LinkId,
    kind: LinkKind,
    side: z.enum(['from', 'to']).describe('Which end of the link this plan is'),
    node: NodeId.nullable().describe('The row of this plan; null: the plan whole'),
    other: LinkEnd,
    why: z.string(),
    agreedBy: Party.nullable(),
    effectiveOn: LocalDate,
    recordedAt: Instant,
    by: PersonId,
    removed: z.object({ on: LocalDate, why: z.string(), recordedAt: Instant }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Link' });
export type Link = z.infer<typeof Link>;

export const LinkDraft = z
  .strictObject({
    kind: z.enum(['refers-to', 'part-of'], { error: 'Choose how it is linked' }),
    node: NodeId.nullable(),
    other: z.discriminatedUnion('kind', [inAPlan, outside, strand], { error: 'Choose what it is linked to' }),
    why,
    effectiveOn: effectiveOn.optional(),
  })
  .meta({ id: 'LinkDraft' });
export type LinkDraft = z.infer<typeof LinkDraft>;

/** Closing an action into another plan, a strand of work or day-to-day business (M4). */
export const HandOver = z
  .strictObject({
    into: z.discriminatedUnion(
      'kind',
      [z.strictObject({ kind: z.literal('plan'), plan: PlanId, parent: NodeId.nullable() }), strand, dayToDay],
      { error: 'Choose where it goes' },
    ),
    why: why.min(1, 'Enter why it is handed over'),
    agreedBy: Party,
    effectiveOn,
  })
  .meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof HandOver>;

/** What the other end is called and how it stands today; read from where it stands, never copied. */
export const Named = z.object({
  plan: z.string().describe('The title of its plan; of a strategy or a strand its own'),
  heldBy: z.string().nullable().describe('The school or trust whose plan it is'),
  row: z.object({ level: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
  status: StatusMark.nullable(),
  noStatus: z.string().nullable().describe('What is said in place of a status'),
  gone: z.string().nullable().describe('That it was removed, and why'),
});
export type Named = z.infer<typeof Named>;

export const SeenLink = Link.extend({ named: Named, can: z.object({ remove: z.boolean() }) }).meta({ id: 'SeenLink' });
export type SeenLink = z.infer<typeof SeenLink>;

/** A link beside the rows of a plan: what it is called, and no more. */
export const PlanLink = Link.extend({ title: z.string() }).meta({ id: 'PlanLink' });
export type PlanLink = z.infer<typeof PlanLink>;

export const LinkRecorded = z.object({ entry: EntryId, link: Link }).meta({ id: 'LinkRecorded' });
export type LinkRecorded = z.infer<typeof LinkRecorded>;

/** What was closed, and the row that it became, where it went into a plan. */
export const HandedOver = z
  .object({ entry: EntryId, status: WordKey, into: z.object({ plan: PlanId, node: NodeId }).nullable() })
  .meta({ id: 'HandedOver' });
export type HandedOver = z.infer<typeof HandedOver>;
