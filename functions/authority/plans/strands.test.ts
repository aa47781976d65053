import { beforeEach, describe, expect, test } from 'vitest';
import { version } from '#test/builders/cycles.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually, strandOf } from '#test/support/world.ts';

let authority: Authority;
let admin: Api;
let editor: Api;
let plan: MadePlan;
let own: ReturnType<typeof strandOf>;

beforeEach(async () => {
  authority = await anAuthority();
  own = strandOf(authority.id);
  [admin, editor] = [authority.as('admin'), authority.as('editor')];
  plan = await aPlan(authority, editor);
});

const listed = () => ({ kind: 'strand', name: 'Whatever it was called', strand: own.key });
const closing = {
  why: 'It goes on there',
  agreedBy: { kind: 'role', name: 'Head of service' },
  effectiveOn: '2024-06-01',
};
const handOver = (into: object, of: MadePlan = plan): Promise<Answer> =>
  editor.send('POST', `${of.path}/nodes/${of.action}/hand-over`, { into, ...closing }, version(1));
const refer = (other: object): Promise<Answer> =>
  editor.send('POST', `${plan.path}/links`, { kind: 'refers-to', node: plan.objective, other, why: '' });
const strand = (key: string = own.key) => editor.get(`${authority.path}/strands/${key}`);
const leading = (links: number) =>
  eventually(
    () => strand(),
    ({ body }) => body.links.length === links,
  );
const list = async () => ok(await editor.get(`${authority.path}/strands`), 200).body;
const match = (...names: string[]) =>
  editor.send('POST', `${authority.path}/strands/${own.key}/matches`, {
    names: names.map((name) => ({ kind: 'strand', name })),
  });
const settings = (strands: object[], read = 1) =>
  admin.send('PATCH', `${authority.path}/settings`, { strands }, version(read));

describe('a strand of the list', () => {
  test('has what was handed to it and what refers to it, each from its row, and the row has it', async () => {
    ok(await handOver(listed()), 200);
    ok(await refer(listed()), 201);
    const { body } = await leading(2);
    expect(body.strand).toEqual(own);
    expect(body.links.find(({ kind }: { kind: string }) => kind === 'handed-over')).toMatchObject({
      ...{ side: 'to', why: 'It goes on there', effectiveOn: '2024-06-01' },
      other: { kind: 'plan', plan: plan.plan, node: plan.action },
      named: { plan: 'Education action plan', row: { title: 'Hold parenting courses' }, status: { label: 'Complete' } },
    });
    const row = ok(await editor.get(`${plan.path}/nodes/${plan.action}`), 200).body;
    expect(row.links).toMatchObject([{ other: { ...listed(), name: 'Inclusion' }, named: { plan: 'Inclusion' } }]);
    expect((await list()).items).toEqual([{ ...own, handedOver: 1, referring: 1 }]);
  });

  test('is read under its new name, and once it has ended nothing more goes to it', async () => {
    ok(await handOver(listed()), 200);
    ok(await settings([{ ...own, name: 'Belonging', retired: true }]), 200);
    const row = ok(await editor.get(`${plan.path}/nodes/${plan.action}`), 200).body;
    expect(row.links).toMatchObject([{ named: { plan: 'Belonging' } }]);
    expect((await leading(1)).body.strand).toMatchObject({ name: 'Belonging', retired: true });
    const other = await aPlan(authority, editor);
    expect((await handOver(listed(), other)).body.errors).toEqual([
      { pointer: '#/into/strand', detail: '“Belonging” has ended: choose one that goes on' },
    ]);
    expect((await refer({ ...listed(), strand: 'nothing' })).body.errors).toMatchObject([
      { pointer: '#/other/strand' },
    ]);
  });

  test('is not dropped from the list while anything leads to it', async () => {
    ok(await refer(listed()), 201);
    expect((await settings([])).body.errors).toEqual([
      { pointer: '#/strands', detail: expect.stringMatching(/^One row or plan leads to “Inclusion”. End it instead/) },
    ]);
    ok(await settings([{ ...own, retired: true }]), 200);
  });

  test('is found by its words', async () => {
    const { body } = ok(await editor.get(`${authority.path}/search?q=inclusion+families`), 200);
    expect(body.items).toMatchObject([{ kind: 'strand', address: `/${authority.id}/strands/${own.key}` }]);
  });

  test('of another key is not there', async () => {
    expect((await strand('other')).status).toBe(404);
  });
});

describe('names that were typed', () => {
  const typed = (name: string) => ({ kind: 'strand', name });

  test('are shown as they are, matched in one go, and each can be undone', async () => {
    ok(await handOver(typed('Inclusion work')), 200);
    ok(await refer(typed('inclusion  WORK')), 201);
    ok(await refer({ kind: 'outside', title: 'City strategy', href: 'https://example.org/city' }), 201);
    const plans = ['Education action plan'];
    expect((await list()).typed).toEqual([
      { kind: 'outside', name: 'City strategy', links: 1, plans },
      { kind: 'strand', name: 'Inclusion work', links: 2, plans },
    ]);
    const { done, left } = ok(await match('Inclusion work'), 200).body;
    expect([done.length, left]).toEqual([2, 0]);
    await leading(2);
    expect((await list()).typed).toMatchObject([{ name: 'City strategy' }]);
    ok(await editor.send('POST', `${plan.path}/entries/${done[0].entry}/undo`), 200);
    await leading(1);
    expect((await list()).typed).toMatchObject([{ name: 'City strategy' }, { links: 1 }]);
  });

  test('that stand nowhere leave everything as it is', async () => {
    expect(ok(await match('Nothing'), 200).body).toEqual({ done: [], left: 0 });
    expect((await match()).body.errors).toMatchObject([{ pointer: '#/names' }]);
  });
});
