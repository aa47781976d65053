import { isDeepStrictEqual } from 'node:util';
import type { PlanId } from '#shared/ids.ts';
import { planLineKey, planLinesPartition } from './arisen-keys.ts';
import { type PlanLine, type PlanLineRow, planLineOf, planLineRow } from './arisen-rows.ts';
import { type AnyPut, put } from './change.ts';
import { cyclesOfPlan, cyclesPartition } from './cycle-keys.ts';
import { type CycleRow, cycleRow } from './cycle-rows.ts';
import { type Audience, planKey } from './keys.ts';
import { type PlanRow, planRetention, planRow } from './plan-rows.ts';
import type { Table } from './table.ts';

type At = { audience: Audience; table: Table };

/** The lines of all plans: one query. */
export async function planLinesOf({ audience, table }: At, consistent = false): Promise<PlanLineRow[]> {
  const items = await table.all(planLinesPartition(audience), { consistent });
  return items.map((item) => planLineRow.read(item));
}

/** What is said of these plans, by plan; of one that has no line yet, from its own rows. */
export async function saidOfPlans(
  at: At,
  plans: readonly PlanId[],
  lines: readonly PlanLineRow[],
): Promise<Map<string, PlanLine>> {
  const written = new Map<string, PlanLine>(lines.map((line) => [line.id, said(line)]));
  const found = await Promise.all([...new Set(plans)].map(async (plan) => written.get(plan) ?? madeFrom(at, plan)));
  return new Map(found.flatMap((line) => (line === null ? [] : [[line.id, line]])));
}

async function madeFrom(at: At, id: PlanId): Promise<PlanLine | null> {
  const [plan, cycles] = await Promise.all([at.table.find(planKey(at.audience, id), planRow), cyclesIn(at, id)]);
  return plan === null ? null : planLineOf(plan, cycles);
}

async function cyclesIn({ audience, table }: At, plan: PlanId): Promise<CycleRow[]> {
  const items = await table.all(cyclesPartition(audience, plan), { prefix: cyclesOfPlan, consistent: true });
  return items.map((item) => cycleRow.read(item));
}

/** The line of a plan that was just made, and has no cycles. */
export const newPlanLine = (audience: Audience, plan: PlanRow): AnyPut =>
  linePut(audience, plan.id, { line: planLineOf(plan, []), was: null });

/**
 * The line of a plan once this is so of it; nothing, where it says so already. The line is read first: whatever changes the
 * plan or a cycle after that writes the line too, so that none is made from rows that were overtaken.
 */
export async function planLinePuts(
  at: At,
  id: PlanId,
  becomes: { plan?: PlanRow; cycle?: CycleRow },
): Promise<AnyPut[]> {
  const { audience, table } = at;
  const was = await table.find(planLineKey(audience, id), planLineRow);
  const [plan, cycles] = await Promise.all([
    becomes.plan ?? table.get(planKey(audience, id), planRow),
    cyclesIn(at, id),
  ]);
  const others = cycles.filter((each) => each.id !== becomes.cycle?.id);
  const all = becomes.cycle === undefined ? others : [...others, becomes.cycle];
  const line = planLineOf(plan, all.toSorted(byId));
  if (was !== null && isDeepStrictEqual(line, said(was))) return [];
  return [linePut(audience, id, { line, was })];
}

const byId = (a: CycleRow, b: CycleRow): number => (a.id < b.id ? -1 : Number(a.id > b.id));

function said({ version: _version, retention: _retention, ...line }: PlanLineRow): PlanLine {
  return line;
}

function linePut(audience: Audience, id: PlanId, { line, was }: { line: PlanLine; was: PlanLineRow | null }): AnyPut {
  const row = { ...line, version: (was?.version ?? 0) + 1, retention: planRetention };
  return put({ key: planLineKey(audience, id), shape: planLineRow, row, was, unlogged: true });
}
