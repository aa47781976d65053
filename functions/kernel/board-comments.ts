import type { PlanId } from '#shared/ids.ts';
import { boardCommentsPartition } from './board-comment-keys.ts';
import { type BoardCommentRow, boardCommentRow } from './board-rows.ts';
import type { Audience } from './keys.ts';
import type { Table } from './table.ts';

/** All that boards said of a plan’s rows, withdrawn or not. */
export async function boardCommentsOf(
  { table, audience }: { table: Table; audience: Audience },
  plan: PlanId,
  consistent = false,
): Promise<BoardCommentRow[]> {
  const items = await table.all(boardCommentsPartition(audience, plan), { consistent });
  return items.map((item) => boardCommentRow.read(item));
}
