import type { Mail } from '#kernel/mail.ts';
import { inWords } from '#shared/calendar.ts';
import type { AskedOf } from '#shared/cycles/asked.ts';
import type { LocalDate } from '#shared/dates.ts';
import { type WaitsFor, waitsFor, waitsOn } from '#shared/mail/rules.ts';
import type { MailFrequency } from '#shared/mail/schema.ts';
import { dueSoonDays, staleAfterDays } from '#shared/plans/rules.ts';
import type { Node } from '#shared/plans/schema.ts';
import { type MailItem, type MailSection, mailOf, oneLine, type Recipient } from './mail-layout.ts';

/** An action as a mail tells of it, with the page that does what it waits for. */
export type Told = Pick<Node, 'title' | 'dueOn' | 'latest'> & {
  ask: AskedOf | null;
  planTitle: string;
  link: string;
};

/** A comment that mentions them: who wrote it, on which row, and not what it says. */
export type Mentioned = { title: string; planTitle: string; by: string; on: LocalDate; link: string };

export type Digest = Recipient & {
  /** Where the person says which mail they want; null for someone outside, who is reminded of what they are asked alone. */
  choiceLink: string | null;
  choice: MailFrequency;
  today: LocalDate;
  actions: readonly Told[];
  mentions: readonly Mentioned[];
  /** There is more than is listed. */
  more: boolean;
};

const headings: Record<WaitsFor, string> = {
  asked: 'Your update is asked for',
  overdue: 'Overdue',
  'due-today': 'Due today',
  'due-soon': `Due in the next ${dueSoonDays} days`,
  'no-update': 'No update yet',
  stale: `No update for ${staleAfterDays} days`,
};
const whyThisMail: Record<MailFrequency, string> = {
  daily: 'You get this mail on working days when something waits for you.',
  reminders: 'You get this mail when an action or an update is due in a week, is due, or is overdue.',
  never: 'You asked for no mail.',
};
export const whyThisMailOutside =
  'You get this mail because actions of this plan are yours, as a member of one of the authority’s boards.';
const moreWords = 'More waits for you than is listed here: see your home page.';
const urgentFirst: readonly string[] = [headings.overdue, headings['due-today']];

/** What waits for one person, as one mail. */
export function digestMail(digest: Digest): Mail {
  const { authorityName, today, choice, more } = digest;
  const sections = sectionsOf(digest);
  const urgent = sections.find(({ heading }) => urgentFirst.includes(heading));
  const most = urgent === undefined ? '' : `, ${urgent.items.length} ${urgent.heading.toLowerCase()}`;
  const [waiting, mentioned] = [actionsInWords(sections), mentionsInWords(digest)];
  const both = (words: string) => [words, mentioned].filter((each) => each !== '').join('; ');
  return mailOf({
    ...{ to: digest.to, authorityName, choiceLink: digest.choiceLink },
    why: digest.choiceLink === null ? whyThisMailOutside : whyThisMail[choice],
    sections: [...mentionsOf(digest), ...sections],
    subject: `${authorityName}: ${both(`${waiting}${most}`)}`,
    lead: `${both(waiting)} on ${inWords(today)}.`,
    ...(more && { after: moreWords }),
  });
}

function actionsInWords(sections: readonly MailSection[]): string {
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return '';
  return `${count === 1 ? '1 action waits' : `${count} actions wait`} for you`;
}

function mentionsInWords({ mentions }: Digest): string {
  if (mentions.length === 0) return '';
  return mentions.length === 1 ? '1 comment mentions you' : `${mentions.length} comments mention you`;
}

function mentionsOf({ mentions }: Digest): MailSection[] {
  if (mentions.length === 0) return [];
  const items = mentions.map(({ title, planTitle, by, on, link }) => ({
    ...{ title, link },
    facts: `${oneLine(by)} mentioned you on ${inWords(on)}. ${oneLine(planTitle)}.`,
  }));
  return [{ heading: 'Comments that mention you', items }];
}

function sectionsOf({ actions, today }: Digest): MailSection[] {
  return waitsFor
    .map((why) => ({
      heading: headings[why],
      items: actions.filter((each) => waitsOn(each, today) === why).map(itemOf),
    }))
    .filter((section) => section.items.length > 0);
}

function itemOf({ title, planTitle, dueOn, latest, link, ask }: Told): MailItem {
  const due = dueOn === null ? 'No date agreed' : `Due ${inWords(dueOn)}`;
  const updated = latest === null ? 'No update yet' : `Last update ${inWords(latest.effectiveOn)}`;
  const facts = ask === null ? `${due}. ${updated}.` : `${askedInWords(ask)}. ${due}.`;
  return { title, link, facts: `${facts} ${oneLine(planTitle)}.` };
}

function askedInWords({ name, dueOn, state }: AskedOf): string {
  if (state === 'answered') return `${oneLine(name)}: sent for review`;
  if (state === 'accepted') return `${oneLine(name)}: accepted`;
  const returned = state === 'returned' ? ', returned to you' : '';
  return `${oneLine(name)}: answer by ${inWords(dueOn)}${returned}`;
}
