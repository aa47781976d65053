import { beforeEach, describe, expect, test } from 'vitest';
import { aBoard, aLookingMeeting, aMeeting, type MadeMeeting, publishAgenda } from '#test/builders/boards.ts';
import { aCycle, type MadeCycle, version } from '#test/builders/cycles.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;
let cycle: MadeCycle;
let meeting: MadeMeeting;

const locked = async (name: string, openedOn: string, lockedOn: string): Promise<MadeCycle> => {
  const made = await aCycle(editor, plan, { name, openedOn, dueOn: lockedOn });
  const nobody = { withoutUpdate: [plan.action], lockedOn };
  ok(await editor.send('POST', `${made.path}/lock`, nobody, version(1)), 200);
  return made;
};

/** A plan whose first cycle is locked, and a meeting of today that looks at its report. */
beforeEach(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor);
  cycle = await locked('Spring 2024', '2024-03-01', '2024-03-27');
  meeting = await aLookingMeeting(authority, editor, { plan: plan.plan, cycle: cycle.id });
});

const itemPath = (): string => `${meeting.path}/agenda-items/${meeting.item}`;
const note = async (words: string, node = plan.action) =>
  ok(await editor.send('POST', `${itemPath()}/comments`, { node, words }), 201).body;
const said = async () => ok(await editor.get(plan.path), 200).body.boardComments;

describe('an item that looks at a cycle’s report', () => {
  test('names the cycle, and the cycle names the meeting', async () => {
    const { body } = ok(await editor.get(meeting.path), 200);
    expect(body.cycles).toEqual([
      { item: meeting.item, plan: expect.objectContaining({ id: plan.plan }), cycle: expect.any(Object) },
    ]);
    expect(body.cycles[0].cycle).toMatchObject({ id: cycle.id, name: 'Spring 2024' });
    const { lookedAt } = ok(await editor.get(cycle.path), 200).body;
    expect(lookedAt).toMatchObject([{ meeting: { id: meeting.meeting }, item: { id: meeting.item } }]);
  });

  test('shows the rows of the report as they were frozen', async () => {
    ok(await editor.send('PATCH', `${plan.path}/nodes/${plan.action}`, { title: 'Other words' }, version(1)), 200);
    const { body } = ok(await editor.get(`${itemPath()}/report`), 200);
    const row = body.rows.find(({ node }: { node: string }) => node === plan.action);
    expect(row).toMatchObject({ number: '1.1.1', standing: 'no-update', status: null });
    expect(row.title).not.toBe('Other words');
  });

  test('a cycle of another plan or of none is refused; an item without one has no report', async () => {
    const other = await aPlan(authority, editor);
    const change = { cycle: { plan: other.plan, cycle: cycle.id } };
    const answer = await editor.send('PATCH', itemPath(), change, version(1));
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '#/cycle']);
    ok(await editor.send('PATCH', itemPath(), { cycle: null }, version(1)), 200);
    expect((await editor.get(`${itemPath()}/report`)).status).toBe(404);
    expect(ok(await editor.get(cycle.path), 200).body.lookedAt).toEqual([]);
  });
});

