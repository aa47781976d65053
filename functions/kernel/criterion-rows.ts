import * as z from 'zod';
import { Criterion } from '#shared/criteria/schema.ts';
import { CriterionId, NodeId, PlanId, WordKey, WorkId } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

/** Since version 2 a criterion may have come with a plan that was copied; what was written before came by itself. */
export const criterionRow = rowShape({
  kind: 'criterion',
  v: 2,
  schema: Criterion.extend({ plan: PlanId, batch: WorkId.nullable(), retention: Retention }),
  upcast: { 1: (old) => ({ ...old, batch: null }) },
});
export type CriterionRow = ReturnType<typeof criterionRow.read>;

/** That a criterion hangs on an indicator; `indicator` is null once it no longer does. Since version 2 it may have come with a copy. */
export const boundRow = rowShape({
  kind: 'bound-criterion',
  v: 2,
  schema: z.object({
    ...{ id: CriterionId, plan: PlanId, node: NodeId, indicator: WordKey.nullable() },
    ...{ batch: WorkId.nullable(), version: z.int(), retention: Retention },
  }),
  upcast: { 1: (old) => ({ ...old, batch: null }) },
});
