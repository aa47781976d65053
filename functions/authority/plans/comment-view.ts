import type { RowCommentRow } from '#kernel/discussion-rows.ts';
import { canChange, canRestore, canWithdraw, changeUntil } from '#shared/discussion/rules.ts';
import { type Discussion, RowComment, type RowCommentView } from '#shared/discussion/schema.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { Session } from '../deps.ts';

/** A comment with what this person may do to it. What was withdrawn is shown to nobody, its author included. */
export function presentComment({ person, seat, suspended, now }: Session, row: RowComment): RowCommentView {
  const comment = RowComment.parse(row);
  const open = suspended === null;
  return {
    ...comment,
    words: comment.withdrawn === null ? comment.words : '',
    changeUntil: changeUntil(comment),
    can: {
      change: open && canChange({ person }, comment, now),
      withdraw: open && canWithdraw({ person, role: seat.role }, comment),
      restore: open && canRestore({ person }, comment, now),
    },
  };
}

/** Whoever may read a plan may say something about its rows. */
export function presentDiscussion(session: Session, node: Node, rows: readonly RowCommentRow[]): Discussion {
  const comments = rows.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  return {
    comments: comments.map((row) => presentComment(session, row)),
    can: { comment: session.suspended === null && node.removed === null },
  };
}
