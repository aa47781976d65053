import { aCommentDraft, aConsultation, aConsultationDraft, anAnswerDraft } from '#test/builders/consultations.ts';
import { ok } from '#test/builders/plans.ts';
import { closedYesterday } from '#test/support/consulted.ts';
import type { Planted } from '#test/support/planted.ts';
import { aMemberComment } from '#test/support/planted-consultation.ts';
import type { Example } from './examples.ts';

const editing = { by: 'editor', lacks: 'contributor' } as const;
const headers = { 'if-match': '"1"' };
const base = '/consultations';
const one = ({ consultation }: Planted) => `${base}/${consultation.id}`;
const aside = { reason: 'spam', why: 'Not about it' };
const answer = anAnswerDraft();
const final = { words: 'What came of it', leaveUnanswered: true };
const end = { why: 'Opened too early' };

/** A consultation of its own, as an editor opens one. */
const fresh = async ({ authority, plan }: Planted) => {
  const made = await aConsultation(authority, authority.as('editor'), { plan });
  return { ...made, path: `${base}/${made.id}` };
};
const freshComment = async (planted: Planted) => {
  const { path, as } = planted.authority;
  const { body } = ok(await as('editor').send('POST', `${path}${one(planted)}/comments`, aCommentDraft()), 201);
  return `${one(planted)}/comments/${body.id}`;
};
const freshIncoming = async (planted: Planted) => `${one(planted)}/inbox/${await aMemberComment(planted, 'Fresh')}`;

const ofComments: Record<string, Example> = {
  commentOnDraft: { by: 'editor', at: (planted) => ({ path: `${one(planted)}/comments`, body: aCommentDraft() }) },
  answerComment: {
    ...editing,
    at: (planted) => ({ path: `${one(planted)}/comments/${planted.consultation.comment}`, body: answer, headers }),
    ready: async (planted) => ({ path: await freshComment(planted), body: answer, headers }),
  },
  setCommentAside: {
    ...editing,
    at: (planted) => ({ path: `${one(planted)}/comments/${planted.consultation.comment}`, body: aside, headers }),
    ready: async (planted) => ({ path: await freshComment(planted), body: aside, headers }),
  },
  listInbox: { ...editing, at: (planted) => ({ path: `${one(planted)}/inbox` }) },
  takeCommentIn: {
    ...editing,
    at: (planted) => ({
      ...{ path: `${one(planted)}/inbox/${planted.consultation.incoming}/take-in`, body: { words: 'As it is kept' } },
    }),
    ready: async (planted) => ({ path: `${await freshIncoming(planted)}/take-in`, body: { words: 'As it is kept' } }),
  },
  setInboxCommentAside: {
    ...editing,
    at: (planted) => ({ path: `${one(planted)}/inbox/${planted.consultation.incoming}/set-aside`, body: aside }),
    ready: async (planted) => ({ path: `${await freshIncoming(planted)}/set-aside`, body: aside }),
  },
};

/** What is out for comments, and what was said. */
export const consultationExamples: Readonly<Record<string, Example>> = {
  listConsultations: { by: 'reader', at: () => ({ path: base }) },
  openConsultation: {
    ...editing,
    at: ({ plan, authority }) => ({
      ...{ path: base, body: aConsultationDraft(plan, { officers: [authority.as('contributor').person] }) },
    }),
  },
  getConsultation: { by: 'reader', at: (planted) => ({ path: one(planted) }) },
  getConsultationDifference: { by: 'reader', at: (planted) => ({ path: `${one(planted)}/difference` }) },
  changeConsultation: {
    ...editing,
    at: (planted) => ({ path: one(planted), body: { title: 'Other words' }, headers }),
    ready: async (planted) => ({ path: (await fresh(planted)).path, body: { title: 'Other words' }, headers }),
  },
  withdrawConsultation: {
    ...editing,
    at: (planted) => ({ path: one(planted), body: end, headers }),
    ready: async (planted) => ({ path: (await fresh(planted)).path, body: end, headers }),
  },
  publishFinal: {
    ...editing,
    at: (planted) => ({ path: `${one(planted)}/final`, body: final, headers }),
    ready: async (planted) => {
      const { id, path } = await fresh(planted);
      const version = await closedYesterday(planted.authority, id);
      return { path: `${path}/final`, body: final, headers: { 'if-match': `"${version}"` } };
    },
  },
  ...ofComments,
};
