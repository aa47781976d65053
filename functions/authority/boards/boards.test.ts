import { beforeAll, describe, expect, test } from 'vitest';
import {
  aBoard,
  aBoardDraft,
  aDecisionDraft,
  aMeeting,
  aMeetingDraft,
  aMemberDraft,
  anActionDraft,
  anItemDraft,
  type MadeBoard,
  publishAgenda,
} from '#test/builders/boards.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let made: MadeBoard;

beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  made = await aBoard(authority, editor);
});

const version = (at: number) => ({ 'if-match': `"${at}"` });
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

describe('POST boards', () => {
  test('an editor sets one up, and a reader sees it in the list and on its page', async () => {
    const sub = aBoardDraft({ name: 'Inclusion group', kind: 'sub-group', parent: made.board, status: 'forming' });
    const { body, headers } = ok(await editor.send('POST', `${authority.path}/boards`, sub), 201);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({ above: { id: made.board }, members: [], meetings: [], can: { change: true } });
    const { body: list } = ok(await authority.as('reader').get(`${authority.path}/boards`), 200);
    expect(list.items.map(({ name }: { name: string }) => name)).toContain('Inclusion group');
    const { body: above } = ok(await authority.as('reader').get(made.path), 200);
    expect(above.below).toMatchObject([{ id: body.id, name: 'Inclusion group', status: 'forming' }]);
    expect(above.can).toEqual({ change: false, addMember: false, addMeeting: false });
  });

  test('under a board that is not there it is refused', async () => {
    const draft = aBoardDraft({ parent: '01K0000000000000000000000A' });
    const answer = await editor.send('POST', `${authority.path}/boards`, draft);
    expect(answer.body.errors).toEqual([{ pointer: '#/parent', detail: 'Choose a board of your authority' }]);
  });

  test('sent twice it is set up once', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const send = () => editor.send('POST', `${authority.path}/boards`, aBoardDraft(), key);
    expect(ok(await send(), 201).body.id).toBe(ok(await send(), 201).body.id);
  });
});

describe('PATCH boards', () => {
  test('whoever comes second is shown the board as it is now', async () => {
    const { path } = await aBoard(authority, editor);
    ok(await editor.send('PATCH', path, { cadence: 'Every six weeks' }, version(1)), 200);
    const late = await editor.send('PATCH', path, { cadence: 'Monthly' }, version(1));
    expect(late.status).toBe(412);
    expect(late.body.current).toMatchObject({ cadence: 'Every six weeks', version: 2, members: [{ part: 'member' }] });
  });
});

describe('members', () => {
  test('a board has one chair, who stands in the list of boards', async () => {
    const { path, board } = await aBoard(authority, editor);
    const chair = aMemberDraft({ name: 'Independent chair', part: 'chair', constituency: 'other' });
    ok(await editor.send('POST', `${path}/members`, chair), 201);
    const second = await editor.send('POST', `${path}/members`, { ...chair, name: 'Another chair' });
    expect(second.body.errors).toEqual([
      { pointer: '#/part', detail: 'Independent chair is chair at that time. End that first' },
    ]);
    const { body } = ok(await editor.get(`${authority.path}/boards`), 200);
    expect(body.items.find(({ id }: { id: string }) => id === board).chair).toBe('Independent chair');
  });

  test('one whose place ends, and one added by mistake', async () => {
    const { path, member } = await aBoard(authority, editor);
    const at = `${path}/members/${member}`;
    const ended = ok(await editor.send('PATCH', at, { until: '2025-07-31' }, version(1)), 200);
    expect(ended.body).toMatchObject({ until: '2025-07-31', version: 2 });
    ok(await editor.send('DELETE', at, { why: 'Added to the wrong board' }, version(2)), 204);
    expect(ok(await editor.get(path), 200).body.members).toEqual([]);
    expect((await editor.send('PATCH', at, { until: null }, version(3))).status).toBe(404);
  });

  test('a person who does not work here is refused', async () => {
    const draft = aMemberDraft({ person: '01K0000000000000000000000A' });
    const answer = await editor.send('POST', `${made.path}/members`, draft);
    expect(answer.body.errors).toEqual([{ pointer: '#/person', detail: 'Choose someone who works here' }]);
  });
});

