import type { DecidedBy, DecidedIn } from '#shared/plans/decided.ts';
import { agendaItemRow, boardRow, decisionRow, meetingRow } from './board-rows.ts';
import { type Audience, agendaItemKey, boardKey, decisionKey, meetingKey } from './keys.ts';
import type { Table } from './table.ts';

/** The decision that made an action, with its meeting and board, side by side. */
export async function decidedIn(
  { audience, table }: { audience: Audience; table: Table },
  by: DecidedBy,
): Promise<DecidedIn> {
  const [board, meeting, decision] = await Promise.all([
    table.get(boardKey(audience, by.board), boardRow),
    table.get(meetingKey(audience, by.meeting), meetingRow),
    table.get(decisionKey(audience, by.meeting, by.decision), decisionRow),
  ]);
  const item = await table.get(agendaItemKey(audience, by.meeting, decision.item), agendaItemRow);
  const asked = item.report?.recommendations.find(({ id }) => id === by.decision);
  const { id, outcome, words } = decision;
  return {
    board: { id: board.id, name: board.name },
    meeting: { id: meeting.id, on: meeting.on },
    decision: { id, outcome, words, recommendation: asked?.words ?? '' },
  };
}
