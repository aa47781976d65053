import type { PlanLineRow } from '#kernel/arisen-rows.ts';
import { lookedAtKey } from '#kernel/board-comment-keys.ts';
import { boardCommentsOf } from '#kernel/board-comments.ts';
import { type AgendaItemRow, lookedAtRow, meetingRetention } from '#kernel/board-rows.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import { cycleKey } from '#kernel/cycle-keys.ts';
import { cycleRow } from '#kernel/cycle-rows.ts';
import { planKey } from '#kernel/keys.ts';
import { saidOfPlans } from '#kernel/plan-lines.ts';
import { planRow } from '#kernel/plan-rows.ts';
import type { ItemCycle } from '#shared/boards/agenda.ts';
import type { CycleOfItem } from '#shared/boards/schema.ts';
import type { BoardId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { refuse, refuseWrongState } from '../settle.ts';

async function found({ audience, table }: Session, { plan, cycle }: ItemCycle) {
  const [header, row] = await Promise.all([
    table.find(planKey(audience, plan), planRow),
    table.find(cycleKey(audience, plan, cycle), cycleRow),
  ]);
  const stands = header !== null && header.removed === null && row !== null && row.withdrawn === null;
  return stands ? { header, row } : null;
}

/** The cycles whose reports are looked at under these items, by their names. */
export async function cyclesOfItems(
  session: Session,
  items: readonly AgendaItemRow[],
  lines: readonly PlanLineRow[],
): Promise<CycleOfItem[]> {
  const looked = items.flatMap(({ id, cycle }) => (cycle === null ? [] : [{ item: id, ...cycle }]));
  const plans = await saidOfPlans(
    session,
    looked.map(({ plan }) => plan),
    lines,
  );
  return looked.flatMap(({ item, plan, cycle: id }) => {
    const line = plans.get(plan);
    const cycle = line?.cycles.find((each) => each.id === id);
    if (line === undefined || line.removed || cycle === undefined) return [];
    return [{ item, plan: { id: line.id, title: line.title }, cycle }];
  });
}

type Changed = { row: AgendaItemRow; was: AgendaItemRow | null };

/** What tells each cycle whether its report is looked at under the item. The item’s own log says who chose it. */
export async function lookedAtPuts(session: Session, board: BoardId, { row, was }: Changed): Promise<AnyPut[]> {
  const [before, after] = [was?.cycle ?? null, row.cycle];
  if (sameCycle(before, after)) return [];
  const { audience, table } = session;
  const told = async (of: ItemCycle, stands: boolean): Promise<AnyPut> => {
    const item = { meeting: row.meeting, item: row.id };
    const key = lookedAtKey(audience, of, item);
    const there = was === null ? null : await table.find(key, lookedAtRow);
    const version = (there?.version ?? 0) + 1;
    const next = { ...of, ...item, board, stands, version, retention: meetingRetention };
    return put({ key, shape: lookedAtRow, row: next, was: there, unlogged: true });
  };
  return Promise.all([
    ...(before === null ? [] : [told(before, false)]),
    ...(after === null ? [] : [told(after, true)]),
  ]);
}

const sameCycle = (a: ItemCycle | null, b: ItemCycle | null): boolean => a?.plan === b?.plan && a?.cycle === b?.cycle;

/** The cycle is there; and where the board has said something of another one under this item, that one stays. */
export async function refuseCycle(
  session: Session,
  asked: ItemCycle | null | undefined,
  was: AgendaItemRow | null,
): Promise<void> {
  const before = was?.cycle ?? null;
  if (asked === undefined || sameCycle(asked, before)) return;
  if (asked !== null && (await found(session, asked)) === null) {
    refuse([{ pointer: '#/cycle', detail: 'Choose one of the plan’s update cycles' }]);
  }
  if (was === null || before === null) return;
  const comments = await boardCommentsOf(session, before.plan, true);
  const said = comments.some(({ item, withdrawn }) => item === was.id && withdrawn === null);
  refuseWrongState(said ? 'What the board said of this report was noted, so it stays with the item.' : null);
}
