import type { LocalDate } from '../dates.ts';
import type { MyWorkItem } from './my-work.ts';

/** When an item asks for attention: the day of a meeting, the day an action is due. */
export function dayOfItem(item: MyWorkItem): LocalDate | null {
  return item.kind === 'meeting' ? item.on : item.dueOn;
}

const words = (item: MyWorkItem): string => (item.kind === 'meeting' ? item.board.name : item.title);

/** Soonest first, what has no date last; on one day meetings before actions, then by words, whoever’s they are. */
export function compareItems(a: MyWorkItem, b: MyWorkItem): number {
  const [left, right] = [dayOfItem(a) ?? '9999-12-31', dayOfItem(b) ?? '9999-12-31'];
  if (left !== right) return left < right ? -1 : 1;
  if (a.kind !== b.kind) return a.kind === 'meeting' ? -1 : 1;
  return words(a).localeCompare(words(b), 'en-GB');
}
