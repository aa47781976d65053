import type { Api, Authority } from '../support/world.ts';
import { ok } from './plans.ts';

const today = new Date().toISOString().slice(0, 10);

/** A valid board draft; a test says only what it is about. */
export const aBoardDraft = (overrides: object = {}) => ({
  name: 'Strategic board for education',
  kind: 'strategic',
  purpose: 'To set the direction for education',
  status: 'active',
  cadence: 'Four times a year',
  parent: null,
  linkedTo: '',
  ...overrides,
});

export const aMemberDraft = (overrides: object = {}) => ({
  name: 'Head of a primary school',
  organisation: 'Primary heads’ group',
  constituency: 'primary',
  part: 'member',
  person: null,
  from: '2024-01-15',
  until: null,
  ...overrides,
});

/** A meeting of today, so that the board can decide at it. */
export const aMeetingDraft = (overrides: object = {}) => ({
  on: today,
  begins: '14:00',
  place: 'Town hall',
  ...overrides,
});

export const anItemDraft = (overrides: object = {}) => ({
  order: 'a0',
  title: 'Progress of the action plan',
  minutes: 20,
  report: {
    title: 'Progress of the action plan',
    from: 'Head of School Improvement',
    purpose: 'To report progress',
    body: 'Most actions are on track.',
    recommendations: [
      { id: null, verb: 'note', words: 'the progress made' },
      { id: null, verb: 'agree', words: 'a conference for governors' },
    ],
  },
  ...overrides,
});

export const aDecisionDraft = (
  made: { item: string; recommendations: readonly string[] },
  overrides: { on?: string; outcome?: string; words?: string; recommendation?: string } = {},
) => ({
  item: made.item,
  recommendation: made.recommendations[1],
  outcome: 'agreed',
  words: '',
  on: today,
  ...overrides,
});

/** What an action that a decision makes is asked for with. */
export const anActionDraft = (plan: { plan: string; objective: string }, overrides: object = {}) => ({
  ...{ plan: plan.plan, parent: plan.objective, title: 'Hold a conference for governors', fields: {} },
  ...{ order: 'a7', owner: null, dueOn: null },
  ...overrides,
});

export type MadeBoard = { board: string; member: string; path: string };
export type MadeMeeting = { meeting: string; path: string; item: string; recommendations: string[] };

type Words = { board?: object; member?: object; meeting?: object; item?: object };

/** A board with one member. */
export async function aBoard(authority: Authority, api: Api, words: Words = {}): Promise<MadeBoard> {
  const made = ok(await api.send('POST', `${authority.path}/boards`, aBoardDraft(words.board)), 201);
  const path = `${authority.path}/boards/${made.body.id}`;
  const member = ok(await api.send('POST', `${path}/members`, aMemberDraft(words.member)), 201);
  return { board: made.body.id, member: member.body.id, path };
}

/** A meeting of the board with one item, whose report has two recommendations. */
export async function aMeeting(
  authority: Authority,
  api: Api,
  { board, ...words }: Words & { board: MadeBoard },
): Promise<MadeMeeting> {
  const made = ok(await api.send('POST', `${board.path}/meetings`, aMeetingDraft(words.meeting)), 201);
  const path = `${authority.path}/meetings/${made.body.id}`;
  const { body } = ok(await api.send('POST', `${path}/agenda-items`, anItemDraft(words.item)), 201);
  const recommendations = body.report.recommendations.map(({ id }: { id: string }) => id);
  return { meeting: made.body.id, path, item: body.id, recommendations };
}

/** A meeting of today, of a board of its own, with an item under which the report of this cycle is looked at. */
export async function aLookingMeeting(
  authority: Authority,
  api: Api,
  cycle: { plan: string; cycle: string },
  title = 'Report of the action plan',
): Promise<MadeMeeting> {
  const board = await aBoard(authority, api, { board: { name: title } });
  return aMeeting(authority, api, { board, item: { title, cycle } });
}

/** Publishes the agenda, so that the next is the meeting itself. */
export async function publishAgenda(api: Api, { path }: MadeMeeting, version = 1): Promise<number> {
  const change = { state: 'agenda-published' };
  return ok(await api.send('PATCH', path, change, { 'if-match': `"${version}"` }), 200).body.version;
}
