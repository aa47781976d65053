import { PlanId, WorkId } from '#shared/ids.ts';
import { Milestone } from '#shared/milestones/schema.ts';
import { Retention, rowShape } from './rows.ts';

/** A step of an action, beside the rows of its plan. */
export const milestoneRow = rowShape({
  kind: 'milestone',
  v: 1,
  schema: Milestone.extend({ plan: PlanId, batch: WorkId.nullable(), retention: Retention }),
});
export type MilestoneRow = ReturnType<typeof milestoneRow.read>;
