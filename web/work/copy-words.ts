import type { PlanCopy } from '#shared/work/copy-schema.ts';
import { counted } from '../ui/words.ts';

/** The title with its years moved on by one; one without a year says that it is a copy. */
export function nextTitle(title: string): string {
  const next = title.replace(
    /\b(20\d\d)(?:([-–/])(\d\d|20\d\d))?\b/g,
    (_, year: string, joint?: string, to?: string) => {
      const first = Number(year) + 1;
      if (joint === undefined || to === undefined) return String(first);
      return `${first}${joint}${String(Number(to) + 1).padStart(to.length, '0')}`;
    },
  );
  return next === title ? `${title} (copy)`.slice(-200) : next;
}

/** What was copied and what was not, a sentence each. */
export function copiedInWords(counts: NonNullable<PlanCopy['counts']>): string[] {
  const { rows, closed, leavers, criteria, links, linksLeft } = counts;
  return [
    `${counted(rows, 'row')} ${rows === 1 ? 'was' : 'were'} copied.`,
    ...(closed > 0 ? [`${counted(closed, 'closed action')} ${closed === 1 ? 'was' : 'were'} left out.`] : []),
    ...(criteria > 0
      ? [`${counted(criteria, 'success criterion', 'success criteria')} went along, to be judged anew.`]
      : []),
    ...(links > 0 ? [`${counted(links, 'link')} to other plans went along.`] : []),
    ...(linksLeft > 0
      ? [`${counted(linksLeft, 'link')} to other plans ${linksLeft === 1 ? 'was' : 'were'} left out: a copy takes 40.`]
      : []),
    ...(leavers > 0
      ? [`${counted(leavers, 'action')} ${leavers === 1 ? 'has' : 'have'} nobody yet: the owner has left.`]
      : []),
  ];
}
