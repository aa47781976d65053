import { waitsForOwner } from '../cycles/asked.ts';
import type { LocalDate } from '../dates.ts';
import type { MyWorkItem } from './my-work.ts';

/** When an item asks for attention: the day of a meeting, the day an action is due, or its update where that is sooner. */
export function dayOfItem(item: MyWorkItem): LocalDate | null {
  if (item.kind === 'meeting') return item.on;
  const asked = waitsForOwner(item.ask) ? (item.ask?.dueOn ?? null) : null;
  const [soonest = null] = [item.dueOn, asked].filter((day) => day !== null).toSorted();
  return soonest;
}

const words = (item: MyWorkItem): string => (item.kind === 'meeting' ? item.board.name : item.title);

/** Soonest first, what has no date last; on one day meetings before actions, then by words, whoever’s they are. */
export function compareItems(a: MyWorkItem, b: MyWorkItem): number {
  const [left, right] = [dayOfItem(a) ?? '9999-12-31', dayOfItem(b) ?? '9999-12-31'];
  if (left !== right) return left < right ? -1 : 1;
  if (a.kind !== b.kind) return a.kind === 'meeting' ? -1 : 1;
  return words(a).localeCompare(words(b), 'en-GB');
}
