import { daysAfter } from '#shared/calendar.ts';
import type { Api, Authority } from '../support/world.ts';
import { type MadePlan, ok } from './plans.ts';

const inDays = (days: number) => daysAfter(new Date().toISOString().slice(0, 10), days);

/** A consultation on a plan for a month; a test says only what it is about. */
export const aConsultationDraft = (plan: Pick<MadePlan, 'plan'>, overrides: object = {}) => ({
  ...{ plan: plan.plan, title: 'Education strategy: have your say', asks: 'Tell us what you think of the draft.' },
  ...{ questions: ['Are these the right themes?'], closesOn: inDays(30), publishComments: true },
  ...{ officers: [], audiences: [], ...overrides },
});

export const aCommentDraft = (overrides: object = {}) => ({
  ...{ node: null, question: null, words: 'Say more about attendance', onBehalfOf: '' },
  ...overrides,
});

export const anAnswerDraft = (overrides: object = {}) => ({
  ...{ outcome: 'accepted', words: 'Accepted, see 2.3', node: null },
  ...overrides,
});

export type MadeConsultation = { id: string; path: string; version: number };

/** An open consultation of which an editor asks nobody but the named officer. */
export async function aConsultation(
  authority: Authority,
  by: Api,
  { plan, ...overrides }: { plan: Pick<MadePlan, 'plan'> } & Record<string, unknown>,
): Promise<MadeConsultation> {
  const draft = aConsultationDraft(plan, { officers: [authority.as('contributor').person], ...overrides });
  const { body } = ok(await by.send('POST', `${authority.path}/consultations`, draft), 201);
  return { id: body.id, path: `${authority.path}/consultations/${body.id}`, version: body.version };
}
