import { beforeEach, describe, expect, test } from 'vitest';
import { aNodeDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let contributor: Api;
let plan: MadePlan;
let second: string;

beforeEach(async () => {
  authority = await anAuthority();
  [editor, contributor] = [authority.as('editor'), authority.as('contributor')];
  plan = await aPlan(authority, editor, { action: { owner: contributor.person, dueOn: '2030-03-31' } });
  const draft = { level: 'action', parent: plan.objective, order: 'a5', title: 'Second', effectiveOn: '2024-01-15' };
  second = ok(await editor.send('POST', `${plan.path}/nodes`, aNodeDraft(draft)), 201).body.node.id;
});

const rows = (version = 1) => [plan.action, second].map((node) => ({ node, version }));
type Asked = { kind: string; [field: string]: unknown };
const bulk = ({ kind, ...body }: Asked, api = editor, headers: Record<string, string> = {}): Promise<Answer> =>
  api.send('POST', `${plan.path}/bulk/${kind}`, { rows: rows(), ...body }, headers);
const node = async (id: string) => (await editor.get(`${plan.path}/nodes/${id}`)).body;
const board = { kind: 'role', name: 'The strategic board' };

describe('POST bulk', () => {
  test('gives actions an owner, each a change of its own', async () => {
    const { body } = ok(await bulk({ kind: 'owner', owner: editor.person, why: 'New lead' }), 200);
    expect(body.done.map((each: { node: string }) => each.node)).toEqual([plan.action, second]);
    const { entries, ...seen } = await node(second);
    expect([seen.node.owner, entries[0].verb, entries[0].why]).toEqual([editor.person, 'node.changed', 'New lead']);
  });

  test('moves a date that was agreed only with why and who agreed; a first date needs neither', async () => {
    const refused = await bulk({ kind: 'date', dueOn: '2031-03-31' });
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/why', '#/agreedBy']);
    expect((await node(second)).node.dueOn).toBeNull();
    ok(await bulk({ kind: 'date', dueOn: '2031-03-31', why: 'Funding is late', agreedBy: board }), 200);
    expect((await node(plan.action)).node.moves).toMatchObject([{ from: '2030-03-31', agreedBy: board }]);
    expect((await node(second)).node).toMatchObject({ dueOn: '2031-03-31', moves: [] });
  });

  test('records an update with the same words; a contributor’s on their own actions alone', async () => {
    const update = {
      status: 'at-risk',
      delivered: 'The term was lost',
      next: '',
      effectiveOn: '2024-06-03',
      evidence: [],
    };
    const { body } = ok(await bulk({ kind: 'update', ...update }, contributor), 200);
    expect(body).toMatchObject({ done: [{ node: plan.action }], refused: [{ node: second, title: 'Second' }] });
    expect(body.refused[0].why).toContain('your own actions');
    expect((await bulk({ kind: 'removal', why: 'Twice' }, contributor)).status).toBe(403);
    expect((await bulk({ kind: 'update', ...update, delivered: '' })).status).toBe(422);
  });

  test('leaves what cannot go, and says why', async () => {
    ok(await editor.send('PATCH', `${plan.path}/nodes/${second}`, { title: 'Other' }, { 'if-match': '"1"' }), 200);
    const { body } = ok(await bulk({ kind: 'responsible', responsible: [board] }), 200);
    expect(body.done).toMatchObject([{ node: plan.action }]);
    expect(body.refused).toEqual([
      { node: second, title: 'Other', why: 'Somebody changed it meanwhile. Look at it again.' },
    ]);
    const again = { kind: 'responsible', responsible: [board], rows: [{ node: plan.action, version: 2 }] };
    expect(ok(await bulk(again), 200).body.refused).toMatchObject([{ node: plan.action, why: 'It is so already.' }]);
  });

  test('sent twice is done once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const asked = { kind: 'removal', why: 'Taken on elsewhere' };
    const first = ok(await bulk(asked, editor, headers), 200).body;
    expect(first.done).toHaveLength(2);
    expect(ok(await bulk(asked, editor, headers), 200).body).toEqual(first);
  });

  test('names actions of this plan, each once', async () => {
    const twice = [plan.action, plan.action, plan.objective].map((id) => ({ node: id, version: 1 }));
    const { body } = await bulk({ kind: 'removal', why: 'Twice', rows: twice });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/rows/1/node', '#/rows/2/node']);
  });
});

describe('POST bulk/undo', () => {
  test('takes the whole of it back, but for what changed since', async () => {
    const { done } = ok(await bulk({ kind: 'owner', owner: editor.person }), 200).body;
    ok(await editor.send('PATCH', `${plan.path}/nodes/${second}`, { title: 'Other' }, { 'if-match': '"2"' }), 200);
    const { body } = ok(await editor.send('POST', `${plan.path}/bulk/undo`, { done }), 200);
    expect(body).toMatchObject({ done: [plan.action], refused: [{ node: second, title: 'Other' }] });
    expect((await node(plan.action)).node.owner).toBe(contributor.person);
  });
});