describe('meetings', () => {
  test('one that is planned is coming: on the home page and in the forward plan, with its agenda', async () => {
    const board = await aBoard(authority, editor);
    const { meeting } = await aMeeting(authority, editor, { board, meeting: { on: '2999-01-15' } });
    const { body: home } = ok(await authority.as('reader').get(authority.path), 200);
    const coming = home.meetings.find(({ id }: { id: string }) => id === meeting);
    expect(coming).toMatchObject({ on: '2999-01-15', board: { id: board.board } });
    const { body: plan } = ok(await authority.as('reader').get(`${authority.path}/forward-plan`), 200);
    const business = plan.items.find(({ id }: { id: string }) => id === meeting);
    expect(business.agenda).toMatchObject([{ title: 'Progress of the action plan', verbs: ['note', 'agree'] }]);
  });

  test('goes from planned to minutes agreed, a step at a time', async () => {
    const made_ = await aMeeting(authority, editor, { board: made });
    const step = (state: string, at: number) => editor.send('PATCH', made_.path, { state }, version(at));
    expect((await step('held', 1)).body).toMatchObject({ status: 409, detail: expect.stringMatching(/agenda/) });
    expect(await publishAgenda(editor, made_)).toBe(2);
    expect(ok(await step('held', 2), 200).body.can).toMatchObject({ change: false, decide: true, states: [] });
    expect((await step('minutes-agreed', 3)).body.detail).toMatch(/2 recommendations have no outcome yet/);
    for (const recommendation of made_.recommendations)
      ok(await editor.send('POST', `${made_.path}/decisions`, aDecisionDraft(made_, { recommendation })), 201);
    ok(await step('minutes-agreed', 3), 200);
    expect((await editor.send('POST', `${made_.path}/agenda-items`, anItemDraft())).status).toBe(409);
    const { body } = ok(await editor.get(made.path), 200);
    const line = body.meetings.find(({ id }: { id: string }) => id === made_.meeting);
    expect(line.state).toBe('minutes-agreed');
  });

  test('of one board changed at the same moment, all stand in its summary', async () => {
    const board = await aBoard(authority, editor);
    const days = ['2999-01-10', '2999-02-10', '2999-03-10', '2999-04-10'];
    const plan = (on: string) => editor.send('POST', `${board.path}/meetings`, aMeetingDraft({ on }));
    const answers = await Promise.all(days.map(plan));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const { body } = ok(await editor.get(`${authority.path}/forward-plan`), 200);
    const found = body.items.filter((each: { board: { id: string } }) => each.board.id === board.board);
    expect(found.map(({ on }: { on: string }) => on)).toEqual(days);
  });
});

describe('agenda items', () => {
  test('a recommendation keeps its id when its report is written again', async () => {
    const meeting = await aMeeting(authority, editor, { board: made });
    const path = `${meeting.path}/agenda-items/${meeting.item}`;
    const [kept] = meeting.recommendations;
    const { report } = anItemDraft();
    const recommendations = [
      { id: kept, verb: 'endorse', words: 'the progress' },
      { id: null, verb: 'request', words: 'a report in spring' },
    ];
    const changed = ok(await editor.send('PATCH', path, { report: { ...report, recommendations } }, version(1)), 200);
    expect(changed.body.report.recommendations.map(({ id }: { id: string }) => id === kept)).toEqual([true, false]);
    const foreign = { ...report, recommendations: [{ ...recommendations[0], id: '01K0000000000000000000000A' }] };
    expect((await editor.send('PATCH', path, { report: foreign }, version(2))).body.errors[0].pointer).toBe(
      '#/report/recommendations/0/id',
    );
  });

  test('nothing is decided on one that was withdrawn, and nothing is half done', async () => {
    const meeting = await aMeeting(authority, editor, { board: made });
    const path = `${meeting.path}/agenda-items/${meeting.item}`;
    ok(await editor.send('PATCH', path, { withdrawn: { why: 'Not ready' } }, version(1)), 200);
    const answer = await editor.send('POST', `${meeting.path}/decisions`, aDecisionDraft(meeting));
    expect(answer.body).toMatchObject({ status: 409, detail: expect.stringMatching(/withdrawn from the agenda/) });
    const { body } = ok(await editor.get(meeting.path), 200);
    expect(body).toMatchObject({ decisions: [], items: [{ version: 2, withdrawn: { why: 'Not ready' } }] });
    ok(await editor.send('PATCH', path, { withdrawn: null }, version(2)), 200);
    ok(await editor.send('POST', `${meeting.path}/decisions`, aDecisionDraft(meeting)), 201);
  });
});

