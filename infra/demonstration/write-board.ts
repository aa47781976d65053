import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { AgendaItem, type AgendaItemDraft, type ItemCycle } from '#shared/boards/agenda.ts';
import {
  type ActionDraft,
  type BoardDraft,
  BoardView,
  DecidedAction,
  Decision,
  type DecisionDraft,
  type MeetingDraft,
  type MeetingState,
  MeetingView,
  Member,
  type MemberDraft,
} from '#shared/boards/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import { workingDayFrom } from '#shared/holidays.ts';
import type { BoardId } from '#shared/ids.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import type { Api } from './api.ts';
import type {
  ArisingContent,
  BoardContent,
  BoardsOfAuthority,
  ItemContent,
  MeetingContent,
  MemberContent,
  RecommendationContent,
} from './boards/content.ts';
import { dayOf, type When, type Who } from './content.ts';
import { peopleOf } from './people.ts';
import { planOf, rowIn } from './plan-of.ts';
import { cycleOf, writeSaid } from './write-looked-at.ts';

type Writing = {
  readonly api: Api;
  readonly authority: string;
  readonly as: string;
  readonly path: string;
  readonly today: LocalDate;
};

/** An authority’s boards through the API, as their clerk would set them up. Its plans must be there already. */
export async function writeBoards(api: Api, { authority, boards }: BoardsOfAuthority, today: LocalDate): Promise<void> {
  const as = `clerk@${authority}.example`;
  const writing = { api, authority, as, path: `/api/authorities/${authority}`, today };
  for (const board of boards) await writeBoard(writing, board, null);
}

async function writeBoard(writing: Writing, board: BoardContent, parent: BoardId | null): Promise<void> {
  const { api, as, path, authority } = writing;
  const key = `demonstration-${board.key}`;
  const made = await api.send({
    ...{ as, key, path: `${path}/boards`, body: boardDraftOf(board, parent), answer: BoardView },
  });
  const at = `${path}/boards/${made.id}`;
  for (const [place, member] of board.members.entries()) {
    const body = memberDraftOf(member, authority);
    await api.send({ as, key: `${key}-member-${place + 1}`, path: `${at}/members`, body, answer: Member });
  }
  for (const [place, meeting] of (board.meetings ?? []).entries()) {
    await writeMeeting({ ...writing, key: `${key}-meeting-${place + 1}`, board: at }, meeting);
  }
  await Promise.all((board.below ?? []).map((below) => writeBoard(writing, below, made.id)));
}

export function boardDraftOf(board: BoardContent, parent: BoardId | null): BoardDraft {
  const { name, kind, purpose, status, cadence, linkedTo = '' } = board;
  return { name, kind, purpose, status, cadence, parent, linkedTo };
}

const personOf = (authority: string, who: Who) => {
  const person = peopleOf(authority).find((each) => each.who === who);
  if (person === undefined) throw new Error(`There is no ${who} in ${authority}`);
  return person.id;
};

export function memberDraftOf(member: MemberContent, authority: string): MemberDraft {
  const { name, organisation, constituency, part = 'member', who, from, until = null } = member;
  return {
    ...{ name, organisation, constituency, part, from, until },
    person: who === undefined ? null : personOf(authority, who),
  };
}

/** A meeting that is so many days away falls on a day on which people are at work. */
const meetingDayOf = (on: When, today: LocalDate): LocalDate =>
  typeof on === 'string' ? on : workingDayFrom(dayOf(on, today));

export function meetingDraftOf({ on, begins, place }: MeetingContent, today: LocalDate): MeetingDraft {
  return { on: meetingDayOf(on, today), begins, place };
}

export function itemDraftOf(
  { title, minutes, report }: ItemContent,
  order: string,
  cycle: ItemCycle | null = null,
): AgendaItemDraft {
  const recommendations = report?.recommendations.map(({ verb, words }) => ({ id: null, verb, words })) ?? [];
  return { title, minutes, order, report: report === undefined ? null : { ...report, recommendations }, cycle };
}

type WritingMeeting = Writing & { readonly key: string; readonly board: string };

