import type { RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { nodeHistory, personKey, planPartition, planSummaries, topPartition, workOf } from '#kernel/keys.ts';
import { type NodeRow, planSummaryRow } from '#kernel/plan-rows.ts';
import { personRow } from '#kernel/settings-rows.ts';
import { waitingRowsOf } from '#kernel/waiting-rows.ts';
import type { PersonId } from '#shared/ids.ts';
import { evaluatorProblems } from '#shared/plans/parties.ts';
import type { OwnedAction, Reassigned, Reassignment } from '#shared/plans/reassignment.ts';
import { isOpen } from '#shared/plans/rules.ts';
import type { Session } from '../deps.ts';
import { planChanges } from './changes.ts';
import { nodeOf, planStore } from './store.ts';
import { ownerProblems } from './who-answers.ts';

const mostAttempts = 4;

type Asked = Reassignment & { from: PersonId; request: RequestClaim | undefined };
type Outcome = { node: NodeRow; refused: string | null };

/** Whose the open actions are, and giving those of one person to another. */
export function ownerStore(session: Session) {
  const { audience, table, today } = session;
  const plans = planStore(session);

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

  /** Each action is a change of its own, in its plan’s log and its own history; asked again, what went already stays gone. */
  async function reassign({ to, why, actions, from, request }: Asked): Promise<Reassigned> {
    const headers = new Map(
      await Promise.all(
        [...new Set(actions.map(({ plan }) => plan))].map(async (id) => [id, await plans.header(id)] as const),
      ),
    );
    const problems = await ownerProblems(session, to, '#/to');
    if (problems.length > 0) throw new AnswersNotRight(problems);
    const outcomes: Outcome[] = [];
    for (const action of actions) {
      const claim = request && { ...request, key: `${request.key}~${action.node}` };
      outcomes.push(await give(action, { to, why, from, request: claim }));
    }
    return {
      done: outcomes.filter(({ refused }) => refused === null).map(({ node }) => node.id),
      refused: outcomes.flatMap(({ node, refused }) =>
        refused === null ? [] : [{ node: node.id, title: node.title, why: refused }],
      ),
    };

    async function give(
      action: Reassignment['actions'][number],
      asked: Pick<Asked, 'to' | 'why' | 'from' | 'request'>,
      attempt = 1,
    ): Promise<Outcome> {
      const node = await nodeOf(session, action.plan, action.node);
      const header = headers.get(action.plan);
      if (header === undefined) throw new WrongState('The plan of this action was not read');
      if (node.owner === asked.to) return { node, refused: null };
      const refused = refusalOf(node, asked.from, isOpen(header.shape, node));
      const next = { ...node, owner: asked.to, version: node.version + 1 };
      const [evaluates] = evaluatorProblems(next);
      if (refused !== null) return { node, refused };
      if (evaluates !== undefined) return { node, refused: 'They evaluate it, and nobody evaluates their own action.' };
      try {
        await table.commit({
          ...{ verb: 'node.reassigned', subject: planPartition(audience, action.plan), effectiveOn: today },
          ...{ why: asked.why, request: asked.request, result: node.id },
          history: nodeHistory(audience, action.plan, node.id),
          puts: [planChanges(session).nodePut(header, next, node)],
        });
        return { node: next, refused: null };
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || attempt === mostAttempts) throw error;
        return give(action, asked, attempt + 1);
      }
    }
  }

  return { actionsOf, reassign };
}

/** What somebody else did with it meanwhile stays. */
function refusalOf(node: NodeRow, from: PersonId, open: boolean): string | null {
  if (node.removed !== null) return 'It was removed from its plan.';
  if (node.owner !== from) return 'It has another owner already.';
  return open ? null : 'It is done.';
}
