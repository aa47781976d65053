import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { NodeId, PersonId, PlanId } from '../ids.ts';
import { RefusedRow } from './refused-row.ts';

const action = { plan: PlanId, node: NodeId };

/** An open action of somebody, enough to choose whether it goes to someone else. */
export const OwnedAction = z.object({
  ...action,
  planTitle: z.string(),
  title: z.string(),
  dueOn: LocalDate.nullable(),
});
export type OwnedAction = z.infer<typeof OwnedAction>;

export const OwnedActions = z
  .object({ items: z.array(OwnedAction), next: z.string().nullable(), can: z.object({ reassign: z.boolean() }) })
  .meta({ id: 'OwnedActions' });
export type OwnedActions = z.infer<typeof OwnedActions>;

/** An action without an owner, or with one who cannot see to it, is given to somebody. */
export const OwnerGiven = z.strictObject({
  owner: PersonId.nullable().refine((owner) => owner !== null, 'Choose who owns it'),
});

export const Reassignment = z
  .strictObject({
    to: PersonId.nullable().refine((to) => to !== null, 'Choose who they go to'),
    why: z.string().trim().min(1, 'Enter why they go to someone else').max(500, 'Keep the reason to 500 characters'),
    actions: z
      .array(z.strictObject(action))
      .min(1, 'Choose at least one action')
      .max(200, 'Choose at most 200 actions at a time'),
  })
  .meta({ id: 'Reassignment' });
export type Reassignment = z.infer<typeof Reassignment>;

/** What came of it, action by action: each is a change of its own, so one that cannot go holds up no other. */
export const Reassigned = z
  .object({
    done: z.array(NodeId),
    refused: z.array(RefusedRow),
  })
  .meta({ id: 'Reassigned' });
export type Reassigned = z.infer<typeof Reassigned>;
