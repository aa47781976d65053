import type { CriterionId, NodeId, PlanId } from '#shared/ids.ts';
import {
  type Audience,
  type IndexKey,
  join,
  type Key,
  nodeHistory,
  type Partition,
  planPartition,
  within,
} from './keys.ts';

/** A criterion stands in its plan, read with it; on the index it stands in the page of its row, beside the entries. */
export const criterionKey = (audience: Audience, plan: PlanId, of: { node: NodeId; id: CriterionId }): Key => ({
  pk: planPartition(audience, plan),
  sk: join('CRITERION', of.node, of.id),
});
export const criterionIndex = (audience: Audience, plan: PlanId, of: { node: NodeId; id: CriterionId }): IndexKey => ({
  gsi1pk: nodeHistory(audience, plan, of.node),
  gsi1sk: join('CRITERION', of.id),
});

/** Which criteria hang on an indicator: what is to be judged anew when a reading lands. */
export const boundPartition = (audience: Audience): Partition => within(audience, 'CRITERIA');
export const boundKey = (audience: Audience, id: CriterionId): Key => ({
  pk: boundPartition(audience),
  sk: join('BOUND', id),
});
