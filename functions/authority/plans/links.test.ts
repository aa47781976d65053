import { beforeAll, describe, expect, test } from 'vitest';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
});

const editor = () => authority.as('editor');
const titled = (title: string) => aPlan(authority, editor(), { plan: { title } });
const read = async (path: string) => ok(await editor().send('GET', path), 200).body;
const end = (plan: MadePlan, node: string | null = null) => ({ kind: 'plan', plan: plan.plan, node });

function link(from: MadePlan, to: object, draft: object = {}) {
  const body = { kind: 'refers-to', node: from.action, other: to, why: '', effectiveOn: '2024-02-01', ...draft };
  return editor().send('POST', `${from.path}/links`, body);
}

const handOver = (from: MadePlan, into: object, body: object = {}, version = '"1"') =>
  editor().send(
    'POST',
    `${from.path}/nodes/${from.action}/hand-over`,
    {
      ...{ into, why: 'Looked at with the other work', effectiveOn: '2024-06-01' },
      ...{ agreedBy: { kind: 'role', name: 'Head of service' }, ...body },
    },
    { 'if-match': version },
  );

describe('links between plans', () => {
  test('stand on both sides, with what the other row is called and how it stands, and change no row', async () => {
    const [city, school] = await Promise.all([titled('City plan'), titled('School plan')]);
    ok(await link(school, end(city, city.priority), { kind: 'part-of' }), 201);
    ok(await editor().send('POST', `${school.path}/nodes/${school.action}/updates`, anUpdateDraft()), 201);
    const priority = await read(`${city.path}/nodes/${city.priority}`);
    expect(priority.node.version).toBe(1);
    expect(priority.links).toMatchObject([
      {
        ...{ kind: 'part-of', side: 'to', other: end(school, school.action), can: { remove: true } },
        named: { plan: 'School plan', row: { level: 'Action', number: '1' }, status: { key: 'on-track' }, gone: null },
      },
    ]);
    const plan = await read(school.path);
    expect(plan.links).toMatchObject([{ kind: 'part-of', side: 'from', node: school.action, title: 'City plan' }]);
    expect((await read(`${school.path}?asAt=2024-01-31`)).links).toEqual([]);
  });

  test('a trust’s plan says whose it is, and so does what it carries', async () => {
    const [city, trust] = [
      await titled('City plan'),
      await aPlan(authority, editor(), { plan: { title: 'Ours', holder: { kind: 'trust', name: 'Harbour Trust' } } }),
    ];
    ok(await link(trust, end(city, city.priority), { kind: 'part-of', node: null }), 201);
    const [carried] = (await read(`${city.path}/nodes/${city.priority}`)).links;
    expect(carried.named).toMatchObject({ plan: 'Ours', heldBy: 'Harbour Trust', row: null });
    const school = { holder: { kind: 'school', urn: '999999' } };
    const refused = await editor().send('PATCH', trust.path, school, { 'if-match': '"1"' });
    expect(refused.body.errors).toMatchObject([{ pointer: '#/holder/urn' }]);
  });

  test('a circle is refused, and the message names every plan of it', async () => {
    const [one, two, three] = await Promise.all([titled('One'), titled('Two'), titled('Three')]);
    const partOf = { kind: 'part-of', node: null };
    ok(await link(one, end(two), partOf), 201);
    ok(await link(two, end(three), partOf), 201);
    const refused = await link(three, end(one), partOf);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].detail).toContain('“Three” → “One” → “Two” → “Three”');
    expect((await link(three, end(three), { node: null })).body.errors[0].detail).toContain('linked to itself');
    ok(await link(three, end(one)), 201);
  });

  test('what is not there, is linked already or lies outside is refused with its pointer', async () => {
    const [one, theirs] = await Promise.all([titled('One'), aPlan(other, other.as('editor'))]);
    const outside = { kind: 'outside', title: 'Inclusion strategy', href: 'https://example.org/inclusion' };
    ok(await link(one, outside), 201);
    const pointers = await Promise.all(
      [
        link(one, outside),
        link(one, outside, { kind: 'part-of' }),
        link(one, end(theirs)),
        link(one, { kind: 'outside', title: '', href: 'javascript:alert(1)' }),
        link(one, outside, { node: theirs.action }),
      ].map(async (answer) => (await answer).body.errors.map(({ pointer }: { pointer: string }) => pointer)),
    );
    expect(pointers).toEqual([
      ['#/other'],
      ['#/other'],
      ['#/other/plan'],
      ['#/other/title', '#/other/href'],
      ['#/node'],
    ]);
  });

  test('is removed from both sides, and stands again when that is undone', async () => {
    const [one, two] = await Promise.all([titled('One'), titled('Two')]);
    const made = ok(await link(one, end(two, two.action)), 201).body;
    const at = `${two.path}/links/${made.link.id}`;
    const removed = ok(await editor().send('DELETE', at, { why: 'Ended' }, { 'if-match': '"1"' }), 200).body;
    expect((await read(one.path)).links).toEqual([]);
    ok(await editor().send('POST', `${two.path}/entries/${encodeURIComponent(removed.entry)}/undo`), 200);
    expect((await read(one.path)).links).toMatchObject([{ title: 'Two' }]);
    expect((await read(`${one.path}/nodes/${one.action}`)).entries.map(({ verb }: { verb: string }) => verb)).toEqual([
      ...['change.undone', 'link.removed', 'link.added', 'node.added'],
    ]);
  });

  test('to a row that was removed says so', async () => {
    const [one, two] = await Promise.all([titled('One'), titled('Two')]);
    ok(await link(one, end(two, two.action)), 201);
    ok(await editor().send('DELETE', `${two.path}/nodes/${two.action}`, { why: 'Merged' }, { 'if-match': '"1"' }), 200);
    const [seen] = (await read(`${one.path}/nodes/${one.action}`)).links;
    expect(seen.named.gone).toContain('Merged');
  });
});

