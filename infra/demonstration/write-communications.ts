import { daysAfter } from '#shared/calendar.ts';
import { Communication, type CommunicationDraft, type ResultDraft } from '#shared/communications/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import { PlanList } from '#shared/plans/schema.ts';
import type { Api } from './api.ts';
import type { Who } from './content.ts';
import { personIdOf } from './people.ts';

/** A message of the demonstration, planned so many days from the day of seeding. */
type MessageContent = {
  readonly key: string;
  readonly message: string;
  readonly channel: string;
  readonly audience: string;
  readonly days: number;
  readonly responsible: Who | null;
  /** It went out on its day, and this came of it. */
  readonly sent?: readonly { readonly words: string; readonly reached: number | null; readonly after: number }[];
};

export type CommunicationsContent = {
  readonly authority: string;
  readonly plan: string;
  readonly messages: readonly MessageContent[];
};

export const communications: readonly CommunicationsContent[] = [
  {
    ...{ authority: 'peterborough', plan: 'Education action plan' },
    messages: [
      {
        ...{ key: 'results', channel: 'Local newspaper', audience: 'Residents', days: -80, responsible: 'director' },
        message: 'Primary results rose for the third year: what schools did, told by three headteachers.',
        sent: [
          { words: 'A page with two photographs, and an interview on local radio.', reached: 21_000, after: 2 },
          { words: 'Two more schools asked to have their work told next time.', reached: null, after: 20 },
        ],
      },
      {
        ...{ key: 'letter', channel: 'Newsletter to schools', audience: 'Heads and chairs of governors', days: -34 },
        message: 'The service director’s termly letter: what the board decided and what it asks of schools this term.',
        responsible: 'director',
        sent: [
          {
            words: 'Opened by two in three schools; nine heads wrote back about the reading offer.',
            reached: 74,
            after: 9,
          },
        ],
      },
      {
        ...{ key: 'two-year-olds', channel: 'Children’s centres', audience: 'Parents of two-year-olds', days: -3 },
        message: 'A free place for your two-year-old: who can have one and how to ask for it, in six languages.',
        responsible: 'owner',
      },
      {
        ...{ key: 'recruit', channel: 'Social media', audience: 'Trainee teachers', days: 12, responsible: 'owner' },
        message: 'Come and teach here: a short film with teachers in their first and second year.',
      },
      {
        ...{
          key: 'letter-next',
          channel: 'Newsletter to schools',
          audience: 'Heads and chairs of governors',
          days: 52,
        },
        message: 'The service director’s termly letter: what came of the reading offer.',
        responsible: 'director',
      },
      {
        ...{ key: 'awards', channel: 'Evening at the cathedral', audience: 'Schools, families and partners', days: 96 },
        message: 'An evening that thanks those who made the greatest difference this year.',
        responsible: null,
      },
    ],
  },
];

const draftOf = (authority: string, each: MessageContent, today: LocalDate): Omit<CommunicationDraft, 'about'> => ({
  ...{ message: each.message, channel: each.channel, audience: each.audience },
  plannedOn: daysAfter(today, each.days),
  responsible: each.responsible === null ? null : personIdOf(addressOf(authority, each.responsible)),
});

const addressOf = (authority: string, who: Who): string =>
  `${who}@${who === 'director' ? 'shared' : authority}.example`;

/** Plans each message, and records what became of those whose day is past. */
export async function writeCommunications(api: Api, content: CommunicationsContent, today: LocalDate): Promise<void> {
  const { authority } = content;
  const as = `clerk@${authority}.example`;
  const path = `/api/authorities/${authority}`;
  const { items } = await api.read({ as, path: `${path}/plans`, answer: PlanList });
  const plan = items.find(({ title }) => title === content.plan);
  if (plan === undefined) throw new Error(`There is no ${content.plan}`);
  const about = { plan: plan.id, node: null };
  for (const each of content.messages) {
    const key = `demonstration-message-${authority}-${each.key}`;
    const own = `${path}/communications`;
    const body = { ...draftOf(authority, each, today), about };
    let { id, version } = await api.send({ as, path: own, key, body, answer: Communication });
    if (each.sent === undefined) continue;
    const record = async (what: string, done: object, name: string) => {
      const asked = { as, path: `${own}/${id}/${what}`, key: `${key}-${name}`, body: done, method: 'POST' as const };
      ({ version } = await api.send({ ...asked, version, answer: Communication }));
    };
    await record('sent', { sentOn: daysAfter(today, each.days) }, 'sent');
    for (const [place, result] of each.sent.entries()) {
      const { after, ...rest } = result;
      const came: ResultDraft = { ...rest, on: daysAfter(today, each.days + after) };
      await record('results', came, `result-${place}`);
    }
  }
}
