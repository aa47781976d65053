import { beforeEach, describe, expect, test } from 'vitest';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let plan: MadePlan;
let editor: Api;
let reader: Api;

beforeEach(async () => {
  authority = await anAuthority();
  [editor, reader] = [authority.as('editor'), authority.as('reader')];
  plan = await aPlan(authority, editor);
});

const draft = { name: 'Late', search: { view: 'working', fix: 'overdue' }, everyone: false };
const path = () => `${authority.path}/saved-views/${plan.plan}`;
const save = (api: Api, more: object = {}): Promise<Answer> => api.send('POST', path(), { ...draft, ...more });
const listed = async (api: Api, query = `?plan=${plan.plan}`): Promise<string[]> =>
  ok(await api.get(`${authority.path}/saved-views${query}`), 200).body.items.map(({ name }: { name: string }) => name);
const change = (api: Api, { id, version }: { id: string; version: number }, body: object): Promise<Answer> =>
  api.send('PATCH', `${path()}/${id}`, body, { 'if-match': `"${version}"` });

describe('saved views', () => {
  test('are one’s own, or everyone’s', async () => {
    ok(await save(reader, { name: 'Mine' }), 201);
    ok(await save(editor, { name: 'Ours', everyone: true }), 201);
    expect(await listed(reader)).toEqual(['Mine', 'Ours']);
    expect(await listed(editor, '')).toEqual(['Ours']);
  });

  test('are saved for everyone by editors alone', async () => {
    expect((await save(reader, { everyone: true })).status).toBe(403);
    const { body } = ok(await save(editor, { everyone: true }), 201);
    expect((await change(reader, body, { name: 'Other words' })).status).toBe(403);
    expect(body).toMatchObject({ mine: false, can: { change: true }, search: draft.search });
  });

  test('of somebody else are not there', async () => {
    const { body } = ok(await save(editor), 201);
    expect((await change(reader, body, { name: 'Other words' })).status).toBe(404);
    expect((await reader.send('PUT', `${path()}/opening`, { view: body.id })).body.errors).toEqual([
      { pointer: '#/view', detail: 'Choose one of the plan’s saved views' },
    ]);
  });

  test('are renamed, taken away and back again', async () => {
    const made = ok(await save(reader), 201).body;
    const renamed = ok(await change(reader, made, { name: 'Behind' }), 200).body;
    expect(renamed).toMatchObject({ name: 'Behind', version: 2 });
    expect((await change(reader, made, { name: 'Too late' })).status).toBe(412);
    const gone = ok(await change(reader, renamed, { removed: true }), 200).body;
    expect(await listed(reader)).toEqual([]);
    ok(await change(reader, gone, { removed: false }), 200);
    expect(await listed(reader)).toEqual(['Behind']);
  });

  test('one of them is what the plan opens with, for whoever chose it', async () => {
    const { id } = ok(await save(editor, { everyone: true }), 201).body;
    ok(await reader.send('PUT', `${path()}/opening`, { view: id }), 200);
    const mineOf = async (api: Api) => (await api.get(`${authority.path}/saved-views`)).body.items[0].mine;
    expect([await mineOf(reader), await mineOf(editor)]).toEqual([true, false]);
    ok(await reader.send('PUT', `${path()}/opening`, { view: null }), 200);
    expect(await mineOf(reader)).toBe(false);
  });

  test('have a name and hold what an address holds, nothing else', async () => {
    const { body } = await save(reader, { name: ' ', search: { asAt: '2020-01-01', view: 'upside-down' } });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/name',
      '#/search/asAt',
      '#/search/view',
    ]);
  });
});
