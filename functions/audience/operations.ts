import type { Operation } from '#kernel/operations.ts';
import { SharedMeeting, SharedMeetingList } from '#shared/audiences/meetings.ts';
import { SharedPageList } from '#shared/audiences/pages.ts';
import { AudienceHome, SharedPlanList } from '#shared/audiences/schema.ts';
import { MemberComment } from '#shared/consultations/schema.ts';
import { CommentReceived, SharedConsultation, SharedConsultationList } from '#shared/consultations/shown.ts';
import { AnswerReceived, SharedAskList } from '#shared/cycles/outside.ts';
import { UpdateDraft } from '#shared/plans/schema.ts';
import { base } from './paths.ts';

export const audienceOperations: Operation[] = [
  {
    method: 'get',
    path: base,
    id: 'getAudience',
    summary: 'What a partnership or a board is called, and which authorities show it something',
    needs: 'seat',
    status: 200,
    answer: AudienceHome,
  },
  {
    method: 'get',
    path: `${base}/items`,
    id: 'listShared',
    summary: 'The parts of plans that authorities show to this audience, to the field',
    needs: 'seat',
    status: 200,
    answer: SharedPlanList,
  },
  {
    method: 'get',
    path: `${base}/meetings`,
    id: 'listSharedMeetings',
    summary: 'The meetings of the board whose papers its members were sent, newest first',
    needs: 'seat',
    status: 200,
    answer: SharedMeetingList,
  },
  {
    method: 'get',
    path: `${base}/meetings/:meeting`,
    id: 'getSharedMeeting',
    summary: 'A meeting with its papers in order',
    needs: 'seat',
    status: 200,
    answer: SharedMeeting,
  },
  {
    method: 'get',
    path: `${base}/pages`,
    id: 'listSharedPages',
    summary: 'The school’s page as it was issued to its head and governors, newest first',
    needs: 'seat',
    status: 200,
    answer: SharedPageList,
  },
  {
    method: 'get',
    path: `${base}/consultations`,
    id: 'listSharedConsultations',
    summary: 'The drafts on which this audience is asked for comments, newest first',
    needs: 'seat',
    status: 200,
    answer: SharedConsultationList,
  },
  {
    method: 'get',
    path: `${base}/consultations/:consultation`,
    id: 'getSharedConsultation',
    summary: 'A draft that is consulted on, or its final version with what changed',
    needs: 'seat',
    status: 200,
    answer: SharedConsultation,
  },
  {
    method: 'post',
    path: `${base}/consultations/:consultation/comments`,
    id: 'sendComment',
    summary: 'Comment on a draft as a member; an officer reads it before anybody else',
    needs: 'seat',
    body: MemberComment,
    status: 201,
    answer: CommentReceived,
  },
  {
    method: 'get',
    path: `${base}/asks`,
    id: 'listSharedAsks',
    summary: 'The own actions about which this person is asked for an update, soonest due first',
    needs: 'seat',
    status: 200,
    answer: SharedAskList,
  },
  {
    method: 'post',
    path: `${base}/cycles/:cycle/asks/:node/answers`,
    id: 'sendAnswer',
    summary: 'Answer what is asked about an own action; it counts once a lead has accepted it',
    needs: 'seat',
    body: UpdateDraft,
    status: 201,
    answer: AnswerReceived,
  },
];
