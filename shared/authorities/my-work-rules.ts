import { waitsForOwner } from '../cycles/asked.ts';
import type { LocalDate } from '../dates.ts';
import type { MyWorkItem } from './my-work.ts';

/** On one day: what takes place, what somebody asks, what is due. */
const kinds = ['meeting', 'mention', 'action'];

/** When an item asks for attention: the day of a meeting or of a mention, the day an action is due, or its update where that is sooner. */
export function dayOfItem(item: MyWorkItem): LocalDate | null {
  if (item.kind !== 'action') return item.on;
  const asked = waitsForOwner(item.ask) ? (item.ask?.dueOn ?? null) : null;
  const [soonest = null] = [item.dueOn, asked].filter((day) => day !== null).toSorted();
  return soonest;
}

const words = (item: MyWorkItem): string => (item.kind === 'meeting' ? item.board.name : item.title);

/** Soonest first, what has no date last; on one day by kind, then by words, whoever’s they are. */
export function compareItems(a: MyWorkItem, b: MyWorkItem): number {
  const [left, right] = [dayOfItem(a) ?? '9999-12-31', dayOfItem(b) ?? '9999-12-31'];
  if (left !== right) return left < right ? -1 : 1;
  if (a.kind !== b.kind) return kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
  return words(a).localeCompare(words(b), 'en-GB');
}
