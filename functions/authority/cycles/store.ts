import { asksOfCycle, cycleKey, cyclePartition } from '#kernel/cycle-keys.ts';
import { type AskRow, askRow, type CycleRow, cycleRow } from '#kernel/cycle-rows.ts';
import { NothingHere } from '#kernel/errors.ts';
import type { MilestoneRow } from '#kernel/milestone-rows.ts';
import type { NodeRow, PlanRow } from '#kernel/plan-rows.ts';
import type { LookedAt } from '#shared/boards/looked-at.ts';
import type { CycleId, NodeId, PlanId } from '#shared/ids.ts';
import { above } from '#shared/plans/tree.ts';
import { lookedAtOf } from '../cycle-meetings.ts';
import { actionIn, planHeader, planWhole, stepsOf } from '../cycle-plans.ts';
import type { Session } from '../deps.ts';
import { cyclesOf, findAsk } from '../plan-cycles.ts';

/** A cycle with all that is asked in it, and the plan as it stands. */
export type CycleWhole = {
  plan: PlanRow;
  nodes: NodeRow[];
  milestones: MilestoneRow[];
  cycle: CycleRow;
  /** Oldest first, itself among them. */
  cycles: CycleRow[];
  asks: AskRow[];
  /** The meetings that have its report on their agenda. */
  lookedAt: LookedAt[];
};

/** One ask with its action, the steps of that and the rows above it. */
export type AskWhole = Omit<CycleWhole, 'asks' | 'nodes' | 'lookedAt'> & {
  node: NodeRow;
  above: readonly Pick<NodeRow, 'level' | 'title'>[];
  ask: AskRow | null;
};

type One = { cycle: CycleId; node: NodeId };

/** Reading cycles. Changing them is in `changes.ts`, answering and reviewing in `reviews.ts`. */
export function cycleStore(session: Session) {
  const { audience, table } = session;

  async function list(plan: PlanId): Promise<{ plan: PlanRow; cycles: CycleRow[] }> {
    const [header, cycles] = await Promise.all([planHeader(session, plan), cyclesOf(session, plan)]);
    return { plan: header, cycles };
  }

  /** A cycle of a plan that is there; one that was withdrawn is not. */
  async function header(plan: PlanId, cycle: CycleId): Promise<CycleRow> {
    const [, row] = await Promise.all([
      planHeader(session, plan),
      table.get(cycleKey(audience, plan, cycle), cycleRow),
    ]);
    if (row.withdrawn !== null) throw new NothingHere();
    return row;
  }

  async function asksOf(plan: PlanId, cycle: CycleId, consistent: boolean): Promise<AskRow[]> {
    const items = await table.all(cyclePartition(audience, plan, cycle), { prefix: asksOfCycle, consistent });
    return items.map((item) => askRow.read(item));
  }

  /** Plan, cycles and answers, side by side. */
  async function whole(plan: PlanId, cycle: CycleId, { consistent = false } = {}): Promise<CycleWhole> {
    const [{ plan: head, nodes, milestones }, cycles, asks, lookedAt] = await Promise.all([
      planWhole(session, plan, consistent),
      cyclesOf(session, plan, consistent),
      asksOf(plan, cycle, consistent),
      lookedAtOf(session, { plan, cycle }),
    ]);
    return { plan: head, nodes, milestones, cycle: among(cycles, cycle), cycles, asks, lookedAt };
  }

  /** Without the rows above and the steps, where it is read to be changed. */
  async function one(plan: PlanId, { cycle, node }: One, to: 'read' | 'change'): Promise<AskWhole> {
    const [place, milestones, cycles, ask] = await Promise.all([
      actionIn(session, { plan, node }, to),
      to === 'read' ? stepsOf(session, { plan, node }) : [],
      cyclesOf(session, plan),
      findAsk(session, plan, { cycle, node }),
    ]);
    return { ...place, milestones, cycle: among(cycles, cycle), cycles, ask };
  }

  /** An ask as it is after a change of it, with the rows above: from the plan whole. */
  async function changed(plan: PlanId, { cycle, node }: One): Promise<AskWhole> {
    const { asks, nodes, milestones, lookedAt: _, ...found } = await whole(plan, cycle, { consistent: true });
    const byId = new Map<string, NodeRow>(nodes.map((each) => [each.id, each]));
    const row = byId.get(node);
    if (row === undefined) throw new NothingHere();
    return {
      ...{ ...found, node: row, above: above(byId, row), ask: asks.find((each) => each.node === node) ?? null },
      milestones: milestones.filter((step) => step.node === node),
    };
  }

  return { list, header, whole, one, changed };
}

function among(cycles: readonly CycleRow[], id: CycleId): CycleRow {
  const cycle = cycles.find((each) => each.id === id);
  if (cycle === undefined) throw new NothingHere();
  return cycle;
}
