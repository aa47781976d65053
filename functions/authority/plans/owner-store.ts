import type { RequestClaim } from '#kernel/change.ts';
import { personKey, planSummaries, topPartition, workOf } from '#kernel/keys.ts';
import { type NodeRow, type PlanRow, planSummaryRow } from '#kernel/plan-rows.ts';
import { personRow } from '#kernel/settings-rows.ts';
import { waitingRowsOf } from '#kernel/waiting-rows.ts';
import type { PersonId } from '#shared/ids.ts';
import { evaluatorProblems } from '#shared/plans/parties.ts';
import type { OwnedAction, Reassigned, Reassignment } from '#shared/plans/reassignment.ts';
import { isOpen } from '#shared/plans/rules.ts';
import type { Session } from '../deps.ts';
import { refuse, refuseWrongState } from '../settle.ts';
import { planChanges } from './changes.ts';
import { attempted, claimOf } from './row-by-row.ts';
import { nodeOf, planStore } from './store.ts';
import { ownerProblems } from './who-answers.ts';

type Asked = Reassignment & { from: PersonId; request: RequestClaim | undefined };

/** Whose the open actions are, and giving those of one person to another. */
export function ownerStore(session: Session) {
  const { audience, table } = session;
  const plans = planStore(session);
  const changes = planChanges(session);

  /** The open actions of a person, soonest due first, of plans that stand: the index beside the summaries. */
  async function actionsOf(person: PersonId): Promise<OwnedAction[]> {
    const [, items, summaries] = await Promise.all([
      table.get(personKey(audience, person), personRow, { consistent: false }),
      table.all(workOf(audience, person), { onIndex: true }),
      table.all(topPartition(audience), { prefix: planSummaries }),
    ]);
    const standing = summaries.map((item) => planSummaryRow.read(item)).filter(({ removed }) => !removed);
    return waitingRowsOf(items).nodes.flatMap(({ id, plan: planId, title, dueOn }) => {
      const plan = standing.find((each) => each.id === planId);
      return plan === undefined ? [] : [{ plan: planId, planTitle: plan.title, node: id, title, dueOn }];
    });
  }

  /** Each action is a change of its own, as an editor’s change of its owner is; what went already stays gone. */
  async function reassign({ to, why, actions, from, request }: Asked): Promise<Reassigned> {
    const ids = [...new Set(actions.map(({ plan }) => plan))];
    const headers = await Promise.all(ids.map((id) => plans.header(id)));
    const problems = await ownerProblems(session, to, '#/to');
    refuse(problems);
    const given: Reassigned = { done: [], refused: [] };
    for (const action of actions) {
      const node = await nodeOf(session, action.plan, action.node);
      const outcome = await attempted(node, async () => {
        if (node.owner === to) return;
        refuseWrongState(refusalOf(node, { from, to, header: headers.find(({ id }) => id === action.plan) }));
        const conditional = { expected: node.version, request: claimOf(request, node.id) };
        await changes.changeNode(action.plan, node.id, { owner: to, why, ...conditional });
      });
      if ('refused' in outcome) given.refused.push(outcome.refused);
      else given.done.push(node.id);
    }
    return given;
  }

  return { actionsOf, reassign };
}

type Giving = { from: PersonId; to: PersonId | null; header: PlanRow | undefined };

/** What somebody else did with it meanwhile stays. */
function refusalOf(node: NodeRow, { from, to, header }: Giving): string | null {
  if (node.removed !== null) return 'It was removed from its plan.';
  if (node.owner !== from) return 'It has another owner already.';
  if (header !== undefined && !isOpen(header.shape, node)) return 'It is done.';
  const evaluates = evaluatorProblems({ ...node, owner: to }).length > 0;
  return evaluates ? 'They evaluate it, and nobody evaluates their own action.' : null;
}
