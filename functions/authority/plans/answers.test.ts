import { beforeEach, describe, expect, test } from 'vitest';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;
let path: string;

const board = { kind: 'organisation', name: 'Strategic board' };
const why = 'The course begins in autumn';

beforeEach(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor, { action: { dueOn: '2030-03-31', owner: authority.as('contributor').person } });
  path = `${plan.path}/nodes/${plan.action}`;
});

const change = (body: object, version = 1) => editor.send('PATCH', path, body, { 'if-match': `"${version}"` });
const pointers = (answer: Awaited<ReturnType<typeof change>>) =>
  answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe('moving a target', () => {
  test('keeps the first date, why it moved and who agreed', async () => {
    ok(await change({ dueOn: '2030-07-31', why, agreedBy: board }), 200);
    const { node } = ok(await change({ dueOn: '2030-12-31', why: 'Again', agreedBy: board }, 2), 200).body;
    expect(node.dueOn).toBe('2030-12-31');
    expect(node.moves).toMatchObject([
      { from: '2030-03-31', to: '2030-07-31', why, agreedBy: board, by: editor.person },
      { from: '2030-07-31', to: '2030-12-31', why: 'Again' },
    ]);
  });

  test('needs a reason and who agreed it', async () => {
    const answer = await change({ dueOn: null });
    expect(answer.status).toBe(422);
    expect(pointers(answer)).toEqual(['#/why', '#/agreedBy']);
    expect((await editor.get(path)).body.node).toMatchObject({ dueOn: '2030-03-31', moves: [], version: 1 });
  });

  test('by a board that is not there is refused', async () => {
    const agreedBy = { kind: 'board', board: plan.priority };
    expect(pointers(await change({ dueOn: null, why, agreedBy }))).toEqual(['#/agreedBy']);
  });

  test('is not what giving a first date is', async () => {
    const at = `${plan.path}/nodes/${plan.objective}`;
    const { body } = ok(await editor.send('PATCH', at, { dueOn: '2030-01-31' }, { 'if-match': '"1"' }), 200);
    expect(body.node).toMatchObject({ dueOn: '2030-01-31', moves: [] });
  });

  test('undone leaves no trace on the row', async () => {
    const { body } = ok(await change({ dueOn: '2030-07-31', why, agreedBy: board }), 200);
    ok(await editor.send('POST', `${plan.path}/entries/${body.entry}/undo`), 200);
    expect((await editor.get(path)).body.node).toMatchObject({ dueOn: '2030-03-31', moves: [] });
  });

  test('changes nothing of the plan as at the day before', async () => {
    ok(await change({ dueOn: '2030-07-31', why, agreedBy: board }), 200);
    const before = ok(await editor.get(`${plan.path}?asAt=2024-06-01`), 200).body.nodes;
    const action = before.find(({ id }: { id: string }) => id === plan.action);
    expect(action).toMatchObject({ dueOn: '2030-03-31', moves: [] });
  });
});

describe('when an action was done', () => {
  const record = (status: string, effectiveOn: string) =>
    authority.as('contributor').send('POST', `${path}/updates`, anUpdateDraft({ status, effectiveOn }));

  test('is the day of the update that says so, until work goes on', async () => {
    expect(ok(await record('complete', '2024-05-01'), 201).body.node.doneOn).toBe('2024-05-01');
    expect(ok(await record('complete', '2024-06-01'), 201).body.node.doneOn).toBe('2024-05-01');
    expect(ok(await record('on-track', '2024-06-02'), 201).body.node.doneOn).toBeNull();
  });

  test('can be put right, and never lies ahead', async () => {
    ok(await record('complete', '2024-05-01'), 201);
    expect(ok(await change({ doneOn: '2024-04-01' }, 2), 200).body.node.doneOn).toBe('2024-04-01');
    expect(pointers(await change({ doneOn: '2099-01-01' }, 3))).toEqual(['#/doneOn']);
  });
});

describe('who answers for a row', () => {
  const role = { kind: 'role', name: 'Head of school improvement' };

  test('stands beside the owner: people, roles, boards and bodies outside', async () => {
    const person = { kind: 'person', person: authority.as('reader').person };
    const { node } = ok(
      await change({ responsible: [role, person], monitoredBy: [board], evaluatedBy: [person] }),
      200,
    ).body;
    expect(node).toMatchObject({ responsible: [role, person], monitoredBy: [board], evaluatedBy: [person] });
  });

  test('can be said when the row is added', async () => {
    const draft = aNodeDraft({ title: 'Another', responsible: [role], startOn: '2024-02-01' });
    const { node } = ok(await editor.send('POST', `${plan.path}/nodes`, draft), 201).body;
    expect(node).toMatchObject({
      responsible: [role],
      monitoredBy: [],
      startOn: '2024-02-01',
      doneOn: null,
      moves: [],
    });
  });

  test('is never judged by the owner alone', async () => {
    const evaluatedBy = [{ kind: 'person', person: authority.as('contributor').person }];
    const answer = await change({ evaluatedBy });
    expect(answer.body.errors).toEqual([
      { pointer: '#/evaluatedBy/0', detail: 'Choose someone other than the owner to evaluate it' },
    ]);
  });

  test('does not become owner of what they evaluate', async () => {
    const person = authority.as('reader').person;
    ok(await change({ evaluatedBy: [{ kind: 'person', person }] }), 200);
    expect(pointers(await change({ owner: person }, 2))).toEqual(['#/evaluatedBy/0']);
  });

  test('is named once, and is somebody who is there', async () => {
    const nobody = { kind: 'person', person: plan.priority };
    const answer = await change({ responsible: [role, { ...role, name: 'HEAD of school improvement' }, nobody] });
    expect(pointers(answer).toSorted()).toEqual(['#/responsible/1', '#/responsible/2']);
  });

  test('stays named after leaving', async () => {
    const leaver = authority.as('reader');
    ok(await change({ responsible: [{ kind: 'person', person: leaver.person }] }), 200);
    const seat = `${authority.path}/people/${leaver.person}/seat`;
    const admin = authority.as('admin');
    ok(await admin.send('DELETE', seat, { why: 'Left' }, { 'if-match': '"1"' }), 200);
    const { node } = ok(await change({ title: 'Hold more courses' }, 2), 200).body;
    expect(node.responsible).toEqual([{ kind: 'person', person: leaver.person }]);
  });
});