describe('POST decisions', () => {
  test('there is one on each recommendation, whose words then stay', async () => {
    const meeting = await aMeeting(authority, editor, { board: made });
    const send = (draft: object) => editor.send('POST', `${meeting.path}/decisions`, draft);
    const both = await Promise.all([send(aDecisionDraft(meeting)), send(aDecisionDraft(meeting))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const path = `${meeting.path}/agenda-items/${meeting.item}`;
    const { report } = anItemDraft();
    expect((await editor.send('PATCH', path, { report }, version(2))).body.detail).toMatch(/its words stay/);
    expect((await editor.send('PATCH', path, { withdrawn: { why: 'Late' } }, version(2))).status).toBe(409);
  });

  test('none is taken before the meeting, and none on what was not asked', async () => {
    const before = await aMeeting(authority, editor, { board: made, meeting: { on: '2999-01-15' } });
    expect((await editor.send('POST', `${before.path}/decisions`, aDecisionDraft(before))).status).toBe(409);
    const meeting = await aMeeting(authority, editor, { board: made, meeting: { on: yesterday } });
    const draft = aDecisionDraft(meeting, { recommendation: '01K0000000000000000000000A' });
    const answer = await editor.send('POST', `${meeting.path}/decisions`, draft);
    expect(answer.body.errors).toEqual([
      { pointer: '#/recommendation', detail: 'Choose a recommendation of this item' },
    ]);
  });

  test('one that was deferred says until when', async () => {
    const meeting = await aMeeting(authority, editor, { board: made });
    const draft = aDecisionDraft(meeting, { outcome: 'deferred' });
    const answer = await editor.send('POST', `${meeting.path}/decisions`, draft);
    expect(answer.body.errors).toEqual([{ pointer: '#/words', detail: 'Enter what the board said' }]);
  });
});

describe('POST an action from a decision', () => {
  test('the action stands in its plan, and action and decision each show the other', async () => {
    const plan = await aPlan(authority, editor);
    const meeting = await aMeeting(authority, editor, { board: made });
    const [, agreed] = meeting.recommendations;
    ok(await editor.send('POST', `${meeting.path}/decisions`, aDecisionDraft(meeting)), 201);
    const path = `${meeting.path}/decisions/${agreed}/actions`;
    const key = { 'idempotency-key': crypto.randomUUID() };
    const draft = anActionDraft(plan, { owner: editor.person, dueOn: '2030-03-31' });
    const { body } = ok(await editor.send('POST', path, draft, key), 201);
    expect(ok(await editor.send('POST', path, draft, key), 201).body.node.id).toBe(body.node.id);
    expect(body.node.decidedBy).toEqual({ board: made.board, meeting: meeting.meeting, decision: agreed });
    const node = ok(await authority.as('reader').get(`${plan.path}/nodes/${body.node.id}`), 200).body;
    expect(node.decided).toMatchObject({
      board: { id: made.board },
      decision: { recommendation: 'a conference for governors' },
    });
    expect(node.entries.map(({ verb }: { verb: string }) => verb)).toEqual(['action.decided']);
    const seen = ok(await authority.as('reader').get(meeting.path), 200).body;
    expect(seen.decisions[0].actions).toMatchObject([
      { node: body.node.id, owner: editor.person, dueOn: '2030-03-31', status: null, removed: false },
    ]);
    const audit = ok(await editor.get(`${authority.path}/audit?subject=${plan.plan}`), 200).body.items[0];
    expect(audit).toMatchObject({ verb: 'action.decided', id: body.entry, changes: [{ row: `NODE#${body.node.id}` }] });
    const subject = `meeting:${meeting.meeting}`;
    const told = ok(await editor.get(`${authority.path}/audit?subject=${subject}`), 200).body.items[0];
    expect(told).toMatchObject({ id: body.entry, changes: [{ row: `DECISION#${agreed}` }] });
  });

  test('one that does not fit its plan is refused, and neither is changed', async () => {
    const plan = await aPlan(authority, editor);
    const meeting = await aMeeting(authority, editor, { board: made });
    ok(await editor.send('POST', `${meeting.path}/decisions`, aDecisionDraft(meeting)), 201);
    const path = `${meeting.path}/decisions/${meeting.recommendations[1]}/actions`;
    const wrong = await editor.send('POST', path, anActionDraft(plan, { parent: null }));
    expect(wrong.body.errors).toEqual([{ pointer: '#/parent', detail: 'Choose what this stands under' }]);
    const nowhere = await editor.send('POST', path, anActionDraft({ ...plan, plan: '01K0000000000000000000000A' }));
    expect(nowhere.body.errors[0].pointer).toBe('#/plan');
    expect(ok(await editor.get(meeting.path), 200).body.decisions[0].actions).toEqual([]);
    expect(ok(await editor.get(plan.path), 200).body.nodes).toHaveLength(3);
  });

  test('what was made by a slip can be undone, and the decision says so', async () => {
    const plan = await aPlan(authority, editor);
    const meeting = await aMeeting(authority, editor, { board: made });
    ok(await editor.send('POST', `${meeting.path}/decisions`, aDecisionDraft(meeting)), 201);
    const path = `${meeting.path}/decisions/${meeting.recommendations[1]}/actions`;
    const { body } = ok(await editor.send('POST', path, anActionDraft(plan)), 201);
    ok(await editor.send('POST', `${plan.path}/entries/${body.entry}/undo`), 200);
    expect(ok(await editor.get(meeting.path), 200).body.decisions[0].actions).toMatchObject([{ removed: true }]);
  });
});
