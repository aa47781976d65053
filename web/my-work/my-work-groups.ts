import type { MyWork, MyWorkItem } from '#shared/authorities/my-work.ts';
import { dayOfItem } from '#shared/authorities/my-work-rules.ts';
import { daysBetween } from '../ui/dates.ts';

/** What the address of “My work” holds, so that a link shows the same. */
export interface MyWorkSearch {
  by?: 'authority';
  authority?: string;
}

/** Reads the address; what it cannot hold is left out rather than refused. */
export function myWorkSearchFrom(search: Record<string, unknown>): MyWorkSearch {
  const { by, authority } = search;
  return {
    ...(by === 'authority' ? { by } : {}),
    ...(typeof authority === 'string' && authority !== '' ? { authority } : {}),
  };
}

export interface Group {
  key: string;
  title: string;
  items: MyWorkItem[];
}

const soonDays = 14;

/** What somebody asks is neither due nor overdue: it waits. */
const mentioned = { key: 'mentioned', title: 'Comments that mention you' };

const spans: { key: string; title: string; holds: (days: number | null) => boolean }[] = [
  { key: 'overdue', title: 'Overdue', holds: (days) => days !== null && days < 0 },
  { key: 'soon', title: 'In the next 14 days', holds: (days) => days !== null && days >= 0 && days <= soonDays },
  { key: 'later', title: 'Later', holds: (days) => days !== null && days > soonDays },
  { key: 'undated', title: 'No date agreed', holds: (days) => days === null },
];

/** The items under their headings, by when they are due or by whose they are; a heading with nothing under it is left out. */
export function groupsOf({ items, authorities, today }: MyWork, { by, authority }: MyWorkSearch): Group[] {
  const shown = items.filter((item) => authority === undefined || item.authority.id === authority);
  const daysTo = (item: MyWorkItem): number | null => {
    const day = dayOfItem(item);
    return day === null ? null : daysBetween(today, day);
  };
  const groups =
    by === 'authority'
      ? authorities.map(({ id, name }) => ({
          ...{ key: id, title: name },
          items: shown.filter((item) => item.authority.id === id),
        }))
      : [
          { ...mentioned, items: shown.filter(({ kind }) => kind === 'mention') },
          ...spans.map(({ key, title, holds }) => ({
            ...{ key, title },
            items: shown.filter((item) => item.kind !== 'mention' && holds(daysTo(item))),
          })),
        ];
  return groups.filter((group) => group.items.length > 0);
}

export const countOf = ({ items }: MyWork, authority: string): number =>
  items.filter((item) => item.authority.id === authority).length;