describe('POST hand-over', () => {
  test('closes the action, makes its row in the other plan and links both, at once', async () => {
    const [from, to] = await Promise.all([titled('Plan of 2018'), titled('Vulnerable pupils')]);
    const done = ok(await handOver(from, { kind: 'plan', plan: to.plan, parent: to.objective }), 200).body;
    const closed = await read(`${from.path}/nodes/${from.action}`);
    expect(closed.node).toMatchObject({ latest: { status: done.status }, doneOn: '2024-06-01' });
    expect(closed.links).toMatchObject([{ kind: 'handed-over', side: 'from', named: { plan: 'Vulnerable pupils' } }]);
    const made = await read(`${to.path}/nodes/${done.into.node}`);
    expect(made.node).toMatchObject({ title: 'Hold parenting courses', number: '2', latest: null });
    expect(made.links).toMatchObject([{ kind: 'handed-over', side: 'to', named: { plan: 'Plan of 2018' } }]);
    expect(made.entries).toMatchObject([{ verb: 'node.handed-over', why: 'Looked at with the other work' }]);
    const before = await read(`${from.path}?asAt=2024-05-31`);
    expect(before.links).toEqual([]);
    expect(before.nodes.find(({ id }: { id: string }) => id === from.action).latest).toBeNull();
  });

  test('is taken back in one step, on both sides', async () => {
    const [from, to] = await Promise.all([titled('From'), titled('To')]);
    const done = ok(await handOver(from, { kind: 'plan', plan: to.plan, parent: to.objective }), 200).body;
    ok(await editor().send('POST', `${from.path}/entries/${encodeURIComponent(done.entry)}/undo`), 200);
    const [here, there] = await Promise.all([read(from.path), read(to.path)]);
    expect([here.links, there.links]).toEqual([[], []]);
    expect(here.nodes.find(({ id }: { id: string }) => id === from.action)).toMatchObject({
      latest: null,
      doneOn: null,
    });
    expect(there.nodes.map(({ id }: { id: string }) => id)).not.toContain(done.into.node);
  });

  test.each([
    ['a strand', { kind: 'strand', name: 'Vulnerable pupils' }, 'other-strand', 'Vulnerable pupils'],
    ['day-to-day business', { kind: 'day-to-day' }, 'day-to-day', 'Day-to-day business'],
  ])('into %s it closes with the status that the plan has for it', async (_, into, status, named) => {
    const { body } = ok(
      await editor().send('POST', `${authority.path}/plans`, {
        ...{ title: 'Outcomes', purpose: '', agreedOn: '2024-01-15', shape: 'four-columns' },
      }),
      201,
    );
    const path = `${authority.path}/plans/${body.id}`;
    const add = async (draft: object) =>
      ok(await editor().send('POST', `${path}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...draft })), 201).body;
    const outcome = await add({ level: 'outcome' });
    const action = (await add({ level: 'action', parent: outcome.node.id })).node.id;
    const plan: MadePlan = { plan: body.id, priority: '', objective: outcome.node.id, action, path };
    expect(ok(await handOver(plan, into), 200).body).toMatchObject({ status, into: null });
    expect((await read(`${path}/nodes/${action}`)).links).toMatchObject([{ named: { plan: named } }]);
    expect((await handOver(plan, into)).status).toBe(412);
    const again = await handOver(plan, into, {}, '"2"');
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('handed over already')]);
  });

  test('what does not fit is said at once, and nothing is done', async () => {
    const [from, to] = await Promise.all([titled('From'), titled('To')]);
    const refused = await handOver(
      from,
      { kind: 'plan', plan: to.plan, parent: from.objective },
      { effectiveOn: '2023-01-01' },
    );
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/effectiveOn',
      '#/into/parent',
    ]);
    expect(
      (await handOver(from, { kind: 'plan', plan: from.plan, parent: from.objective })).body.errors[0].detail,
    ).toBe('The plan would be handed over to itself: “From” → “From”. Choose another plan');
    expect((await read(from.path)).links).toEqual([]);
  });

  test('an action that was reported as complete keeps its words, and is linked to where it went', async () => {
    const from = await titled('From');
    const update = anUpdateDraft({ status: 'complete', delivered: 'All of it', next: '' });
    ok(await editor().send('POST', `${from.path}/nodes/${from.action}/updates`, update), 201);
    ok(await handOver(from, { kind: 'day-to-day' }, {}, '"2"'), 200);
    const closed = await read(`${from.path}/nodes/${from.action}`);
    expect(closed.node).toMatchObject({ version: 2, latest: { delivered: 'All of it' } });
    expect(closed.links).toHaveLength(1);
  });

  test('asked for twice it is done once', async () => {
    const from = await titled('From');
    const headers = { 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() };
    const at = `${from.path}/nodes/${from.action}/hand-over`;
    const body = {
      ...{ into: { kind: 'day-to-day' }, why: 'Achieved', effectiveOn: '2024-06-01' },
      agreedBy: { kind: 'role', name: 'Head of service' },
    };
    const first = ok(await editor().send('POST', at, body, headers), 200).body;
    expect(ok(await editor().send('POST', at, body, headers), 200).body).toEqual(first);
  });
});
