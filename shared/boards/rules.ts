import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { BoardId } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import type { AgendaItem, Report } from './agenda.ts';
import type { Board, Decision, Meeting, MeetingLine, MeetingState, Member } from './schema.ts';

type Standing = Pick<Meeting, 'state' | 'on'>;
type Business = { items: readonly Pick<AgendaItem, 'withdrawn' | 'report'>[]; decided: ReadonlySet<string> };

const following: Record<MeetingState, readonly MeetingState[]> = {
  planned: ['agenda-published'],
  'agenda-published': ['planned', 'held'],
  held: ['minutes-agreed'],
  'minutes-agreed': [],
};

const inItsState: Record<MeetingState, string> = {
  planned: 'The meeting is planned: its agenda is published before anything else.',
  'agenda-published': 'The agenda is published: the meeting is held next, or the agenda is taken back.',
  held: 'The meeting was held: its minutes are agreed next.',
  'minutes-agreed': 'The minutes are agreed: the meeting stands as it was.',
};

const openRecommendations = ({ items, decided }: Business): number =>
  items
    .filter((item) => item.withdrawn === null)
    .flatMap((item) => item.report?.recommendations ?? [])
    .filter(({ id }) => !decided.has(id)).length;

/** Why a meeting may not come to stand so now, in words; null where it may. */
export function stateRefusal(
  meeting: Standing,
  to: MeetingState,
  given: Business & { today: LocalDate },
): string | null {
  if (!following[meeting.state].includes(to)) return inItsState[meeting.state];
  if (to === 'agenda-published' && !given.items.some((item) => item.withdrawn === null)) {
    return 'There is nothing on the agenda to publish. Add an item first.';
  }
  if (to === 'planned' && given.decided.size > 0) return 'The board has begun to decide, so the agenda stands.';
  if (to === 'held' && meeting.on > given.today) {
    return `The meeting is on ${inWords(meeting.on)} and was not held yet.`;
  }
  const open = openRecommendations(given);
  if (to === 'minutes-agreed' && open > 0) {
    return `${open === 1 ? 'One recommendation has' : `${open} recommendations have`} no outcome yet. Record what the board decided, or that it was deferred.`;
  }
  return null;
}

/** How the meeting may stand next, as things are. */
export function nextStates(meeting: Standing, given: Business & { today: LocalDate }): MeetingState[] {
  return following[meeting.state].filter((to) => stateRefusal(meeting, to, given) === null);
}

/** Why its date, time or place may not be changed. */
export function meetingRefusal(meeting: Standing): string | null {
  if (meeting.state === 'planned' || meeting.state === 'agenda-published') return null;
  return `The meeting was held on ${inWords(meeting.on)}: when and where stays as it was.`;
}

/** Why the agenda may not be changed. Late items are added until the minutes are agreed. */
export function agendaRefusal(meeting: Standing): string | null {
  return meeting.state === 'minutes-agreed' ? inItsState['minutes-agreed'] : null;
}

/** Why an item may not be withdrawn or put back. */
export function withdrawalRefusal(meeting: Standing, item: Pick<AgendaItem, 'report'>, decided: ReadonlySet<string>) {
  if (meeting.state === 'held' || meeting.state === 'minutes-agreed') {
    return 'The meeting was held: what was on its agenda stays.';
  }
  const isDecided = item.report?.recommendations.some(({ id }) => decided.has(id)) ?? false;
  return isDecided ? 'The board has decided on this item, so it cannot be withdrawn.' : null;
}

/** Why a report may not become this one: what was decided on stays as it was put to the board. */
export function reportRefusal(before: Report | null, after: Report | null, decided: ReadonlySet<string>) {
  const changed = (before?.recommendations ?? [])
    .filter(({ id }) => decided.has(id))
    .some((each) => {
      const now = after?.recommendations.find(({ id }) => id === each.id);
      return now === undefined || now.words !== each.words || now.verb !== each.verb;
    });
  return changed ? 'The board has decided on this recommendation, so its words stay.' : null;
}

/** Why the board cannot decide on this now. It decides at a meeting that was held, or on its day. */
export function decisionRefusal(
  meeting: Standing,
  item: Pick<AgendaItem, 'withdrawn'>,
  given: { decided: boolean; today: LocalDate },
): string | null {
  if (item.withdrawn !== null) return 'This item was withdrawn from the agenda, so nothing can be decided on it.';
  if (meeting.state === 'minutes-agreed') return inItsState['minutes-agreed'];
  if (given.decided) return 'The board has decided on this recommendation already.';
  if (meeting.state !== 'held' && meeting.on !== given.today) {
    return `Decisions are recorded on the day of the meeting, ${inWords(meeting.on)}, or once it was held.`;
  }
  return null;
}

/** A decision is of the meeting’s day or after it, where it was taken outside the meeting; never of the future. */
export function decisionProblems(on: LocalDate, meeting: Standing, today: LocalDate): FieldProblem[] {
  if (on < meeting.on) {
    return [{ pointer: '#/on', detail: `Enter a date on or after the meeting, ${inWords(meeting.on)}` }];
  }
  return on > today ? [{ pointer: '#/on', detail: 'Enter today’s date or one in the past' }] : [];
}

type Term = Pick<Member, 'from' | 'until'>;

export function isSitting(member: Term, today: LocalDate): boolean {
  return member.from <= today && (member.until === null || today <= member.until);
}

const overlaps = (a: Term, b: Term): boolean =>
  (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);

type Seated = Term & Pick<Member, 'id' | 'part' | 'name'>;

/** A term ends after it begins, and a board has one chair at a time. */
export function memberProblems(member: Seated, others: readonly Seated[]): FieldProblem[] {
  if (member.until !== null && member.until < member.from) {
    return [{ pointer: '#/until', detail: `Enter a date on or after ${inWords(member.from)}` }];
  }
  if (member.part !== 'chair') return [];
  const other = others.find((each) => each.part === 'chair' && each.id !== member.id && overlaps(each, member));
  if (other === undefined) return [];
  return [{ pointer: '#/part', detail: `${other.name} is chair at that time. End that first` }];
}

/** A board stands under another of its authority, and never under one that stands under it. */
export function parentProblems(
  board: { id: BoardId; parent: BoardId | null },
  all: readonly Pick<Board, 'id' | 'parent'>[],
): FieldProblem[] {
  const problem = (detail: string) => [{ pointer: '#/parent', detail }];
  let above = board.parent;
  for (let height = 0; above !== null; height += 1) {
    const found = all.find(({ id }) => id === above);
    if (found === undefined) return problem('Choose a board of your authority');
    if (found.id === board.id || height > all.length) return problem('It cannot stand under itself');
    above = found.parent;
  }
  return [];
}

/** By date and time, and where these are the same by id, so that the order never wavers. */
export function compareMeetings(a: MeetingLine, b: MeetingLine): number {
  const [left, right] = [a, b].map(({ on, begins, id }) => `${on} ${begins} ${id}`);
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}

/** Still before us: not held, and not of a day that is past. */
export function isComing(meeting: Pick<MeetingLine, 'on' | 'state'>, today: LocalDate): boolean {
  return meeting.on >= today && (meeting.state === 'planned' || meeting.state === 'agenda-published');
}

export const isDecided = (decisions: readonly Pick<Decision, 'id'>[]): ReadonlySet<string> =>
  new Set(decisions.map(({ id }) => id));
