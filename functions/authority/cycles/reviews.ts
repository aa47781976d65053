import type { AskRow } from '#kernel/cycle-rows.ts';
import { WrongState } from '#kernel/errors.ts';
import { planPartition } from '#kernel/keys.ts';
import { askOf } from '#shared/cycles/rules.ts';
import type { Answer } from '#shared/cycles/schema.ts';
import type { CycleId, EntryId, NodeId, PlanId, UpdateId } from '#shared/ids.ts';
import { beforeProblems } from '#shared/plans/rules.ts';
import type { UpdateDraft } from '#shared/plans/schema.ts';
import { acceptedUpdate } from '../cycle-plans.ts';
import type { Session } from '../deps.ts';
import { askStep, openCycleOf, openCyclePut } from '../plan-cycles.ts';
import { type Conditional, refuse, settle, stillStands } from '../settle.ts';
import { cycleStore } from './store.ts';

type Which = { plan: PlanId; cycle: CycleId; node: NodeId };

/** Accepting and returning answers. An accepted one becomes an update of the one who gave it; the log says who accepted it. */
export function cycleReviews(session: Session) {
  const { audience, now: at, person: by, today } = session;
  const store = cycleStore(session);

  /** The ask as it was read, in a cycle that is open; null for what was done before. */
  async function standing({ plan, cycle, node }: Which, asked: Conditional) {
    const [whole, gate] = await Promise.all([store.one(plan, { cycle, node }, 'change'), openCycleOf(session, plan)]);
    const ask = askOf(whole.node, whole.ask, whole.cycle);
    if (gate === null || gate.open?.id !== cycle) {
      if ((await session.table.answered(asked.request)) !== null) return null;
      throw new WrongState('This cycle is not open any more.');
    }
    if (!(await stillStands(session, ask, { ...asked, current: ask }))) return null;
    return { ...whole, gate, open: gate.open };
  }

  async function accept(which: Which, asked: Conditional): Promise<EntryId | null> {
    const id = session.newId() as UpdateId;
    const settled = await settle(session, async () => {
      const found = await standing(which, asked);
      if (found === null) return null;
      const { plan, node: row, ask: was, gate, open } = found;
      const accepted = { update: id, by, at };
      const about = { plan: plan.id, cycle: open.id, dueOn: open.dueOn, node: row, was };
      const { puts } = askStep(session, about, { does: 'accept', accepted });
      const answer = answerOf(was);
      refuseOvertaken(row, answer);
      const update = acceptedUpdate(session, {
        ...{ plan, row, id, by: answer.by, cycle: open.id },
        draft: draftOf(answer),
      });
      return {
        ...{ verb: 'answer.accepted', subject: update.subject, history: update.history },
        effectiveOn: answer.effectiveOn,
        puts: [...update.puts, ...puts, openCyclePut(session, plan.id, { was: gate, open })],
        ...{ request: asked.request, result: row.id },
      };
    });
    return settled?.entry ?? null;
  }

  async function giveBack(which: Which, asked: Conditional & { reason: string }): Promise<EntryId | null> {
    const settled = await settle(session, async () => {
      const found = await standing(which, asked);
      if (found === null) return null;
      const { plan, node, ask: was, open } = found;
      const returned = { reason: asked.reason, by, at };
      const about = { plan: plan.id, cycle: open.id, dueOn: open.dueOn, node, was };
      const { puts } = askStep(session, about, { does: 'return', returned });
      return {
        ...{ verb: 'answer.returned', subject: planPartition(audience, plan.id), effectiveOn: today },
        ...{ why: asked.reason, puts, request: asked.request, result: node.id },
      };
    });
    return settled?.entry ?? null;
  }

  return { accept, giveBack };
}

function answerOf(ask: AskRow | null): Answer {
  if (ask === null || ask.answer === null) throw new WrongState('There is no answer to accept.');
  return ask.answer;
}

const draftOf = ({ by: _by, at: _at, ...draft }: Answer): UpdateDraft => draft;

/** An answer of an earlier day than what was recorded since would change nothing of how the action stands. */
function refuseOvertaken({ latest }: { latest: { effectiveOn: string } | null }, answer: Answer): void {
  if (latest === null) return;
  const problems = beforeProblems(answer.effectiveOn, latest.effectiveOn, 'it was last reported on');
  refuse(problems);
}
