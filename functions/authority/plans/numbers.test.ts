import { beforeAll, describe, expect, test } from 'vitest';
import { aNodeDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

const editor = () => authority.as('editor');

async function add(plan: MadePlan, draft: object = {}) {
  const body = aNodeDraft({ level: 'action', parent: plan.objective, ...draft });
  return ok(await editor().send('POST', `${plan.path}/nodes`, body), 201).body;
}

async function change(plan: MadePlan, node: string, body: object) {
  const { node: now } = (await editor().send('GET', `${plan.path}/nodes/${node}`)).body;
  return editor().send('PATCH', `${plan.path}/nodes/${node}`, body, { 'if-match': `"${now.version}"` });
}

async function numbers(plan: MadePlan): Promise<Record<string, string>> {
  const { nodes } = ok(await editor().send('GET', plan.path), 200).body;
  return Object.fromEntries(nodes.map(({ id, number }: { id: string; number: string }) => [id, number]));
}

describe('numbers of rows', () => {
  test('a new row takes the next under its parent, and reordering changes none', async () => {
    const plan = await aPlan(authority, editor());
    const [second, third] = [await add(plan, { order: 'a1' }), await add(plan, { order: 'a2' })];
    ok(await change(plan, third.node.id, { order: 'Zz' }), 200);
    expect(await numbers(plan)).toMatchObject({
      ...{ [plan.priority]: '1', [plan.objective]: '1', [plan.action]: '1' },
      ...{ [second.node.id]: '2', [third.node.id]: '3' },
    });
  });

  test('the number of a removed row is never another’s', async () => {
    const plan = await aPlan(authority, editor());
    const second = await add(plan);
    const at = `${plan.path}/nodes/${second.node.id}`;
    ok(await editor().send('DELETE', at, { why: 'Merged' }, { 'if-match': '"1"' }), 200);
    expect((await add(plan)).node.number).toBe('3');
    const refused = await editor().send(
      'POST',
      `${plan.path}/nodes`,
      aNodeDraft({ level: 'action', parent: plan.objective, number: '2' }),
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { pointer: '#/number', detail: expect.stringContaining('which was removed, had the number 2') },
    ]);
  });

  test('a row that moves takes a new number, its old one stays its own, and its history tells both', async () => {
    const plan = await aPlan(authority, editor());
    const objective = await add(plan, { level: 'objective', parent: plan.priority, order: 'a1' });
    await add(plan, { parent: objective.node.id });
    const moved = ok(await change(plan, plan.action, { parent: objective.node.id }), 200);
    expect(moved.body.node.number).toBe('2');
    expect((await add(plan)).node.number).toBe('2');
    const view = ok(await editor().send('GET', `${plan.path}/nodes/${plan.action}`), 200).body;
    const [entry] = view.entries;
    expect(entry.changes[0]).toMatchObject({ before: { number: '1' }, after: { number: '2' } });
    expect(view.ancestors.map(({ number }: { number: string }) => number)).toEqual(['1', '2']);
    ok(await editor().send('POST', `${plan.path}/entries/${encodeURIComponent(entry.id)}/undo`), 200);
    expect((await numbers(plan))[plan.action]).toBe('1');
  });

  test('an editor chooses a number, and one that is taken is refused with the row that has it', async () => {
    const plan = await aPlan(authority, editor());
    const second = await add(plan);
    expect(ok(await change(plan, second.node.id, { number: '5a' }), 200).body.node.number).toBe('5a');
    const refused = await change(plan, plan.action, { number: '5A' });
    expect(refused.body.errors[0]).toMatchObject({ pointer: '#/number', detail: expect.stringContaining('number 5A') });
    expect((await change(plan, plan.action, { number: '2' })).status).toBe(422);
    expect((await add(plan)).node.number).toBe('6');
  });

  test('of rows that are added at the same moment each has its own', async () => {
    const plan = await aPlan(authority, editor());
    const added = await Promise.all(Array.from({ length: 10 }, () => add(plan)));
    const given = added.map(({ node }) => Number(node.number)).toSorted((a, b) => a - b);
    expect(given).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('a plan as it was has the numbers of that day', async () => {
    const plan = await aPlan(authority, editor());
    ok(await change(plan, plan.action, { number: '7', effectiveOn: '2024-06-01' }), 200);
    const then = ok(await editor().send('GET', `${plan.path}?asAt=2024-05-31`), 200).body;
    expect(then.nodes.find(({ id }: { id: string }) => id === plan.action).number).toBe('1');
  });
});
