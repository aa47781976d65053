import { lookedAtOfCycle } from '#kernel/board-comment-keys.ts';
import { agendaItemRow, boardSummaryRow, lookedAtRow, meetingRow } from '#kernel/board-rows.ts';
import { cyclePartition } from '#kernel/cycle-keys.ts';
import { agendaItemKey, boardSummaryKey, meetingKey } from '#kernel/keys.ts';
import type { ItemCycle } from '#shared/boards/agenda.ts';
import type { LookedAt } from '#shared/boards/looked-at.ts';
import type { Session } from './deps.ts';

/** At which meetings a cycle’s report is on the agenda, by their days: one query, and then each by its key. */
export async function lookedAtOf({ audience, table }: Session, { plan, cycle }: ItemCycle): Promise<LookedAt[]> {
  const items = await table.all(cyclePartition(audience, plan, cycle), { prefix: lookedAtOfCycle });
  const standing = items.map((item) => lookedAtRow.read(item)).filter(({ stands }) => stands);
  const looked = await Promise.all(
    standing.map(async (row): Promise<LookedAt[]> => {
      const [meeting, item, board] = await Promise.all([
        table.get(meetingKey(audience, row.meeting), meetingRow),
        table.get(agendaItemKey(audience, row.meeting, row.item), agendaItemRow),
        table.find(boardSummaryKey(audience, row.board), boardSummaryRow),
      ]);
      if (item.withdrawn !== null) return [];
      const { id, on, state } = meeting;
      const named = { id: row.board, name: board?.name ?? '' };
      return [{ board: named, meeting: { id, on, state }, item: { id: item.id, title: item.title } }];
    }),
  );
  return looked.flat().toSorted((a, b) => (a.meeting.on < b.meeting.on ? -1 : Number(a.meeting.on > b.meeting.on)));
}
