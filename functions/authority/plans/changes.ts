import { again } from '#kernel/again.ts';
import { type Committed, put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { nodeHistory, nodeKey, planKey, planPartition } from '#kernel/keys.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import { planLinePuts } from '#kernel/plan-lines.ts';
import { type NodeRow, nodeRow, type PlanRow, planRetention, planRow } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import type { NodeId, PlanId } from '#shared/ids.ts';
import type { DecidedBy } from '#shared/plans/decided.ts';
import { evaluatorProblems } from '#shared/plans/parties.ts';
import { beforeProblems, earlierLevelProblems, nodeProblems, withAnswers } from '#shared/plans/rules.ts';
import { Node, type NodeChange, type NodeDraft, type PlanChange, type Recorded } from '#shared/plans/schema.ts';
import { timescaleProblems } from '#shared/plans/timescale.ts';
import type { Session } from '../deps.ts';
import { type Conditional, madeBefore, refuse, settle, stillStands } from '../settle.ts';
import { targetMoved } from './move-target.ts';
import { renumbered, rowNumbers, shown } from './numbers.ts';
import { nodeOf, planStore } from './store.ts';
import { presentNode } from './view.ts';
import { answerProblems } from './who-answers.ts';

/** Changing what is in a plan. Every method makes one transaction: the rows, the log row, the request row. */
export function planChanges(session: Session) {
  const { audience, table } = session;
  const plans = planStore(session);

  const putsOf = ({ shape }: PlanRow, row: NodeRow, was: NodeRow | null) => nodePuts(audience, shape, { row, was });

  /** Commits, and answers the row as it is now; a repeated request is answered as it was. */
  async function record(
    plan: PlanRow,
    node: NodeRow,
    change: Omit<Parameters<typeof table.commit>[0], 'subject' | 'result'>,
  ): Promise<Recorded> {
    const subject = planPartition(audience, plan.id);
    try {
      const committed = await table.commit({
        ...change,
        subject,
        history: nodeHistory(audience, plan.id, node.id),
        result: node.id,
      });
      return await recorded(plan, node, committed);
    } catch (error) {
      throw asSeen(plan, error);
    }
  }

  async function recorded(plan: PlanRow, node: NodeRow, committed: Committed): Promise<Recorded> {
    // The result of a request that was made before is the id its own transaction wrote.
    const now = committed.repeated ? await nodeOf(session, plan.id, committed.result as NodeId) : node;
    return { entry: committed.entry, node: presentNode(session, plan, now) };
  }

  function asSeen(plan: PlanRow, error: unknown): unknown {
    if (!(error instanceof ChangedMeanwhile)) return error;
    const current = Node.safeParse(error.current);
    return current.success ? new ChangedMeanwhile(presentNode(session, plan, current.data)) : error;
  }

  /** The row that is to be changed, where it is still the version that was read; a repetition gets its answer. */
  async function standing(plan: PlanId, node: NodeId, { expected, request }: Conditional) {
    const [header, row] = await Promise.all([plans.header(plan), nodeOf(session, plan, node)]);
    const current = presentNode(session, header, row);
    const before = await madeBefore(session, row, { expected, request, current });
    return { header, row, repeated: before && (await recorded(header, row, before)) };
  }

  async function addNode(plan: PlanId, draft: NodeDraft, request: RequestClaim | undefined): Promise<Recorded> {
    return again({
      prepare: () => drafted(plan, draft),
      attempt: ({ header, row, puts }) =>
        record(header, row, { verb: 'node.added', effectiveOn: row.since, puts, request }),
      // Another row took the number at the same moment; one that an editor chose is refused with words the next time.
      isWorth: (error) => error instanceof WrongState,
    });
  }

  /** A row that fits the plan, and what writes it; who decided it, where a board did. */
  async function drafted(plan: PlanId, draft: NodeDraft, decidedBy?: DecidedBy) {
    const { plan: header, nodes } = await plans.whole(plan);
    const parent = nodes.find(({ id }) => id === draft.parent) ?? null;
    const { effectiveOn = session.today, number: asked, ...fields } = draft;
    const answers = withAnswers(fields);
    const id = session.newId() as NodeId;
    const given = await rowNumbers(session).given({ plan, nodes, row: { id, parent: draft.parent }, asked });
    refuse([
      ...given.problems,
      ...nodeProblems(header.shape, draft, parent),
      ...earlierLevelProblems(header.shape, draft.level),
      ...beforeProblems(effectiveOn, header.agreedOn, 'the plan was agreed'),
      ...timescaleProblems(answers, session.today),
      ...evaluatorProblems(answers),
      ...(await answerProblems(session, answers, null)),
    ]);
    const row: NodeRow = {
      ...answers,
      id,
      plan,
      number: given.number,
      since: effectiveOn,
      createdAt: session.now,
      latest: null,
      removed: null,
      asFound: null,
      ...(decidedBy && { decidedBy }),
      batch: null,
      version: 1,
      retention: planRetention,
    };
    return { header, row, puts: [...putsOf(header, row, null), ...given.puts] };
  }

  const findNode = (plan: PlanId, node: NodeId) => table.find(nodeKey(audience, plan, node), nodeRow);

  async function changeNode(plan: PlanId, node: NodeId, asked: NodeChange & Conditional): Promise<Recorded> {
    const { expected, request, effectiveOn = session.today, why, agreedBy, number, ...fields } = asked;
    const { header, row, repeated } = await standing(plan, node, { expected, request });
    if (repeated !== null) return repeated;
    const changed: NodeRow = { ...row, ...withoutUndefined(fields), version: row.version + 1 };
    const parent = changed.parent === null ? null : await findNode(plan, changed.parent);
    const moving = await targetMoved(session, { was: row, next: changed, effectiveOn, why, agreedBy });
    const nodes = async () => (await plans.whole(plan)).nodes;
    const { next, ...given } = await renumbered(session, { was: row, next: moving.next, asked: number, nodes });
    refuse([
      ...nodeProblems(header.shape, next, parent),
      ...beforeProblems(effectiveOn, row.since, 'it became part of the plan'),
      ...timescaleProblems(next, session.today),
      ...evaluatorProblems(next),
      ...moving.problems,
      ...given.problems,
      ...(await answerProblems(session, next, row)),
    ]);
    const moved = fields.order !== undefined || fields.parent !== undefined;
    const verb = moved ? 'node.moved' : next.moves.length > row.moves.length ? 'node.target-moved' : 'node.changed';
    const puts = [...putsOf(header, next, row), ...given.puts];
    return record(header, next, { verb, effectiveOn, why, puts, request });
  }

  async function removeNode(plan: PlanId, node: NodeId, asked: { why: string } & Conditional): Promise<Recorded> {
    const { header, row, repeated } = await standing(plan, node, asked);
    if (repeated !== null) return repeated;
    refuseHeld(row);
    const { nodes } = await plans.whole(plan);
    if (nodes.some((each) => each.parent === node && each.removed === null)) {
      throw new WrongState('Other rows stand under this one. Remove or move them first.');
    }
    const removed = { on: session.today, why: asked.why };
    const next: NodeRow = { ...row, removed, number: shown(nodes, row), version: row.version + 1 };
    const { why, request } = asked;
    return record(header, next, {
      verb: 'node.removed',
      effectiveOn: session.today,
      why,
      puts: putsOf(header, next, row),
      request,
    });
  }

  async function changePlan(plan: PlanId, asked: PlanChange & Conditional & { remove?: boolean }): Promise<void> {
    const { expected, request, remove = false, effectiveOn = session.today, why, ...fields } = asked;
    await settle(session, async () => {
      const was = await plans.header(plan);
      if (!(await stillStands(session, was, { expected, request, current: was }))) return null;
      if (remove) refuseHeld(was);
      const removed = remove ? { on: session.today, why: why ?? '' } : null;
      const row: PlanRow = { ...was, ...withoutUndefined(fields), removed, version: was.version + 1 };
      const isSaid = row.title !== was.title || remove;
      const line = isSaid ? await planLinePuts(session, plan, { plan: row }) : [];
      return {
        ...{ verb: remove ? 'plan.removed' : 'plan.changed', subject: planPartition(audience, plan), effectiveOn, why },
        puts: [put({ key: planKey(audience, plan), shape: planRow, row, was }), ...line],
        ...{ request, result: plan },
      };
    });
  }

  return { addNode, drafted, changeNode, removeNode, changePlan };
}