async function writeMeeting(writing: WritingMeeting, meeting: MeetingContent): Promise<void> {
  const { api, as, path, key, board, today } = writing;
  const body = meetingDraftOf(meeting, today);
  const { id } = await api.send({ as, key, path: `${board}/meetings`, body, answer: MeetingView });
  const at = `${path}/meetings/${id}`;
  const orders = generateNKeysBetween(null, null, meeting.items.length);
  const items: AgendaItem[] = [];
  for (const [place, item] of meeting.items.entries()) {
    items.push(await writeItem({ ...writing, key: `${key}-item-${place + 1}`, at }, item, orders[place] ?? ''));
  }
  const states: MeetingState[] = ['planned', 'agenda-published', 'held', 'minutes-agreed'];
  for (let step = 1; step <= states.indexOf(meeting.state); step += 1) {
    if (states[step] === 'minutes-agreed') {
      await writeDecisions({ ...writing, at }, meeting, items);
      await writeSaid({ ...writing, at }, meeting, items);
    }
    const state = states[step];
    const change = { as, path: at, body: { state }, version: step, answer: MeetingView };
    await api.send({ ...change, key: `${key}-${state}` });
  }
}

export type At = WritingMeeting & { readonly at: string };

async function writeItem(writing: At, item: ItemContent, order: string): Promise<AgendaItem> {
  const { api, as, at, key } = writing;
  const path = `${at}/agenda-items`;
  const cycle = item.looksAt === undefined ? null : await cycleOf(writing, item.looksAt);
  const made = await api.send({ as, key, path, body: itemDraftOf(item, order, cycle), answer: AgendaItem });
  if (item.withdrawn === undefined) return made;
  const body = { withdrawn: { why: item.withdrawn } };
  return api.send({
    ...{ as, key: `${key}-withdrawn`, path: `${path}/${made.id}`, body, version: 1, answer: AgendaItem },
  });
}

async function writeDecisions(writing: At, meeting: MeetingContent, items: readonly AgendaItem[]): Promise<void> {
  for (const [place, item] of items.entries()) {
    const asked = item.report?.recommendations ?? [];
    for (const [number, recommendation] of asked.entries()) {
      const content = meeting.items[place]?.report?.recommendations[number];
      const key = `${writing.key}-item-${place + 1}-decision-${number + 1}`;
      if (content?.decided === undefined) continue;
      const draft: DecisionDraft = {
        ...{ item: item.id, recommendation: recommendation.id },
        ...decidedOf(content.decided, meetingDayOf(meeting.on, writing.today)),
      };
      await writeDecision({ ...writing, key }, draft, content.decided.action);
    }
  }
}

type Decided = NonNullable<RecommendationContent['decided']>;
const decidedOf = ({ outcome, words = '' }: Decided, on: LocalDate) => ({ outcome, words, on });

async function writeDecision(writing: At, body: DecisionDraft, action: ArisingContent | undefined): Promise<void> {
  const { api, as, at, key, today } = writing;
  const decision = await api.send({ as, key, path: `${at}/decisions`, body, answer: Decision });
  if (action === undefined) return;
  const { plan, parent, order } = await placeOf(writing, action);
  const draft: ActionDraft = {
    ...{ plan, parent, order, title: action.title, fields: { ...action.fields } },
    ...{ owner: personOf(writing.authority, action.owner), dueOn: dayOf(action.due, today) },
  };
  const path = `${at}/decisions/${decision.id}/actions`;
  await api.send({ as, key: `${key}-action`, path, body: draft, answer: DecidedAction });
}

/** The end of the row of the plan under which the action goes. */
async function placeOf(writing: At, { plan, under }: ArisingContent) {
  const found = await planOf(writing, plan);
  const { nodes } = found;
  const parent = rowIn(found, under);
  const last = nodes
    .filter((node) => node.parent === parent.id)
    .toSorted(compareSiblings)
    .at(-1);
  return { plan: found.id, parent: parent.id, order: generateKeyBetween(last?.order ?? null, null) };
}
