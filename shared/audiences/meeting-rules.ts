import type { AgendaItem, Recommendation } from '../boards/agenda.ts';
import type { Decision, Meeting } from '../boards/schema.ts';
import { daysAfter } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import { compareSiblings } from '../plans/rules.ts';
import type { ContentOf } from './contents.ts';
import type { MeetingFacts, PublishedItem, SharedPaper, SharedRecommendation } from './meetings.ts';

type Item = Pick<AgendaItem, 'id' | 'order' | 'title' | 'minutes' | 'withdrawn' | 'report'>;
type Decided = Pick<Decision, 'id' | 'outcome' | 'words' | 'on'>;

/** A meeting as its authority keeps it. */
export type WholeMeeting = {
  board: string;
  meeting: MeetingFacts;
  items: readonly Item[];
  decisions: readonly Decided[];
};

export type MeetingContents = ContentOf<'meeting' | 'paper' | 'agenda-item'>[];

/** Why nothing of the meeting can be shown yet, in words; null where it can. */
export function sendingRefusal({ state }: Pick<Meeting, 'state'>): string | null {
  return state === 'planned'
    ? 'The agenda is not published yet. Publish it first, then it can be shown to others.'
    : null;
}

const usualDays = 30;

/** Until when a meeting is shown where nobody says otherwise: a month after it, or after today where it is past. */
export function usualUntil({ on }: { on: LocalDate }, today: LocalDate): LocalDate {
  return daysAfter(on < today ? today : on, usualDays);
}

/** What the members of its board are sent: the papers in order, with what was decided as soon as it is recorded. */
export function papersOf(whole: WholeMeeting): SharedPaper[] {
  return standing(whole).map(({ id, order, title, minutes, report }) => ({
    ...{ id, order, title, minutes },
    report: report && {
      ...{ title: report.title, from: report.from, purpose: report.purpose, body: report.body },
      recommendations: report.recommendations.map((each) => withDecision(each, whole.decisions)),
    },
  }));
}

/** What everyone may see: titles and recommendations; what was decided once the minutes are agreed, and no name. */
export function publishedItems(whole: WholeMeeting): PublishedItem[] {
  const decisions = whole.meeting.state === 'minutes-agreed' ? whole.decisions : [];
  return standing(whole).map(({ id, order, title, report }) => ({
    ...{ id, order, title },
    recommendations: (report?.recommendations ?? []).map((each) => withDecision(each, decisions)),
  }));
}

/** What a board or everyone is given of a meeting; nothing while its agenda is not published. */
export function meetingContents(whole: WholeMeeting, audience: 'board' | 'public'): MeetingContents {
  if (sendingRefusal(whole.meeting) !== null) return [];
  const { id, on, begins, place, state } = whole.meeting;
  const head: ContentOf<'meeting'> = {
    ...{ kind: 'meeting', board: whole.board },
    meeting: { id, on, begins, place, state },
  };
  const parts =
    audience === 'board'
      ? papersOf(whole).map((paper) => ({ kind: 'paper' as const, meeting: id, paper }))
      : publishedItems(whole).map((item) => ({ kind: 'agenda-item' as const, meeting: id, item }));
  return [head, ...parts];
}

/** What was withdrawn from the agenda is shown to nobody outside. */
const standing = ({ items }: WholeMeeting): Item[] =>
  items.filter(({ withdrawn }) => withdrawn === null).toSorted(compareSiblings);

function withDecision({ id, verb, words }: Recommendation, decisions: readonly Decided[]): SharedRecommendation {
  const found = decisions.find((decision) => decision.id === id);
  const decision = found === undefined ? null : { outcome: found.outcome, words: found.words, on: found.on };
  return { id, verb, words, decision };
}
