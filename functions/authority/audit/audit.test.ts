import { beforeAll, describe, expect, test } from 'vitest';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, type Who } from '#test/support/world.ts';

type Entry = { id: string; verb: string; recordedAt: string };

let authority: Authority;
let other: Authority;
let editor: Api;
let plan: MadePlan;
let second: MadePlan;
const changes = 55;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  editor = authority.as('editor');
  [plan, second] = await Promise.all([aPlan(authority, editor), aPlan(authority, editor)]);
  const path = `${plan.path}/nodes/${plan.action}`;
  for (let version = 1; version <= changes; version += 1) {
    ok(await editor.send('PATCH', path, { title: `Words ${version}` }, { 'if-match': `"${version}"` }), 200);
  }
});

const audit = (query: string, who: Who = 'reader'): Promise<Answer> =>
  authority.as(who).get(`${authority.path}/audit${query}`);
const ofPlan = (cursor?: string, who?: Who) =>
  audit(`?subject=${plan.plan}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, who);

describe('GET audit', () => {
  test('lists every change of a plan, newest first, page by page', async () => {
    const first = ok(await ofPlan(), 200).body;
    const rest = ok(await ofPlan(first.next), 200).body;
    const entries: Entry[] = [...first.items, ...rest.items];
    expect([first.items.length, rest.next]).toEqual([50, null]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(changes + 4);
    expect(entries.map(({ id }) => id)).toEqual(
      entries
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(entries.at(-1)?.verb).toBe('plan.made');
  });

  test('goes on only for the person and the list that the cursor was given for', async () => {
    const { next } = ok(await ofPlan(), 200).body;
    const refused = [
      await ofPlan(next, 'editor'),
      await audit(`?subject=${second.plan}&cursor=${encodeURIComponent(next)}`),
      await audit(`/people?cursor=${encodeURIComponent(next)}`, 'admin'),
      await ofPlan(`${next}x`),
      await ofPlan('nonsense'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(refused[0]?.body.errors[0].pointer).toBe('#/cursor');
  });

  test('needs a subject that could be one', async () => {
    const answers = await Promise.all([audit('?subject=everything'), audit('')]);
    expect(answers.map(({ status, body }) => [status, body.errors[0].pointer])).toEqual([
      [422, '#/subject'],
      [422, '#/subject'],
    ]);
  });

  test('of a plan of another authority has nothing in it', async () => {
    const theirs = await other.as('reader').get(`${other.path}/audit?subject=${plan.plan}`);
    expect(theirs.body.items ?? []).toEqual([]);
  });

  test('in another authority there is nothing', async () => {
    expect((await other.as('admin').get(`${authority.path}/audit?subject=settings`)).status).toBe(404);
  });

  test('names people by their id alone', async () => {
    const { items } = ok(await ofPlan(), 200).body;
    expect(new Set(items.map(({ by }: { by: string }) => by))).toEqual(new Set([editor.person]));
    expect(JSON.stringify(items)).not.toContain('@');
  });
});

describe('GET audit/people', () => {
  test('is for administrators', async () => {
    expect((await audit('/people', 'editor')).status).toBe(403);
    expect((await audit('/people', 'admin')).status).toBe(200);
  });

  test('in another authority there is nothing', async () => {
    expect((await other.as('admin').get(`${authority.path}/audit/people`)).status).toBe(404);
  });
});
