import type { Operation } from '#kernel/operations.ts';
import {
  AnswerDraft,
  CommentDraft,
  ConsultationChange,
  ConsultationComment,
  ConsultationDifference,
  ConsultationDraft,
  ConsultationEnd,
  ConsultationList,
  ConsultationView,
  FinalDraft,
  InboxList,
  SettingAside,
  TakingIn,
} from '#shared/consultations/schema.ts';
import { base, comment, inbox, one } from './paths.ts';

const ofComments: Operation[] = [
  {
    ...{ method: 'post', path: `${one}/comments`, id: 'commentOnDraft' },
    summary: 'Say something about the draft as an officer who is asked',
    ...{ needs: 'read', body: CommentDraft, status: 201, answer: ConsultationComment },
  },
  {
    ...{ method: 'patch', path: comment, id: 'answerComment', summary: 'Answer a comment: what becomes of it' },
    ...{ needs: 'edit', conditional: true, body: AnswerDraft, status: 200, answer: ConsultationComment },
  },
  {
    ...{ method: 'delete', path: comment, id: 'setCommentAside' },
    summary: 'Set a comment aside that was taken in; its words are gone with it',
    ...{ needs: 'edit', conditional: true, body: SettingAside, status: 200, answer: ConsultationComment },
  },
  {
    ...{ method: 'get', path: inbox, id: 'listInbox', summary: 'What came in from outside and waits to be looked at' },
    ...{ needs: 'edit', status: 200, answer: InboxList },
  },
  {
    ...{ method: 'post', path: `${inbox}/:comment/take-in`, id: 'takeCommentIn' },
    summary: 'Take in a comment from outside, with what must not be published left out',
    ...{ needs: 'edit', body: TakingIn, status: 201, answer: ConsultationComment },
  },
  {
    ...{ method: 'post', path: `${inbox}/:comment/set-aside`, id: 'setInboxCommentAside' },
    summary: 'Set aside what came in from outside, with a reason',
    ...{ needs: 'edit', body: SettingAside, status: 204 },
  },
];

export const consultationOperations = (): Operation[] => [
  {
    ...{ method: 'get', path: base, id: 'listConsultations', summary: 'Drafts that are or were out for comments' },
    ...{ needs: 'read', status: 200, answer: ConsultationList },
  },
  {
    ...{ method: 'post', path: base, id: 'openConsultation' },
    summary: 'Put a plan out for comments as it stands, until a date',
    ...{ needs: 'edit', body: ConsultationDraft, status: 201, answer: ConsultationView },
  },
  {
    ...{ method: 'get', path: one, id: 'getConsultation' },
    summary: 'A consultation with its draft, its comments and what is to be addressed',
    ...{ needs: 'read', status: 200, answer: ConsultationView },
  },
  {
    ...{ method: 'patch', path: one, id: 'changeConsultation', summary: 'Change what is asked, whom, or until when' },
    ...{ needs: 'edit', conditional: true, body: ConsultationChange, status: 200, answer: ConsultationView },
  },
  {
    ...{ method: 'delete', path: one, id: 'withdrawConsultation', summary: 'Withdraw a consultation, with a reason' },
    ...{ needs: 'edit', conditional: true, body: ConsultationEnd, status: 200, answer: ConsultationView },
  },
  {
    ...{ method: 'get', path: `${one}/difference`, id: 'getConsultationDifference' },
    summary: 'What changed between the draft and its final version, row by row, and which comments led to it',
    ...{ needs: 'read', status: 200, answer: ConsultationDifference },
  },
  {
    ...{ method: 'post', path: `${one}/final`, id: 'publishFinal' },
    summary: 'Publish the plan as it stands as the final version',
    ...{ needs: 'edit', conditional: true, body: FinalDraft, status: 200, answer: ConsultationView },
  },
  ...ofComments,
];
