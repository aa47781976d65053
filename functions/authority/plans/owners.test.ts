import { beforeEach, describe, expect, test } from 'vitest';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;
let leaver: Api;
let second: string;

beforeEach(async () => {
  authority = await anAuthority();
  [editor, leaver] = [authority.as('editor'), authority.as('contributor')];
  plan = await aPlan(authority, editor, { action: { owner: leaver.person, dueOn: '2030-03-31' } });
  const draft = { level: 'action', parent: plan.objective, owner: leaver.person, order: 'a5', title: 'Second' };
  second = ok(await editor.send('POST', `${plan.path}/nodes`, aNodeDraft({ ...draft, effectiveOn: '2024-01-15' })), 201)
    .body.node.id;
});

const owned = () => `${authority.path}/people/${leaver.person}/actions`;
const reassign = (body: object, headers?: Record<string, string>) =>
  editor.send('POST', `${owned()}/reassign`, { to: editor.person, why: 'Has left', ...body }, headers);
const both = () => [
  { plan: plan.plan, node: plan.action },
  { plan: plan.plan, node: second },
];
const leave = async () => {
  const seat = `${authority.path}/people/${leaver.person}/seat`;
  ok(await authority.as('admin').send('DELETE', seat, { why: 'Left' }, { 'if-match': '"1"' }), 200);
};

describe('an owner who leaves', () => {
  test('is told to those who can give their work to someone else, until they have', async () => {
    await leave();
    const home = () => editor.get(authority.path);
    const { body } = await eventually(home, (answer) => answer.body.leavers[0]?.open === 2);
    expect(body.leavers).toEqual([{ person: leaver.person, open: 2 }]);
    expect((await authority.as('reader').get(authority.path)).body.leavers).toEqual([]);
    ok(await reassign({ actions: both() }), 200);
    await eventually(home, (answer) => answer.body.leavers.length === 0);
  });
});

describe('GET actions of a person', () => {
  test('lists what is open, soonest due first', async () => {
    const update = anUpdateDraft({ status: 'complete' });
    ok(await editor.send('POST', `${plan.path}/nodes/${second}/updates`, update), 201);
    const { body } = ok(await authority.as('reader').get(owned()), 200);
    expect(body).toMatchObject({ items: [{ node: plan.action, dueOn: '2030-03-31' }], can: { reassign: false } });
  });
});

describe('POST reassign', () => {
  test('gives them all in one go, each in the log of its plan and its own history', async () => {
    expect(ok(await reassign({ actions: both() }), 200).body).toEqual({ done: [plan.action, second], refused: [] });
    const { body } = ok(await editor.get(`${plan.path}/nodes/${second}`), 200);
    expect(body.node.owner).toBe(editor.person);
    expect(body.entries[0]).toMatchObject({ verb: 'node.changed', why: 'Has left', by: editor.person });
    expect((await editor.get(owned())).body.items).toEqual([]);
  });

  test('sent twice gives them once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = ok(await reassign({ actions: both() }, headers), 200).body;
    expect(ok(await reassign({ actions: both() }, headers), 200).body).toEqual(first);
    expect((await editor.get(`${plan.path}/nodes/${second}`)).body.entries).toHaveLength(2);
  });

  test('leaves what cannot go, and says why', async () => {
    const at = `${plan.path}/nodes/${plan.action}`;
    const evaluatedBy = [{ kind: 'person', person: editor.person }];
    ok(await editor.send('PATCH', at, { evaluatedBy }, { 'if-match': '"1"' }), 200);
    ok(await editor.send('PATCH', `${plan.path}/nodes/${second}`, { owner: null }, { 'if-match': '"1"' }), 200);
    const { body } = ok(await reassign({ actions: both() }), 200);
    expect(body.done).toEqual([]);
    expect(body.refused).toMatchObject([
      { node: plan.action, why: 'They evaluate it, and nobody evaluates their own action.' },
      { node: second, why: 'It has another owner already.' },
    ]);
  });

  test('refuses someone who is not here, and no actions', async () => {
    await leave();
    const answer = await reassign({ to: leaver.person, actions: both() });
    expect(answer.body.errors).toEqual([
      { pointer: '#/to', detail: 'Choose someone who works here, or who has a seat at one of your boards' },
    ]);
    expect((await reassign({ actions: [] })).body.errors).toMatchObject([{ pointer: '#/actions' }]);
  });

  test('does not reach into a plan that is gone', async () => {
    ok(await editor.send('DELETE', plan.path, { why: 'Made twice' }, { 'if-match': '"1"' }), 204);
    expect((await reassign({ actions: both() })).status).toBe(404);
  });
});
