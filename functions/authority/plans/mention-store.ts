import { type AnyPut, put } from '#kernel/change.ts';
import { discussionPartition, mentionIndex, mentionKey } from '#kernel/discussion-keys.ts';
import { type MentionRow, mentionRow, type RowCommentRow } from '#kernel/discussion-rows.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { nodeKey } from '#kernel/keys.ts';
import { type NodeRow, nodeRow, planRetention } from '#kernel/plan-rows.ts';
import { mentionedIn } from '#shared/discussion/rules.ts';
import type { NodeId, PlanId, RowCommentId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { planStore } from './store.ts';

type Rows = { row: RowCommentRow; was: RowCommentRow | null };

/** Until it was seen, and while the comment says so, a mention stands in the work of whoever is mentioned. */
function mentionPut({ audience }: Session, row: MentionRow, was: MentionRow | null): AnyPut {
  const waits = row.seenAt === null && !row.dropped;
  const key = mentionKey(audience, row.plan, row);
  return put({
    key,
    shape: mentionRow,
    row,
    was,
    unlogged: true,
    ...(waits && { index: mentionIndex(audience, row) }),
  });
}

/** For whom a comment waits from now on, and for whom no longer. What was seen once is not new again. */
export async function mentionPuts(session: Session, node: NodeRow, { row, was }: Rows): Promise<AnyPut[]> {
  const wanted = new Set(mentionedIn(row));
  const people = [...new Set([...wanted, ...(was === null ? [] : mentionedIn({ ...was, withdrawn: null }))])];
  const puts = await Promise.all(
    people.map(async (person) => {
      const { plan, id: comment, by, at } = row;
      const found =
        was === null
          ? null
          : await session.table.find(mentionKey(session.audience, plan, { comment, person }), mentionRow);
      const dropped = !wanted.has(person);
      if (found === null && dropped) return [];
      if (found?.dropped === dropped) return [];
      const next: MentionRow = {
        ...(found ?? { comment, person, plan, node: row.node, by, at, seenAt: null, retention: planRetention }),
        ...{ title: node.title, dropped, version: (found?.version ?? 0) + 1 },
      };
      return [mentionPut(session, next, found)];
    }),
  );
  return puts.flat();
}

/** The caller has seen these: they wait for them no longer. Of comments that do not mention them nothing is said. */
export async function seeComments(
  session: Session,
  { plan, node }: { plan: PlanId; node: NodeId },
  comments: readonly RowCommentId[],
): Promise<void> {
  const { audience, table, person, now } = session;
  const [, , ...rows] = await Promise.all([
    planStore(session).header(plan),
    table.get(nodeKey(audience, plan, node), nodeRow),
    ...[...new Set(comments)].map((comment) => table.find(mentionKey(audience, plan, { comment, person }), mentionRow)),
  ]);
  const waiting = rows.flatMap((row) => (row !== null && row.seenAt === null && !row.dropped ? [row] : []));
  if (waiting.length === 0) return;
  await table
    .commit({
      // Who has read what is nobody’s record.
      quiet: true,
      verb: 'mention.seen',
      subject: discussionPartition(audience, plan),
      effectiveOn: session.today,
      puts: waiting.map((was) => mentionPut(session, { ...was, seenAt: now, version: was.version + 1 }, was)),
      result: plan,
    })
    .catch((error: unknown) => {
      // Seen in two windows, or withdrawn at this moment: the next look finds what is left.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    });
}
