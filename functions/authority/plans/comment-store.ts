import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { commentIndex, commentKey, discussionPartition } from '#kernel/discussion-keys.ts';
import { type RowCommentRow, rowCommentRow } from '#kernel/discussion-rows.ts';
import { AnswersNotRight, NotAllowed, NothingHere, WrongState } from '#kernel/errors.ts';
import { nodeKey, personKey } from '#kernel/keys.ts';
import { type NodeRow, nodeRow, planRetention } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import { personRow } from '#kernel/settings-rows.ts';
import { mentionsIn } from '#shared/discussion/mentions.ts';
import { canChange, canRestore, canWithdraw } from '#shared/discussion/rules.ts';
import type { RowCommentDraft, RowCommentRecorded, RowCommentWithdrawal } from '#shared/discussion/schema.ts';
import type { NodeId, PersonId, PlanId, RowCommentId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { type Conditional, madeBefore } from '../settle.ts';
import { presentComment } from './comment-view.ts';
import { mentionPuts } from './mention-store.ts';
import { planStore } from './store.ts';

export type CommentPlace = { plan: PlanId; node: NodeId; comment: RowCommentId };
type Rows = { row: RowCommentRow; was: RowCommentRow | null };
type Change = { verb: string; why?: string; request: RequestClaim | undefined };

/** What officers say about a plan’s rows. Each method is one transaction, told of in the discussion’s own log. */
export function commentStore(session: Session) {
  const { audience, table, person, now } = session;
  const me = { person, role: session.seat.role };

  const get = ({ plan, node, comment }: CommentPlace): Promise<RowCommentRow> =>
    table.get(commentKey(audience, plan, { node, id: comment }), rowCommentRow);

  const commentPut = ({ row, was }: Rows): AnyPut =>
    put({
      ...{ key: commentKey(audience, row.plan, row), index: commentIndex(audience, row.plan, row) },
      ...{ shape: rowCommentRow, row, was },
    });

  /** The row that it is about, of a plan that stands; nothing more is said of one that was removed. */
  async function rowOf(plan: PlanId, node: NodeId, { removed = false } = {}): Promise<NodeRow> {
    const [, row] = await Promise.all([
      planStore(session).header(plan),
      table.get(nodeKey(audience, plan, node), nodeRow),
    ]);
    if (row.removed !== null && !removed) throw new NothingHere();
    return row;
  }

  /** Whoever is newly mentioned works here; who was mentioned before may have left since. */
  async function refuseStrangers(words: string, before: readonly PersonId[]): Promise<void> {
    const named = mentionsIn(words).filter((each) => !before.includes(each));
    const listed = await Promise.all(named.map((each) => table.find(personKey(audience, each), personRow)));
    if (listed.every((row) => row?.left === false && !row.outside)) return;
    throw new AnswersNotRight([
      { pointer: '#/words', detail: 'Mention people who work here, and take out whoever does not' },
    ]);
  }

  async function record(node: NodeRow, rows: Rows, change: Change): Promise<RowCommentRecorded> {
    const { row } = rows;
    const committed = await table.commit({
      ...change,
      ...{ subject: discussionPartition(audience, row.plan), effectiveOn: session.today },
      puts: [commentPut(rows), ...(await mentionPuts(session, node, rows))],
      result: row.id,
    });
    if (!committed.repeated) return { entry: committed.entry, comment: presentComment(session, row) };
    const made = await get({ plan: row.plan, node: row.node, comment: committed.result as RowCommentId });
    return { entry: committed.entry, comment: presentComment(session, made) };
  }

  async function add(
    { plan, node }: Pick<CommentPlace, 'plan' | 'node'>,
    { words, request }: RowCommentDraft & { request: RequestClaim | undefined },
  ): Promise<RowCommentRecorded> {
    const of = await rowOf(plan, node);
    await refuseStrangers(words, []);
    const row: RowCommentRow = {
      ...{ id: session.newId() as RowCommentId, plan, node, words, by: person, at: now, changedAt: null },
      ...{ withdrawn: null, version: 1, retention: planRetention },
    };
    return record(of, { row, was: null }, { verb: 'comment.added', request });
  }

  /** The comment, where it is still the version that was read; a repetition gets its answer. */
  async function standing(
    place: CommentPlace,
    { expected, request }: Conditional,
  ): Promise<{
    row: RowCommentRow;
    repeated: RowCommentRecorded | null;
  }> {
    const row = await get(place);
    const current = presentComment(session, row);
    const before = await madeBefore(session, { version: row.version }, { expected, request, current });
    return { row, repeated: before && { entry: before.entry, comment: current } };
  }

  async function change(place: CommentPlace, asked: RowCommentDraft & Conditional): Promise<RowCommentRecorded> {
    const [node, { row: was, repeated }] = await Promise.all([rowOf(place.plan, place.node), standing(place, asked)]);
    if (repeated !== null) return repeated;
    if (was.by !== person) throw new NotAllowed('A comment is changed by whoever wrote it.');
    if (!canChange(me, was, now))
      throw new WrongState('A comment can be changed for an hour. Add another, or withdraw it.');
    const { words, request } = asked;
    await refuseStrangers(words, mentionsIn(was.words));
    const row: RowCommentRow = { ...was, words, changedAt: now, version: was.version + 1 };
    return record(node, { row, was }, { verb: 'comment.changed', request });
  }

  async function withdraw(place: CommentPlace, asked: RowCommentWithdrawal & Conditional): Promise<RowCommentRecorded> {
    const [node, { row: was, repeated }] = await Promise.all([
      rowOf(place.plan, place.node, { removed: true }),
      standing(place, asked),
    ]);
    if (repeated !== null) return repeated;
    if (was.withdrawn !== null) throw new WrongState('It is withdrawn already.');
    if (!canWithdraw(me, was)) throw new NotAllowed('A comment is withdrawn by whoever wrote it, or by an editor.');
    refuseHeld(was);
    const { why, request } = asked;
    if (was.by !== person && why === '') {
      throw new AnswersNotRight([{ pointer: '#/why', detail: 'Enter why it is withdrawn' }]);
    }
    const row: RowCommentRow = { ...was, withdrawn: { at: now, by: person, why }, version: was.version + 1 };
    return record(node, { row, was }, { verb: 'comment.withdrawn', why, request });
  }

  async function restore(place: CommentPlace, asked: Conditional): Promise<RowCommentRecorded> {
    const [node, { row: was, repeated }] = await Promise.all([rowOf(place.plan, place.node), standing(place, asked)]);
    if (repeated !== null) return repeated;
    if (was.withdrawn === null) throw new WrongState('It stands already.');
    if (was.withdrawn.by !== person) throw new NotAllowed('Only the person who withdrew a comment can restore it.');
    if (!canRestore(me, was, now)) throw new WrongState('A comment can be restored for 24 hours. Add another.');
    const row: RowCommentRow = { ...was, withdrawn: null, version: was.version + 1 };
    return record(node, { row, was }, { verb: 'comment.restored', request: asked.request });
  }

  return { add, change, withdraw, restore };
}
