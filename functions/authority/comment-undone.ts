import { boardCommentIndex, boardCommentKey } from '#kernel/board-comment-keys.ts';
import { type BoardCommentRow, boardCommentRow, meetingRow } from '#kernel/board-rows.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import { WrongState } from '#kernel/errors.ts';
import { keySeparator, meetingKey } from '#kernel/keys.ts';
import { BoardCommentId, NodeId, type PlanId } from '#shared/ids.ts';
import type { RowChange } from '#shared/plans/schema.ts';
import type { Session } from './deps.ts';

/** Takes back what was noted of a board, until the minutes of its meeting are agreed. */
export async function commentUndone(session: Session, plan: PlanId, change: RowChange): Promise<AnyPut[]> {
  const { audience, table } = session;
  const [, node, id] = change.row.split(keySeparator);
  const of = { node: NodeId.parse(node), id: BoardCommentId.parse(id) };
  const key = boardCommentKey(audience, plan, of);
  const was = await table.get(key, boardCommentRow);
  if (was.version !== change.version) throw new WrongState('Something was changed after this.');
  const meeting = await table.get(meetingKey(audience, was.meeting), meetingRow);
  if (meeting.state === 'minutes-agreed') {
    throw new WrongState('The minutes are agreed: what the board said stands as it was noted.');
  }
  const before = change.before ?? { withdrawn: { on: session.today, why: 'Undone' } };
  const row: BoardCommentRow = { ...was, ...before, version: was.version + 1 };
  return [put({ key, index: boardCommentIndex(audience, plan, of), shape: boardCommentRow, row, was })];
}
