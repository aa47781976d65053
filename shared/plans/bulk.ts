import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { EntryId, NodeId, PersonId } from '../ids.ts';
import { repeatedParties } from './parties.ts';
import { Party } from './party.ts';
import { RefusedRow } from './refused-row.ts';
import { Removal, UpdateDraft } from './schema.ts';

/** Each row is a change of its own: so many are done within one request. */
export const mostRowsAtOnce = 100;

const rows = z
  .array(z.strictObject({ node: NodeId, version: z.int().describe('The version that was looked at') }))
  .min(1, 'Tick at least one action')
  .max(mostRowsAtOnce, `Tick at most ${mostRowsAtOnce} actions at a time`);
const why = z.string().trim().max(500, 'Keep the reason to 500 characters');

export const BulkOwner = z
  .strictObject({
    rows,
    owner: PersonId.nullable().refine((owner) => owner !== null, 'Choose who owns them'),
    why: why.optional(),
  })
  .meta({ id: 'BulkOwner' });
export const BulkDate = z
  .strictObject({
    rows,
    dueOn: LocalDate,
    why: why.optional().describe('Needed where a date that was agreed moves'),
    agreedBy: Party.optional().describe('Needed where a date that was agreed moves'),
  })
  .meta({ id: 'BulkDate' });
export const BulkResponsible = z
  .strictObject({
    rows,
    responsible: z.array(Party).min(1, 'Choose who answers for them').max(20, 'Keep to 20 names'),
    why: why.optional(),
  })
  .meta({ id: 'BulkResponsible' });
export const BulkUpdate = z
  .strictObject({
    rows,
    ...UpdateDraft.shape,
    delivered: UpdateDraft.shape.delivered.min(1, 'Enter what was delivered, or why the status changes'),
  })
  .meta({ id: 'BulkUpdate' });
export const BulkRemoval = z.strictObject({ rows, why: Removal.shape.why }).meta({ id: 'BulkRemoval' });

/** One change of several rows of a plan, each kind with an address of its own. */
export type BulkChange =
  | ({ kind: 'owner' } & z.infer<typeof BulkOwner>)
  | ({ kind: 'date' } & z.infer<typeof BulkDate>)
  | ({ kind: 'responsible' } & z.infer<typeof BulkResponsible>)
  | ({ kind: 'update' } & z.infer<typeof BulkUpdate>)
  | ({ kind: 'removal' } & z.infer<typeof BulkRemoval>);

const refused = z.array(RefusedRow);

/** What came of it, row by row: one that cannot go holds up no other. The entries are what undoing it all asks for. */
export const BulkDone = z
  .object({
    done: z.array(z.object({ node: NodeId, entry: EntryId })),
    sent: z.array(NodeId).describe('Updates that wait for review in an open cycle: nothing is changed by them yet'),
    refused,
  })
  .meta({ id: 'BulkDone' });
export type BulkDone = z.infer<typeof BulkDone>;

export const BulkUndo = z
  .strictObject({
    done: z
      .array(z.strictObject({ node: NodeId, entry: EntryId }))
      .min(1, 'Nothing was changed')
      .max(mostRowsAtOnce),
  })
  .meta({ id: 'BulkUndo' });
export type BulkUndo = z.infer<typeof BulkUndo>;

export const BulkUndone = z.object({ done: z.array(NodeId), refused }).meta({ id: 'BulkUndone' });
export type BulkUndone = z.infer<typeof BulkUndone>;

/** Who answers for the rows is named once, whatever the rows said before. */
export const bulkPartyProblems = (asked: BulkChange) =>
  asked.kind === 'responsible' ? repeatedParties(asked.responsible, '#/responsible') : [];
