import * as z from 'zod';
import { Criterion } from '#shared/criteria/schema.ts';
import { CriterionId, NodeId, PlanId, WordKey } from '#shared/ids.ts';
import { Retention, rowShape } from './rows.ts';

export const criterionRow = rowShape({
  kind: 'criterion',
  v: 1,
  schema: Criterion.extend({ plan: PlanId, retention: Retention }),
});
export type CriterionRow = ReturnType<typeof criterionRow.read>;

/** That a criterion hangs on an indicator; `indicator` is null once it no longer does. */
export const boundRow = rowShape({
  kind: 'bound-criterion',
  v: 1,
  schema: z.object({
    ...{ id: CriterionId, plan: PlanId, node: NodeId, indicator: WordKey.nullable() },
    ...{ version: z.int(), retention: Retention },
  }),
});
