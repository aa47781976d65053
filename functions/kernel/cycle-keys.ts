import type { AnswerId, AuthorityId, CycleId, NodeId, PlanId } from '#shared/ids.ts';
import { inboxPartition } from './consultation-keys.ts';
import { type Audience, join, type Key, keySeparator, type Partition, within } from './keys.ts';

/** A plan's update cycles, oldest first, and which of them is open. */
export const cyclesPartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'PLAN', plan, 'CYCLES');
export const cycleKey = (audience: Audience, plan: PlanId, cycle: CycleId): Key => ({
  pk: cyclesPartition(audience, plan),
  sk: join('CYCLE', cycle),
});
export const cyclesOfPlan = `CYCLE${keySeparator}`;
/** Which cycle of a plan is open: one row, so that there is no place for a second, and none is locked under an acceptance. */
export const openCycleKey = (audience: Audience, plan: PlanId): Key => ({
  pk: cyclesPartition(audience, plan),
  sk: 'OPEN',
});

/** A cycle's own: what was answered for each action, and its frozen report in parts. */
export const cyclePartition = (audience: Audience, plan: PlanId, cycle: CycleId): Partition =>
  within(audience, 'PLAN', plan, 'CYCLE', cycle);
/** The key says of which cycle it is, so that the plan's log can tell of it. */
export const askKey = (audience: Audience, plan: PlanId, { cycle, node }: { cycle: CycleId; node: NodeId }): Key => ({
  pk: cyclePartition(audience, plan, cycle),
  sk: join('ASK', cycle, node),
});
export const asksOfCycle = `ASK${keySeparator}`;
export const reportPartKey = (
  audience: Audience,
  plan: PlanId,
  { cycle, part }: { cycle: CycleId; part: number },
): Key => ({
  pk: cyclePartition(audience, plan, cycle),
  sk: join('REPORT', String(part).padStart(3, '0')),
});
export const reportParts = `REPORT${keySeparator}`;

/** What someone outside has answered, on its way in: what it answers stands in the key, for whoever takes it in. */
export const inboxAnswerKey = (
  authority: AuthorityId,
  of: { plan: PlanId; cycle: CycleId; node: NodeId; answer: AnswerId },
): Key => ({ pk: inboxPartition(authority), sk: join('ANSWER', of.plan, of.cycle, of.node, of.answer) });
export const inboxAnswers = `ANSWER${keySeparator}`;
