import type { Mail } from '#kernel/mail.ts';
import { inWords } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import { type WaitsFor, waitsFor, waitsOn } from '#shared/mail/rules.ts';
import type { MailFrequency } from '#shared/mail/schema.ts';
import { dueSoonDays, staleAfterDays } from '#shared/plans/rules.ts';
import type { Node } from '#shared/plans/schema.ts';

/** An action as a mail tells of it, with the page that does what it waits for. */
export type Told = Pick<Node, 'title' | 'dueOn' | 'latest'> & { planTitle: string; link: string };

export type Digest = {
  authorityName: string;
  to: string;
  today: LocalDate;
  actions: readonly Told[];
  /** Where the person says which mail they want. */
  choiceLink: string;
  choice: MailFrequency;
  /** There is more than is listed. */
  more: boolean;
};

const headings: Record<WaitsFor, string> = {
  overdue: 'Overdue',
  'due-today': 'Due today',
  'due-soon': `Due in the next ${dueSoonDays} days`,
  'no-update': 'No update yet',
  stale: `No update for ${staleAfterDays} days`,
};
const whyThisMail: Record<MailFrequency, string> = {
  daily: 'You get this mail on working days when something waits for you.',
  reminders: 'You get this mail when an action is due in a week, is due, or is overdue, then once a week.',
  never: 'You asked for no mail.',
};
const longestTitle = 300;

type Section = { heading: string; actions: readonly Told[] };

/** What waits for one person, as one mail: plain words, and the same words in HTML. */
export function digestMail(digest: Digest): Mail {
  const sections = sectionsOf(digest);
  const count = sections.reduce((sum, { actions }) => sum + actions.length, 0);
  const waiting = `${count === 1 ? '1 action waits' : `${count} actions wait`} for you`;
  const urgent = sections.find(({ heading }) => heading === headings.overdue || heading === headings['due-today']);
  const most = urgent === undefined ? '' : `, ${urgent.actions.length} ${urgent.heading.toLowerCase()}`;
  const lead = `${waiting} on ${inWords(digest.today)}.`;
  return {
    to: digest.to,
    subject: oneLine(`${digest.authorityName}: ${waiting}${most}`),
    text: textOf(digest, sections, lead),
    html: htmlOf(digest, sections, lead),
  };
}

function sectionsOf({ actions, today }: Digest): Section[] {
  return waitsFor
    .map((why) => ({ heading: headings[why], actions: actions.filter((each) => waitsOn(each, today) === why) }))
    .filter((section) => section.actions.length > 0);
}

/** A line break in a subject would begin another header; in a list, another line. */
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

function titleOf({ title }: Told): string {
  const words = oneLine(title);
  return words.length <= longestTitle ? words : `${words.slice(0, longestTitle - 1).trimEnd()}…`;
}

function factsOf({ planTitle, dueOn, latest }: Told): string {
  const due = dueOn === null ? 'No date agreed' : `Due ${inWords(dueOn)}`;
  const updated = latest === null ? 'No update yet' : `Last update ${inWords(latest.effectiveOn)}`;
  return `${due}. ${updated}. ${oneLine(planTitle)}.`;
}

const moreWords = 'More waits for you than is listed here: see your home page.';

function textOf({ authorityName, choice, choiceLink, more }: Digest, sections: Section[], lead: string): string {
  const lines = sections.flatMap(({ heading, actions }) => [
    heading,
    '',
    ...actions.flatMap((each) => [`- ${titleOf(each)}`, `  ${factsOf(each)}`, `  ${each.link}`, '']),
  ]);
  const end = [`${whyThisMail[choice]} Choose which mail you get, or none:`, choiceLink, ''];
  return [oneLine(authorityName), '', lead, '', ...lines, ...(more ? [moreWords, ''] : []), ...end].join('\n');
}

function htmlOf(
  { authorityName, choice, choiceLink, more }: Digest,
  sections: readonly Section[],
  lead: string,
): string {
  const lists = sections.map(({ heading, actions }) => {
    const items = actions.map(
      (each) => `<li><a href="${escaped(each.link)}">${escaped(titleOf(each))}</a><br>${escaped(factsOf(each))}</li>`,
    );
    return `<h2>${escaped(heading)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
  });
  return [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(lead)}</title></head><body>`,
    `<h1>${escaped(oneLine(authorityName))}</h1>`,
    `<p>${escaped(lead)}</p>`,
    ...lists,
    ...(more ? [`<p>${moreWords}</p>`] : []),
    `<p>${whyThisMail[choice]} <a href="${escaped(choiceLink)}">Choose which mail you get, or none</a>.</p>`,
    '</body></html>',
    '',
  ].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
