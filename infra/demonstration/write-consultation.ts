import { BoardList } from '#shared/boards/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import {
  type AnswerDraft,
  ConsultationComment,
  type ConsultationDraft,
  ConsultationView,
} from '#shared/consultations/schema.ts';
import { CommentReceived } from '#shared/consultations/shown.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AudienceId, type PersonId } from '#shared/ids.ts';
import { PlanList } from '#shared/plans/schema.ts';
import type { Api } from './api.ts';
import { peopleOf } from './people.ts';

/** What was said about a draft, by whom, of which of its top rows, and what became of it. */
export type CommentContent = {
  readonly key: string;
  readonly by: 'clerk' | 'owner' | 'member';
  readonly place: number | null;
  readonly onBehalfOf?: string;
  readonly words: string;
  readonly answer?: Pick<AnswerDraft, 'outcome' | 'words'>;
};

export type ConsultationContent = {
  readonly authority: string;
  readonly plan: string;
  readonly board: string;
  readonly member: string;
  readonly title: string;
  readonly asks: string;
  readonly questions: readonly string[];
  readonly days: number;
  readonly comments: readonly CommentContent[];
};

export const consultations: readonly ConsultationContent[] = [
  {
    ...{ authority: 'portsmouth', plan: 'Education strategy', board: 'Education partnership: strategic board' },
    ...{ member: 'chair@portsmouth-board.example', title: 'Education strategy: have your say', days: 24 },
    asks: 'This is the draft of the strategy for all who teach, learn and bring up children in the city. Tell us what is missing, what is unclear, and what you would do first. You can comment on the whole or on a single part.',
    questions: [
      'Are these the right six themes for the city?',
      'Is it clear who answers for what?',
      'What should be done first?',
    ],
    comments: [
      {
        ...{ key: 'accountabilities', by: 'clerk', place: 0, onBehalfOf: 'Strategic board' },
        words:
          'Make clear what the council, the teaching school and the trusts each answer for in the collaborative programme.',
        answer: {
          outcome: 'accepted',
          words: 'Accepted. A statement of who answers for what is being agreed and will be named under this theme.',
        },
      },
      {
        ...{ key: 'post-16', by: 'clerk', place: 2, onBehalfOf: 'Strategic board' },
        words:
          'Bring in what the children’s trust plan says about places and progress after 16; it touches four themes.',
      },
      {
        ...{ key: 'beyond-school', by: 'owner', place: 5 },
        words:
          'This theme should say more about work and life after school: careers advice and contact with employers.',
        answer: {
          outcome: 'partly',
          words: 'Accepted in part: careers advice will be added, employers are in theme 6.',
        },
      },
      {
        ...{ key: 'attendance', by: 'member', place: 3 },
        words: 'Heads on the board would like one attendance aim that all schools report on in the same way.',
      },
    ],
  },
];

type WritingConsultation = {
  readonly api: Api;
  readonly today: LocalDate;
  readonly settled: () => Promise<void>;
};

/** Puts a plan out for comments to a board and everyone, with what was said so far. What a member sent waits to be looked at. */
export async function writeConsultation(
  { api, today, settled }: WritingConsultation,
  content: ConsultationContent,
): Promise<void> {
  const { authority, title, asks, comments } = content;
  const path = `/api/authorities/${authority}`;
  const key = `demonstration-consultation-${authority}`;
  const [clerk, admin] = [`clerk@${authority}.example`, `admin@${authority}.example`];
  const [{ items: plans }, { items: boards }] = await Promise.all([
    api.read({ as: clerk, path: `${path}/plans`, answer: PlanList }),
    api.read({ as: clerk, path: `${path}/boards`, answer: BoardList }),
  ]);
  const plan = plans.find((each) => each.title === content.plan);
  const board = boards.find(({ name }) => name === content.board);
  if (plan === undefined || board === undefined) throw new Error(`There is nothing to consult on in ${authority}`);
  const audience = AudienceId.parse(`board:${authority}:${board.id}`);
  const body: ConsultationDraft = {
    ...{ plan: plan.id, title, asks, questions: [...content.questions], closesOn: daysAfter(today, content.days) },
    ...{ publishComments: true, officers: [personOf(authority, 'owner')] },
    audiences: [audience, AudienceId.parse(`public:${authority}`)],
  };
  const opened = await api.send({ as: admin, path: `${path}/consultations`, key, body, answer: ConsultationView });
  const tops = opened.rows.filter(({ parent }) => parent === null).sort((a, b) => (a.order < b.order ? -1 : 1));
  for (const said of comments) {
    const about = { node: said.place === null ? null : (tops[said.place]?.id ?? null), question: null };
    if (said.by === 'member') {
      await settled();
      await sendAsMember(api, { content, id: opened.id, audience, body: { ...about, words: said.words } });
      continue;
    }
    const own = `${path}/consultations/${opened.id}/comments`;
    const made = await api.send({
      ...{ as: `${said.by}@${authority}.example`, path: own, key: `${key}-${said.key}`, answer: ConsultationComment },
      body: { ...about, words: said.words, onBehalfOf: said.onBehalfOf ?? '' },
    });
    if (said.answer === undefined) continue;
    await api.send({
      ...{ as: clerk, path: `${own}/${made.id}`, key: `${key}-${said.key}-answer`, version: made.version },
      ...{ body: { ...said.answer, node: about.node }, answer: ConsultationComment },
    });
  }
}

const personOf = (authority: string, who: string): PersonId => {
  const found = peopleOf(authority).find((person) => person.who === who);
  if (found === undefined) throw new Error(`${authority} has no ${who}`);
  return found.id;
};

type Sent = { content: ConsultationContent; id: string; audience: AudienceId; body: object };

/** A member can comment when the publisher has shown them the draft. */
async function sendAsMember(api: Api, { content, id, audience, body }: Sent): Promise<void> {
  const [kind, ...rest] = audience.split(':');
  const path = `/api/audiences/${kind}/${rest.join(':')}/consultations`;
  const as = content.member;
  const key = `demonstration-consultation-${content.authority}-member`;
  await api.send({ as, path: `${path}/${id}/comments`, key, body, answer: CommentReceived });
}
