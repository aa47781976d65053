import { type AnyPut, put } from '#kernel/change.ts';
import { nodeHistory, planPartition } from '#kernel/keys.ts';
import { numberKey } from '#kernel/link-keys.ts';
import { milestoneIndex, milestoneKey } from '#kernel/milestone-keys.ts';
import { type MilestoneRow, milestoneRow } from '#kernel/milestone-rows.ts';
import { numberRow, planRetention } from '#kernel/plan-rows.ts';
import type { ImportRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { MilestoneId, type NodeId, type PlanId, type WorkId } from '#shared/ids.ts';
import { stepNumbers } from '#shared/milestones/printed.ts';
import { type FoundStep, Milestone } from '#shared/milestones/schema.ts';
import { stepsAfter } from '#shared/work/compare-steps.ts';
import { idIn } from './made-ids.ts';

type Making = { batch: WorkId; node: NodeId; since: LocalDate; createdAt: string };

/** Steps that a document names and an action has not; begun again, they are the same ones. */
export function newSteps(found: readonly FoundStep[], { batch, node, since, createdAt }: Making, given: number[] = []) {
  const numbers = stepNumbers(found, given);
  return found.map(({ title, dueOn, doneOn }, place): Milestone => {
    const id = MilestoneId.parse(idIn(batch, `step ${node} ${place}`));
    const dated = { dueOn, doneOn, since: doneOn !== null && doneOn < since ? doneOn : since };
    return { id, node, number: numbers[place] ?? place + 1, title, ...dated, createdAt, removed: null, version: 1 };
  });
}

/** What becomes of the steps of an action that is there: those that are new, and those that say something else. */
export function stepsBecoming(there: readonly Milestone[], found: readonly FoundStep[], making: Making): Milestone[] {
  const { changed, added } = stepsAfter(there, found);
  const given = there.map(({ number }) => number);
  return [...changed.map((step) => Milestone.parse(step)), ...newSteps(added, making, given)];
}

export const stepPut = ({ audience }: WorkerSession, row: MilestoneRow, was: MilestoneRow | null = null): AnyPut =>
  put({
    ...{ key: milestoneKey(audience, row.plan, row), index: milestoneIndex(audience, row.plan, row) },
    ...{ shape: milestoneRow, row, was },
  });

type Settling = { plan: PlanId; row: ImportRow; steps: readonly Milestone[]; there: readonly MilestoneRow[] };

/** Writes each step as the batch made it, with its entry in the history of its action, where that is not done yet. */
export async function settleSteps(deps: WorkerDeps, session: WorkerSession, settling: Settling): Promise<void> {
  const { audience, table } = session;
  const { plan, row: work, steps } = settling;
  const there = [...settling.there];
  for (const step of steps) {
    const was = there.find(({ id }) => id === step.id) ?? null;
    if (was !== null && says(was, step)) continue;
    const row = was === null ? fresh(plan, step, there) : { ...was, ...wordsOf(step), version: was.version + 1 };
    await table.commit({
      ...{ by: work.by, verb: was === null ? 'milestone.added' : 'milestone.changed', result: row.id },
      ...{ subject: planPartition(audience, plan), history: nodeHistory(audience, plan, row.node) },
      ...{ effectiveOn: localDateOf(deps.clock()), why: `Brought in with “${work.file}”` },
      puts: [stepPut(session, row, was), ...(was === null ? [numberKept(session, row)] : [])],
    });
    if (was === null) there.push(row);
  }
}

const wordsOf = ({ title, dueOn, doneOn }: Milestone) => ({ title, dueOn, doneOn });
const says = (row: Milestone, { title, dueOn, doneOn }: Milestone) =>
  row.title === title && row.dueOn === dueOn && row.doneOn === doneOn;

/** Under a number that none has; another step may have taken its own since the file was looked at. */
function fresh(plan: PlanId, step: Milestone, there: readonly MilestoneRow[]): MilestoneRow {
  const given = there.filter(({ node }) => node === step.node).map(({ number }) => number);
  const [number = step.number] = stepNumbers([step], given);
  return { ...step, number, plan, batch: null, retention: planRetention };
}

/** That the number is given, so that two steps of an action never have the same. */
const numberKept = ({ audience }: WorkerSession, { plan, node, number }: MilestoneRow): AnyPut =>
  put({
    ...{ key: numberKey(audience, plan, { parent: node, number: String(number) }), shape: numberRow },
    ...{ row: { node, version: 1, retention: planRetention }, was: null, unlogged: true },
  });
