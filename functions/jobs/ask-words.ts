import type { Mail } from '#kernel/mail.ts';
import type { AskingRow } from '#kernel/mail-rows.ts';
import { inWords } from '#shared/calendar.ts';
import type { Node } from '#shared/plans/schema.ts';
import { whyThisMailOutside } from './digest-words.ts';
import { mailOf, oneLine, type Recipient } from './mail-layout.ts';

export type AskMail = Recipient & {
  /** Null for someone outside. */
  choiceLink: string | null;
  asking: Pick<AskingRow, 'cycle' | 'occasion' | 'planTitle'>;
  actions: readonly (Pick<Node, 'title' | 'latest'> & { link: string; isReturned: boolean })[];
};

const whyThisMail = 'You get this mail because actions of this plan are yours.';
/** One owner is asked for what a cycle wants to know of their actions, in one mail. */
export function askMail({ asking, actions, ...recipient }: AskMail): Mail {
  const { cycle, occasion, planTitle } = asking;
  const { authorityName, to, choiceLink } = recipient;
  const count = actions.length === 1 ? 'your update' : `${actions.length} updates`;
  const by = `by ${inWords(cycle.dueOn)}`;
  const reminded = occasion === 'reminded' ? 'Reminder: ' : '';
  return mailOf({
    ...{ to, authorityName, choiceLink, why: choiceLink === null ? whyThisMailOutside : whyThisMail },
    subject: `${authorityName}: ${reminded}${cycle.name}, ${count} ${by}`,
    lead: `${reminded}${oneLine(cycle.name)}: please give ${count} on “${oneLine(planTitle)}” ${by}.`,
    words: cycle.instructions,
    sections: [
      {
        heading: 'What is asked',
        items: actions.map(({ title, latest, link, isReturned }) => {
          const last = latest === null ? 'No update yet' : `Last update ${inWords(latest.effectiveOn)}`;
          return { title, link, facts: isReturned ? 'Returned to you: the page says why.' : `${last}.` };
        }),
      },
    ],
  });
}
