import type { AskRow, CycleRow } from '#kernel/cycle-rows.ts';
import type { NodeRow, PlanRow } from '#kernel/plan-rows.ts';
import { markOf } from '#shared/cycles/freshness.ts';
import { askOf, isAsked, mayReview, mayTake, progressOf } from '#shared/cycles/rules.ts';
import { Cycle } from '#shared/cycles/schema.ts';
import type { AskLine, AskView, CycleView, PlanOfCycle } from '#shared/cycles/views.ts';
import type { EntryId } from '#shared/ids.ts';
import { byDate } from '#shared/milestones/rules.ts';
import { hasRight } from '#shared/people/rules.ts';
import { above, downward } from '#shared/plans/tree.ts';
import { mayRecord, stepShown } from '../cycle-plans.ts';
import type { Session } from '../deps.ts';
import type { AskWhole, CycleWhole } from './store.ts';

type Whole = Pick<CycleWhole, 'plan' | 'nodes' | 'cycle' | 'asks'>;

export const planOfCycle = ({ id, title, shape }: PlanRow): PlanOfCycle => ({ id, title, shape });

/** What a cycle asks, in the order of the plan; of a locked one, what it did ask, though rows may have gone since. */
export function askLines(session: Session, { plan, nodes, cycle, asks }: Whole): AskLine[] {
  const written = new Map<string, AskRow>(asks.map((ask) => [ask.node, ask]));
  const byId = new Map<string, NodeRow>(nodes.map((node) => [node.id, node]));
  const dropped = new Set<string>(cycle.locked?.withoutUpdate ?? []);
  const belongs = (node: NodeRow) =>
    cycle.locked === null
      ? isAsked(plan.shape, node, cycle)
      : dropped.has(node.id) || written.get(node.id)?.state === 'accepted';
  return downward(nodes)
    .filter(belongs)
    .map((node) => askLine(session, { node, above: above(byId, node), cycle, written: written.get(node.id) ?? null }));
}

type Line = {
  node: NodeRow;
  above: readonly Pick<NodeRow, 'level' | 'title'>[];
  cycle: CycleRow;
  written: AskRow | null;
};

function askLine(session: Session, { node, above: rows, cycle, written }: Line): AskLine {
  const ask = askOf(node, written, cycle);
  const { title, dueOn, latest, fields, since } = node;
  const isOpen = cycle.locked === null;
  return {
    ...ask,
    action: { title, dueOn, latest, fields, since },
    above: rows.map((row) => ({ level: row.level, title: row.title })),
    can: {
      answer: isOpen && mayTake(ask.state, 'answer') && mayRecord(session, node),
      review: isOpen && mayTake(ask.state, 'accept') && mayReview(session.seat),
    },
  };
}

export function presentCycleView(session: Session, whole: CycleWhole): CycleView {
  const { plan, cycle, cycles } = whole;
  const asks = askLines(session, whole);
  const progress = progressOf(asks);
  const leads = cycle.locked === null && hasRight(session.seat.role, 'edit');
  const waiting = progress.asked + progress.returned;
  return {
    plan: planOfCycle(plan),
    cycle: Cycle.parse(cycle),
    today: session.today,
    remindedOn: cycle.remindedOn,
    cycles: cycles.map(markOf).toReversed(),
    lookedAt: whole.lookedAt,
    progress,
    asks,
    can: {
      change: leads,
      lock: leads,
      withdraw: leads && whole.asks.every(({ state }) => state === 'asked'),
      review: leads && mayReview(session.seat),
      remind: leads && waiting > 0 && cycle.remindedOn !== session.today,
    },
  };
}

export function presentAsk(session: Session, whole: AskWhole, entry: EntryId | null): AskView {
  const { plan, cycle, cycles, node, ask, milestones } = whole;
  const standing = milestones.filter(({ removed }) => removed === null);
  return {
    plan: planOfCycle(plan),
    cycle: Cycle.parse(cycle),
    today: session.today,
    cycles: cycles.map(markOf).toReversed(),
    ask: askLine(session, { node, above: whole.above, cycle, written: ask }),
    milestones: byDate(standing).map((step) => stepShown(session, node, step)),
    entry,
  };
}
