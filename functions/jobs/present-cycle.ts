import { asksOfCycle, cyclePartition, cyclesOfPlan, cyclesPartition } from '#kernel/cycle-keys.ts';
import { askRow, type CycleRow, cycleRow } from '#kernel/cycle-rows.ts';
import type { NodeRow, PlanRow } from '#kernel/plan-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import type { CycleProgress, PresentCycle } from '#shared/cycles/mark.ts';
import { askOf, isAsked, presentCycle, progressOf } from '#shared/cycles/rules.ts';

type At = Pick<WorkerSession, 'audience' | 'table'>;

/** The cycle by which a plan’s statuses are read, and how far it has come. */
export async function presentCycleOf(
  { audience, table }: At,
  plan: PlanRow,
  nodes: readonly NodeRow[],
): Promise<PresentCycle | null> {
  const items = await table.all(cyclesPartition(audience, plan.id), { prefix: cyclesOfPlan, consistent: true });
  const present = presentCycle(items.map((item) => cycleRow.read(item)));
  if (present === null) return null;
  const outside = present.outside.map(({ board, people }) => ({ board, people }));
  const progress = await progressIn({ audience, table }, { plan, nodes, cycle: present });
  return { ...markOf(present), progress, ...(outside.length > 0 && { outside }) };
}

type Of = { plan: PlanRow; nodes: readonly NodeRow[]; cycle: CycleRow };

async function progressIn({ audience, table }: At, { plan, nodes, cycle }: Of): Promise<CycleProgress> {
  const partition = cyclePartition(audience, plan.id, cycle.id);
  const items = await table.all(partition, { prefix: asksOfCycle, consistent: true });
  const written = new Map(items.map((item) => askRow.read(item)).map((ask) => [ask.node, ask] as const));
  if (cycle.locked !== null) {
    const accepted = [...written.values()].filter(({ state }) => state === 'accepted').length;
    const none = { asked: 0, answered: 0, returned: 0, unowned: 0 };
    return { ...none, accepted, noUpdate: cycle.locked.withoutUpdate.length };
  }
  const asked = nodes.filter((node) => isAsked(plan.shape, node, cycle));
  return progressOf(asked.map((node) => askOf(node, written.get(node.id) ?? null, cycle)));
}
