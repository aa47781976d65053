import type { AgendaItem, ItemCycle } from '#shared/boards/agenda.ts';
import { type BoardCommentDraft, BoardCommentRecorded } from '#shared/boards/comment.ts';
import type { ItemContent, MeetingContent } from './boards/content.ts';
import { planOf, rowIn } from './plan-of.ts';
import type { At } from './write-board.ts';

/** The cycle whose report is looked at under an item, by its name. */
export async function cycleOf(writing: At, looksAt: NonNullable<ItemContent['looksAt']>): Promise<ItemCycle> {
  const plan = await planOf(writing, looksAt.plan);
  const cycle = plan.cycles.find(({ name }) => name === looksAt.cycle);
  if (cycle === undefined) throw new Error(`The plan “${looksAt.plan}” has no cycle “${looksAt.cycle}”`);
  return { plan: plan.id, cycle: cycle.id };
}

/** What the board said of the rows of the report that it looked at. */
export async function writeSaid(writing: At, meeting: MeetingContent, items: readonly AgendaItem[]): Promise<void> {
  for (const [place, item] of items.entries()) {
    const looksAt = meeting.items[place]?.looksAt;
    if (looksAt === undefined) continue;
    const plan = await planOf(writing, looksAt.plan);
    for (const [number, { row, words }] of looksAt.said.entries()) {
      const { api, as, at } = writing;
      const path = `${at}/agenda-items/${item.id}/comments`;
      const body: BoardCommentDraft = { node: rowIn(plan, row).id, words };
      const key = `${writing.key}-item-${place + 1}-said-${number + 1}`;
      await api.send({ as, key, path, body, answer: BoardCommentRecorded });
    }
  }
}
