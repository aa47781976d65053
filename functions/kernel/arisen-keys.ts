import type { MeetingId, NodeId, PlanId } from '#shared/ids.ts';
import { type Audience, join, type Key, keySeparator, meetingPartition, type Partition, within } from './keys.ts';

/** An action that a decision made, as it stands now, with the meeting that decided it. */
export const arisenKey = (audience: Audience, meeting: MeetingId, node: NodeId): Key => ({
  pk: meetingPartition(audience, meeting),
  sk: join('ACTION', node),
});
export const arisenActions = `ACTION${keySeparator}`;

/** A line for each plan: what is said of it wherever one of its actions or reports stands on another page. */
export const planLinesPartition = (audience: Audience): Partition => within(audience, 'PLANLINES');
export const planLineKey = (audience: Audience, plan: PlanId): Key => ({
  pk: planLinesPartition(audience),
  sk: join('PLAN', plan),
});