describe('POST comments', () => {
  test('what the board said stands with the row in the plan and on its page, with board and meeting', async () => {
    const { comment } = await note('The board asked for figures');
    expect(comment).toMatchObject({ words: 'The board asked for figures', meeting: meeting.meeting, cycle: cycle.id });
    expect(await said()).toMatchObject([{ node: plan.action, words: 'The board asked for figures' }]);
    const page = ok(await editor.get(`${plan.path}/nodes/${plan.action}`), 200).body;
    expect(page.boardComments).toMatchObject([{ id: comment.id }]);
    expect(page.entries.map(({ verb }: { verb: string }) => verb)).toContain('board.commented');
  });

  test('the next report carries it, and the plan shows it no more; its row’s page does', async () => {
    await note('The board asked for figures');
    const before = await editor.get(`${cycle.path}/report`);
    const next = await locked('Autumn 2024', '2024-09-02', '2024-09-27');
    const appendix = JSON.stringify(ok(await editor.get(`${next.path}/reports/appendix`), 200).body);
    expect(appendix).toContain('What boards said');
    expect(appendix).toContain('The board asked for figures');
    expect(await said()).toEqual([]);
    expect(ok(await editor.get(`${plan.path}/nodes/${plan.action}`), 200).body.boardComments).toHaveLength(1);
    expect((await editor.get(`${cycle.path}/report`)).body).toEqual(before.body);
    const third = await locked('Spring 2025', '2025-03-03', '2025-03-27');
    const later = JSON.stringify(ok(await editor.get(`${third.path}/reports/appendix`), 200).body);
    expect(later).not.toContain('What boards said');
  });

  test('the plan as it was known before shows none of it', async () => {
    const before = new Date().toISOString();
    await note('The board asked for figures');
    const past = ok(await editor.get(`${plan.path}?knownAt=${before}`), 200).body;
    expect(past.boardComments).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(ok(await editor.get(`${plan.path}?asAt=${today}`), 200).body.boardComments).toHaveLength(1);
    expect(ok(await editor.get(`${plan.path}?asAt=2024-06-01`), 200).body.boardComments).toEqual([]);
  });

  test('a row that is not in the plan is refused, and so is a meeting that is still to come', async () => {
    const stranger = { node: '01ARZ3NDEKTSV4RRFFQ69G5FAV', words: 'Of what?' };
    const answer = await editor.send('POST', `${itemPath()}/comments`, stranger);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '#/node']);
    const board = await aBoard(authority, editor);
    const item = { cycle: { plan: plan.plan, cycle: cycle.id } };
    const coming = await aMeeting(authority, editor, { board, meeting: { on: '2031-01-15' }, item });
    const early = { node: plan.action, words: 'Too early' };
    const path = `${coming.path}/agenda-items/${coming.item}/comments`;
    expect((await editor.send('POST', path, early)).status).toBe(409);
  });

  test('sent twice by mistake it is noted once', async () => {
    const draft = { node: plan.action, words: 'Once' };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const sent = () => editor.send('POST', `${itemPath()}/comments`, draft, key);
    const [first, second] = [ok(await sent(), 201), ok(await sent(), 201)];
    expect(second.body.comment.id).toBe(first.body.comment.id);
    expect(await said()).toHaveLength(1);
  });
});

describe('PATCH comments/{comment}', () => {
  test('puts words right on the version that was read; withdrawn it stands nowhere', async () => {
    const { comment } = await note('The bord asked');
    const path = `${itemPath()}/comments/${comment.id}`;
    const changed = ok(await editor.send('PATCH', path, { words: 'The board asked' }, version(1)), 200);
    expect(changed.body.comment).toMatchObject({ words: 'The board asked', version: 2 });
    expect((await editor.send('PATCH', path, { words: 'Late' }, version(1))).status).toBe(412);
    ok(await editor.send('PATCH', path, { withdrawn: { why: 'Of another row' } }, version(2)), 200);
    expect(await said()).toEqual([]);
    expect(ok(await editor.get(`${itemPath()}/report`), 200).body.comments).toEqual([]);
  });

  test('once the minutes are agreed it stands as it was noted, and the item keeps its report', async () => {
    const { comment, entry } = await note('The board asked for figures');
    expect((await editor.send('PATCH', itemPath(), { cycle: null }, version(1))).status).toBe(409);
    const published = await publishAgenda(editor, meeting);
    const held = ok(await editor.send('PATCH', meeting.path, { state: 'held' }, version(published)), 200).body.version;
    for (const recommendation of meeting.recommendations) {
      const decision = { item: meeting.item, recommendation, outcome: 'agreed', words: '', on: comment.on };
      ok(await editor.send('POST', `${meeting.path}/decisions`, decision), 201);
    }
    ok(await editor.send('PATCH', meeting.path, { state: 'minutes-agreed' }, version(held)), 200);
    const path = `${itemPath()}/comments/${comment.id}`;
    expect((await editor.send('PATCH', path, { words: 'Other' }, version(1))).status).toBe(409);
    expect((await editor.send('POST', `${plan.path}/entries/${entry}/undo`)).status).toBe(409);
    expect(ok(await editor.get(`${itemPath()}/report`), 200).body.can).toEqual({ comment: false });
  });
});

describe('undo', () => {
  test('takes back what was noted, and what was changed in it', async () => {
    const { comment, entry } = await note('The board asked');
    const path = `${itemPath()}/comments/${comment.id}`;
    const changed = ok(await editor.send('PATCH', path, { words: 'The board did not ask' }, version(1)), 200).body;
    ok(await editor.send('POST', `${plan.path}/entries/${changed.entry}/undo`), 200);
    expect(await said()).toMatchObject([{ words: 'The board asked' }]);
    expect((await editor.send('POST', `${plan.path}/entries/${entry}/undo`)).status).toBe(409);
    const second = await note('A slip');
    ok(await editor.send('POST', `${plan.path}/entries/${second.entry}/undo`), 200);
    expect(await said()).toHaveLength(1);
  });
});
