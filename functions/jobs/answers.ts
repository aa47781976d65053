import { askPut } from '#kernel/asks.ts';
import { put } from '#kernel/change.ts';
import { inboxPartition } from '#kernel/consultation-keys.ts';
import { askKey, cyclePartition, inboxAnswerKey, inboxAnswers, openCycleKey } from '#kernel/cycle-keys.ts';
import { askRow, type InboxAnswerRow, inboxAnswerRow, openCycleRow } from '#kernel/cycle-rows.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { authorityAudience, inboxAudience, type Key, nodeKey } from '#kernel/keys.ts';
import { nodeRow } from '#kernel/plan-rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { type WorkerDeps, workOf } from '#kernel/worker.ts';
import { askAfter, askOf, stateInWords } from '#shared/cycles/rules.ts';
import { localDateOf } from '#shared/dates.ts';
import { AnswerId, AuthorityId, CycleId, NodeId, type PersonId, PlanId } from '#shared/ids.ts';
import { isDead } from '#shared/work/rules.ts';
import { untilNotOvertaken } from './overtaken.ts';

/** How often the sweep sets one going again before it is left to whoever looks into it. */
const mostRedriven = 5;

/**
 * Takes in what an owner outside has answered: from then on it waits for its review, where all answers do. What it answers is
 * read from the key, and who answered from the row, which the seat check of whoever put it there stands for.
 */
export function answerTaker(deps: WorkerDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'answer');
    if (work === null) return;
    const authority = AuthorityId.parse(work.authority);
    const of = {
      ...{ plan: PlanId.parse(work.plan), cycle: CycleId.parse(work.cycle) },
      ...{ node: NodeId.parse(work.node), answer: AnswerId.parse(work.answer) },
    };
    const key = inboxAnswerKey(authority, of);
    // Somebody may answer or review it at the same moment: then it is looked at again.
    await untilNotOvertaken(async () => {
      const row = await (await sessionOf(deps, authority, null)).find(key, inboxAnswerRow);
      if (row === null || row.done !== null) return;
      const outcome = await takeIn(deps, { authority, key, row, ...of });
      deps.log.info(`answer.${outcome}`, { authority, plan: of.plan });
    });
  };
}

type Taking = { authority: AuthorityId; key: Key; row: InboxAnswerRow; plan: PlanId; cycle: CycleId; node: NodeId };

async function takeIn(
  deps: WorkerDeps,
  { authority, key, row, plan, cycle, node: id }: Taking,
): Promise<'taken-in' | 'left'> {
  const audience = authorityAudience(authority);
  const table = await sessionOf(deps, authority, row.person);
  const [gate, was, node] = await Promise.all([
    table.find(openCycleKey(audience, plan), openCycleRow),
    table.find(askKey(audience, plan, { cycle, node: id }), askRow),
    table.find(nodeKey(audience, plan, id), nodeRow),
  ]);
  const open = gate?.open ?? null;
  const at = deps.clock().toISOString();
  const ending = (as: 'taken-in' | 'left', why: string) =>
    put({
      ...{ key, shape: inboxAnswerRow, was: row, unlogged: true },
      row: { ...row, words: as === 'left' ? row.words : null, done: { at, as, why }, version: row.version + 1 },
    });
  const commit = { verb: 'answer.given', subject: cyclePartition(audience, plan, cycle), result: id };
  const leave = async (why: string): Promise<'left'> => {
    const effectiveOn = localDateOf(deps.clock());
    await table.commit({ ...commit, quiet: true, effectiveOn, puts: [ending('left', why)] });
    return 'left';
  };
  if (row.words === null || open?.id !== cycle) return leave('The cycle was not open any more.');
  if (node === null || node.removed !== null || node.owner !== row.person) return leave('The action is not theirs.');
  const before = askOf(node, was, { locked: null });
  const ask = askAfter(before, { does: 'answer', answer: { ...row.words, by: row.person, at: row.receivedAt } });
  if (ask === null) return leave(`It was already: ${stateInWords[before.state]}.`);
  const answered = askPut(audience, { plan, cycle, dueOn: open.dueOn, node, was }, ask);
  await table.commit({ ...commit, effectiveOn: row.words.effectiveOn, puts: [answered, ending('taken-in', '')] });
  return 'taken-in';
}

/** A session that takes answers in for one authority; what it writes is told of as done by whoever answered. */
async function sessionOf(deps: WorkerDeps, authority: AuthorityId, person: PersonId | null): Promise<Table> {
  const credentials = await deps.sessions.sessionFor({ does: 'take-answers', authority });
  const { tableName: name, clock, newId } = deps;
  const audiences = [authorityAudience(authority), inboxAudience(authority)] as const;
  return tableFor({ client: deps.clientFor(credentials), name, audiences, person, clock, newId });
}

/** Answers that have stood in the inbox too long are written once more, so that the stream carries their keys again. */
export async function sweepAnswers(deps: WorkerDeps, authority: AuthorityId): Promise<void> {
  const table = await sessionOf(deps, authority, null);
  const now = deps.clock();
  const items = await table.all(inboxPartition(authority), { prefix: inboxAnswers });
  for (const was of items.map((item) => inboxAnswerRow.read(item))) {
    if (was.done !== null || was.redriven >= mostRedriven || !isDead(was.receivedAt, now)) continue;
    const { id: answer, plan, cycle, node } = was;
    const key = inboxAnswerKey(authority, { plan, cycle, node, answer });
    const row = { ...was, redriven: was.redriven + 1, version: was.version + 1 };
    await table
      .commit({
        ...{ quiet: true, verb: 'work.swept', subject: inboxPartition(authority), effectiveOn: localDateOf(now) },
        ...{ puts: [put({ key, shape: inboxAnswerRow, row, was })], result: answer },
      })
      .catch((error: unknown) => {
        // It was taken in a moment ago.
        if (!(error instanceof ChangedMeanwhile)) throw error;
      });
    deps.log.warn('work.redriven', { authority });
  }
}
