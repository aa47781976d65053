import * as z from 'zod';
import { Verb } from '../boards/agenda.ts';
import { Outcome } from '../boards/outcome.ts';
import { MeetingLine } from '../boards/schema.ts';
import { SharedConsultationLine } from '../consultations/shown.ts';
import { Instant, LocalDate } from '../dates.ts';
import { AgendaItemId, AuthorityId, RecommendationId, ShareId } from '../ids.ts';
import { SharedBy, SharedPlan } from './schema.ts';

/** When and where a meeting is, and how far. */
export const MeetingFacts = MeetingLine;
export type MeetingFacts = z.infer<typeof MeetingFacts>;

/** What was put to the board and what it decided; who recorded the decision is never shown. */
const SharedRecommendation = z.object({
  id: RecommendationId,
  verb: Verb,
  words: z.string(),
  decision: z.object({ outcome: Outcome, words: z.string(), on: LocalDate }).nullable(),
});
export type SharedRecommendation = z.infer<typeof SharedRecommendation>;

const onTheAgenda = { id: AgendaItemId, order: z.string(), title: z.string() };

/** An item of the agenda with its report, as the board’s members are sent it. */
export const SharedPaper = z
  .object({
    ...onTheAgenda,
    minutes: z.int().nullable(),
    report: z
      .object({
        ...{ title: z.string(), from: z.string(), purpose: z.string(), body: z.string() },
        recommendations: z.array(SharedRecommendation),
      })
      .nullable(),
  })
  .meta({ id: 'SharedPaper' });
export type SharedPaper = z.infer<typeof SharedPaper>;

/** An item of the agenda as everyone may see it: what is recommended, and no report or name. */
export const PublishedItem = z
  .object({ ...onTheAgenda, recommendations: z.array(SharedRecommendation) })
  .meta({ id: 'PublishedItem' });
export type PublishedItem = z.infer<typeof PublishedItem>;

/** A meeting in the list of those that an audience is shown. */
export const SharedMeetingLine = MeetingFacts.extend({
  authority: SharedBy,
  share: ShareId,
  board: z.string().describe('The name of the board'),
  until: LocalDate.describe('The last day on which it is shown'),
}).meta({ id: 'SharedMeetingLine' });
export type SharedMeetingLine = z.infer<typeof SharedMeetingLine>;

export const SharedMeetingList = z
  .object({ items: z.array(SharedMeetingLine), next: z.string().nullable() })
  .meta({ id: 'SharedMeetingList' });
export type SharedMeetingList = z.infer<typeof SharedMeetingList>;

const asAt = Instant.describe('When the authority last changed any of it');

/** A meeting as the board’s members find it: its papers in order. */
export const SharedMeeting = SharedMeetingLine.extend({ asAt, papers: z.array(SharedPaper) }).meta({
  id: 'SharedMeeting',
});
export type SharedMeeting = z.infer<typeof SharedMeeting>;

/** A meeting as it is published: its agenda in order, and what was decided once the minutes are agreed. */
export const PublishedMeeting = SharedMeetingLine.extend({ asAt, items: z.array(PublishedItem) }).meta({
  id: 'PublishedMeeting',
});
export type PublishedMeeting = z.infer<typeof PublishedMeeting>;

/** What anyone may see of an authority: parts of its plans, and its meetings, newest first. */
export const PublishedList = z
  .object({
    authority: AuthorityId,
    items: z.array(SharedPlan),
    meetings: z.array(SharedMeetingLine),
    consultations: z.array(SharedConsultationLine),
    next: z.string().nullable(),
  })
  .meta({ id: 'PublishedList' });
export type PublishedList = z.infer<typeof PublishedList>;
