import { askPut } from '#kernel/asks.ts';
import { boardCommentsOf } from '#kernel/board-comments.ts';
import { cyclePartition } from '#kernel/cycle-keys.ts';
import type { AskRow } from '#kernel/cycle-rows.ts';
import { evidenceOfPlan } from '#kernel/evidence-of-plan.ts';
import { frozenText, hashOf, partsOf, reportPuts } from '#kernel/frozen-report.ts';
import { planPartition } from '#kernel/keys.ts';
import { frozenReport } from '#shared/cycles/freeze.ts';
import { canonicalJson } from '#shared/cycles/report.ts';
import { lockProblems } from '#shared/cycles/rules.ts';
import type { CycleLock, Locked } from '#shared/cycles/schema.ts';
import type { CycleId, PlanId } from '#shared/ids.ts';
import { withNumbers } from '#shared/plans/numbering.ts';
import { beforeProblems, futureProblems } from '#shared/plans/rules.ts';
import { updatesOf } from '../cycle-plans.ts';
import type { Session } from '../deps.ts';
import { openCycleOf, openCyclePut } from '../plan-cycles.ts';
import { settingsOf } from '../settings/store.ts';
import { type Conditional, refuse, settle } from '../settle.ts';
import { cycleChanges } from './changes.ts';
import { cycleStore } from './store.ts';
import { askLines } from './view.ts';

/** A transaction holds a hundred rows; those beyond are read as “No update” all the same, since their cycle is locked. */
const mostSettled = 60;

/** Locks a cycle and freezes its report with it: all that was accepted until then is in it, and nothing later is. */
export async function lockCycle(
  session: Session,
  { plan, cycle }: { plan: PlanId; cycle: CycleId },
  asked: CycleLock & Conditional,
): Promise<void> {
  const { audience, person: by, now: at, today } = session;
  const { lockedOn: on = today, withoutUpdate, expected, request } = asked;
  const store = cycleStore(session);
  const changes = cycleChanges(session);
  const { name } = await settingsOf(session);
  await settle(session, async () => {
    const was = await changes.standing(plan, cycle, { expected, request });
    if (was === null) return null;
    // Read first: whatever is accepted after this finds another version of it, and so does this lock.
    const gate = await openCycleOf(session, plan);
    const [whole, updates, comments, evidence] = await Promise.all([
      store.whole(plan, cycle, { consistent: true }),
      updatesOf(session, plan),
      boardCommentsOf(session, plan, true),
      evidenceOfPlan(session, plan, true),
    ]);
    const asks = askLines(session, whole).map((line) => ({ ...line, title: line.action.title }));
    refuse([
      ...futureProblems(on, today, '#/lockedOn'),
      ...beforeProblems(on, was.openedOn, 'the cycle was opened').map((each) => ({ ...each, pointer: '#/lockedOn' })),
      ...lockProblems(asks, withoutUpdate),
    ]);
    const report = frozenReport({
      authority: { id: session.authority, name },
      ...{ plan: whole.plan, cycle: was, cycles: whole.cycles, nodes: withNumbers(whole.nodes) },
      ...{ milestones: whole.milestones, updates, evidence, comments },
      locked: { on, at, by },
    });
    const text = canonicalJson(report);
    const parts = partsOf(text);
    const locked = { on, at, by, hash: hashOf(text), parts: parts.length, counts: report.counts, withoutUpdate };
    const left = whole.asks.filter(({ state }) => state === 'answered' || state === 'returned').slice(0, mostSettled);
    return {
      ...{ verb: 'cycle.locked', subject: planPartition(audience, plan), effectiveOn: on },
      puts: [
        ...(await changes.cyclePuts({ ...was, locked, version: was.version + 1 }, was)),
        openCyclePut(session, plan, { was: gate, open: null }),
        ...reportPuts(audience, { plan, cycle }, parts),
        ...left.map((ask) => withoutUpdatePut(session, was.dueOn, ask)),
      ],
      alsoIn: left.length === 0 ? [] : [cyclePartition(audience, plan, cycle)],
      ...{ request, result: cycle },
    };
  });
}

/** An answer that was never accepted stays where it is, and waits for nobody any more. */
function withoutUpdatePut(session: Session, dueOn: string, was: AskRow) {
  const { plan, cycle, node, owner } = was;
  const about = { plan, cycle, dueOn, node: { id: node, owner }, was };
  return askPut(session.audience, about, { ...was, state: 'no-update', version: was.version + 1 });
}

export const reportOf = (session: Session, plan: PlanId, of: { id: CycleId; locked: Locked | null }): Promise<string> =>
  frozenText(session, { plan, cycle: of.id, locked: of.locked });
