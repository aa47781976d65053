import type { MilestoneId, NodeId, PlanId } from '#shared/ids.ts';
import { type Audience, type IndexKey, join, type Key, keySeparator, nodeHistory, planPartition } from './keys.ts';

/** All steps of a plan’s actions stand together among its rows. */
export const milestonesOfPlan = `MILESTONE${keySeparator}`;

export const milestonesOfNode = (node: NodeId): string => `${join('MILESTONE', node)}${keySeparator}`;

type Of = { node: NodeId; id: MilestoneId };

/** A step of an action stands in its plan, read with it; on the index it stands in the page of its action, beside the entries. */
export const milestoneKey = (audience: Audience, plan: PlanId, { node, id }: Of): Key => ({
  pk: planPartition(audience, plan),
  sk: join('MILESTONE', node, id),
});
export const milestoneIndex = (audience: Audience, plan: PlanId, { node, id }: Of): IndexKey => ({
  gsi1pk: nodeHistory(audience, plan, node),
  gsi1sk: join('MILESTONE', id),
});
