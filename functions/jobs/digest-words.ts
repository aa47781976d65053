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

export type Digest = Recipient & {
  today: LocalDate;
  actions: readonly Told[];
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
const moreWords = 'More waits for you than is listed here: see your home page.';
const urgentFirst: readonly string[] = [headings.overdue, headings['due-today']];

/** What waits for one person, as one mail. */
export function digestMail(digest: Digest): Mail {
  const { authorityName, today, choice, more } = digest;
  const sections = sectionsOf(digest);
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  const waiting = `${count === 1 ? '1 action waits' : `${count} actions wait`} for you`;
  const urgent = sections.find(({ heading }) => urgentFirst.includes(heading));
  const most = urgent === undefined ? '' : `, ${urgent.items.length} ${urgent.heading.toLowerCase()}`;
  return mailOf({
    ...{ to: digest.to, authorityName, choiceLink: digest.choiceLink, sections, why: whyThisMail[choice] },
    subject: `${authorityName}: ${waiting}${most}`,
    lead: `${waiting} on ${inWords(today)}.`,
    ...(more && { after: moreWords }),
  });
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
