import { beforeEach, describe, expect, test } from 'vitest';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aNodeDraft, aPlan, aPlanDraft, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let owner: Api;
let plan: MadePlan;
let row: string;

beforeEach(async () => {
  authority = await anAuthority();
  [editor, owner] = [authority.as('editor'), authority.as('contributor')];
  plan = await aPlan(authority, editor, { action: { owner: owner.person } });
  row = `${plan.path}/nodes/${plan.action}`;
});

const add = async (draft: object = {}) =>
  ok(await editor.send('POST', `${row}/milestones`, aMilestoneDraft({ effectiveOn: '2024-02-01', ...draft })), 201).body
    .milestone;
const at = (version: number) => ({ 'if-match': `"${version}"` });
const pointers = (answer: Answer) => answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
const mark = (api: Api, id: string, doneOn: string | null, version = 1) =>
  api.send('POST', `${row}/milestones/${id}/done`, { doneOn }, at(version));

describe('a milestone', () => {
  test('stands below its action by its date, in the plan and on its page', async () => {
    const late = await add({ title: 'Both centres are open', dueOn: '2025-01-31' });
    const soon = await add();
    const inPlan = ok(await editor.get(plan.path), 200).body;
    const onPage = ok(await editor.get(row), 200).body;
    expect(inPlan.milestones.map(({ id }: { id: string }) => id)).toEqual([soon.id, late.id]);
    expect(onPage.milestones).toMatchObject([
      { id: soon.id, number: 2, node: plan.action, doneOn: null },
      { id: late.id, number: 1 },
    ]);
    expect(inPlan.nodes).toHaveLength(3);
    expect(inPlan.health).toMatchObject({ actions: 1, empty: 0 });
  });

  test('keeps its number: another that comes after one was removed has the next', async () => {
    const first = await add();
    ok(await editor.send('DELETE', `${row}/milestones/${first.id}`, { why: 'Made twice' }, at(1)), 200);
    expect((await add()).number).toBe(2);
    const both = await Promise.all([add(), add()]);
    expect(both.map(({ number }) => number).sort()).toEqual([3, 4]);
  });

  test('is marked as done by the owner of its action, who changes nothing else of it', async () => {
    const { id } = await add();
    const done = ok(await mark(owner, id, '2024-09-20'), 200).body.milestone;
    expect(done).toMatchObject({ doneOn: '2024-09-20', can: { change: false, remove: false, mark: true } });
    expect((await owner.send('PATCH', `${row}/milestones/${id}`, { title: 'Other words' }, at(2))).status).toBe(403);
    ok(await editor.send('PATCH', row, { owner: editor.person }, at(1)), 200);
    expect((await mark(owner, id, null, 2)).status).toBe(403);
  });

  test('is shown as it was on a day before it was done', async () => {
    const { id } = await add();
    ok(await mark(editor, id, '2024-09-20'), 200);
    const seen = async (on: string) => ok(await editor.get(`${plan.path}?asAt=${on}`), 200).body.milestones;
    expect(await seen('2024-09-19')).toMatchObject([{ id, doneOn: null, can: { mark: false } }]);
    expect(await seen('2024-09-20')).toMatchObject([{ id, doneOn: '2024-09-20' }]);
    expect(await seen('2024-01-31')).toEqual([]);
  });

  test('is done today or earlier, and after it became part of the plan', async () => {
    const { id } = await add();
    expect(pointers(await mark(editor, id, '2999-01-01'))).toEqual(['#/doneOn']);
    expect(pointers(await mark(editor, id, '2024-01-31'))).toEqual(['#/doneOn']);
  });

  test('moves to another date for a reason, which its action’s history tells', async () => {
    const { id } = await add();
    const change = (body: object) => editor.send('PATCH', `${row}/milestones/${id}`, body, at(1));
    expect(pointers(await change({ dueOn: '2024-12-20' }))).toEqual(['#/why']);
    ok(await change({ dueOn: '2024-12-20', why: 'The post was advertised twice' }), 200);
    const { entries } = ok(await editor.get(row), 200).body;
    expect(entries[0]).toMatchObject({ verb: 'milestone.changed', why: 'The post was advertised twice' });
  });

  test('can be undone, whatever was done to it', async () => {
    const { id } = await add();
    const { entry } = ok(await mark(editor, id, '2024-09-20'), 200).body;
    ok(await editor.send('POST', `${plan.path}/entries/${entry}/undo`), 200);
    expect(ok(await editor.get(row), 200).body.milestones).toMatchObject([{ id, doneOn: null }]);
    const removed = await editor.send('DELETE', `${row}/milestones/${id}`, { why: 'Made twice' }, at(3));
    ok(await editor.send('POST', `${plan.path}/entries/${ok(removed, 200).body.entry}/undo`), 200);
    expect(ok(await editor.get(row), 200).body.milestones).toMatchObject([{ id, removed: null }]);
  });

  test('of an older version is refused and shown as it is now', async () => {
    const { id } = await add();
    ok(await mark(editor, id, '2024-09-20'), 200);
    const late = await mark(owner, id, '2024-09-21');
    expect([late.status, late.body.current]).toMatchObject([412, { id, doneOn: '2024-09-20', version: 2 }]);
  });

  test('stands under an action alone, in a plan whose layout names them', async () => {
    const above = await editor.send('POST', `${plan.path}/nodes/${plan.objective}/milestones`, aMilestoneDraft());
    expect([above.status, above.body.detail]).toEqual([409, 'Milestones stand under actions']);
    const other = ok(await editor.send('POST', `${authority.path}/plans`, aPlanDraft({ shape: 'four-columns' })), 201);
    const nodes = `${authority.path}/plans/${other.body.id}/nodes`;
    const outcome = ok(await editor.send('POST', nodes, aNodeDraft({ level: 'outcome' })), 201).body.node.id;
    const draft = aNodeDraft({ level: 'action', parent: outcome });
    const action = ok(await editor.send('POST', nodes, draft), 201).body.node.id;
    const refused = await editor.send('POST', `${nodes}/${action}/milestones`, aMilestoneDraft());
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      'The layout of this plan names no steps below an action. Name them in its layout first.',
    ]);
  });
});
