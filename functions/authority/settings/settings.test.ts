import { beforeEach, describe, expect, test } from 'vitest';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import type { Status } from '#shared/vocabulary.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

const { shapes } = asOfferedWith(statusSchemes, shippedShapes);
const [fourColumns] = shapes;
let authority: Authority;
let admin: Api;

beforeEach(async () => {
  authority = await anAuthority();
  admin = authority.as('admin');
});

const change = (body: unknown, headers: Record<string, string> = { 'if-match': '"1"' }, by = admin): Promise<Answer> =>
  by.send('PATCH', `${authority.path}/settings`, body, headers);

describe('GET settings', () => {
  test('shows everyone the authority’s own words, and who may change them', async () => {
    const read = ok(await authority.as('reader').get(`${authority.path}/settings`), 200);
    expect(read.body).toMatchObject({ id: authority.id, version: 1, can: { change: false } });
    expect(read.headers.get('etag')).toBe('"1"');
    expect((await admin.get(`${authority.path}/settings`)).body.can).toEqual({ change: true });
  });

  test('in another authority there is nothing', async () => {
    const other = await anAuthority();
    expect((await other.as('admin').get(`${authority.path}/settings`)).status).toBe(404);
  });
});

describe('PATCH settings', () => {
  test('changes what was sent and leaves the rest', async () => {
    const changed = ok(await change({ name: 'Another name' }), 200);
    expect(changed.body).toMatchObject({ name: 'Another name', accent: '#1d70b8', version: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await authority.as('reader').get(authority.path)).body.authority.name).toBe('Another name');
  });

  test.each([
    [{ accent: '#ffdd00' }, '#/accent', /darker colour/],
    [{ accent: 'blue' }, '#/accent', /# and six/],
    [{ name: ' ' }, '#/name', /Enter the name/],
    [{ dfeCode: '12' }, '#/dfeCode', /three-figure/],
    [{ gssCode: 'W06000015' }, '#/gssCode', /GSS/],
    [{ shapes: [] }, '#/shapes', /at least one/],
    [{ shapes: [{ ...fourColumns, levels: fourColumns?.levels.slice(0, 1) }] }, '#/shapes/0/columns/1/level', /level/],
    [{ id: 'elsewhere' }, '#/id', /no field/],
    [{ version: 9 }, '#/version', /no field/],
  ])('refuses %j', async (body, pointer, detail) => {
    const answer = await change(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual({ pointer, detail: expect.stringMatching(detail) });
  });

  test('of two administrators who save at once one wins and the other is shown what changed', async () => {
    const answers = await Promise.all([change({ name: 'Mine' }), change({ name: 'Yours' })]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.current).toMatchObject({ name: won?.body.name, version: 2 });
  });

  test('sent twice is done once', async () => {
    const headers = { 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() };
    ok(await change({ name: 'Once' }, headers), 200);
    expect(ok(await change({ name: 'Once' }, headers), 200).body).toMatchObject({ name: 'Once', version: 2 });
  });

  test('is for administrators', async () => {
    expect((await change({ name: 'Mine' }, { 'if-match': '"1"' }, authority.as('editor'))).status).toBe(403);
  });

  test('stands in the audit with what was and what is', async () => {
    ok(await change({ name: 'Another name' }), 200);
    const { items } = ok(await authority.as('reader').get(`${authority.path}/audit?subject=settings`), 200).body;
    expect(items[0]).toMatchObject({
      ...{ verb: 'settings.changed', by: admin.person },
      changes: [{ row: 'SETTINGS', before: { name: `Authority ${authority.id}` }, after: { name: 'Another name' } }],
    });
  });

  test('does not repaint a plan that was made before', async () => {
    const editor = authority.as('editor');
    const plan = await aPlan(authority, editor);
    const renamed = shapes.map((shape) => ({ ...shape, name: `Our ${shape.name}`, scheme: 'four-point' }));
    ok(await change({ shapes: renamed }), 200);
    const view = ok(await editor.get(plan.path), 200).body;
    expect(view.shape.name).toBe('Priorities, objectives and actions in seven columns');
    const [summary] = ok(await editor.get(authority.path), 200).body.plans;
    const marks = view.shape.statuses.map(({ key, label, colour, shape }: Status) => ({ key, label, colour, shape }));
    expect(summary.statuses).toEqual(marks);
  });
});

describe('the name and the colour', () => {
  const shown = async () => (await authority.as('reader').get('/api/me')).body.items;

  test('are shown to everyone with a seat as they are now, from the moment they are changed', async () => {
    expect(await shown()).toMatchObject([{ name: `Authority ${authority.id}`, accent: '#1d70b8' }]);
    ok(await change({ name: 'Another name', accent: '#003078' }), 200);
    expect(await shown()).toMatchObject([{ name: 'Another name', accent: '#003078' }]);
    ok(await change({ name: 'A third name' }, { 'if-match': '"2"' }), 200);
    expect(await shown()).toMatchObject([{ name: 'A third name', accent: '#003078' }]);
    expect((await authority.as('reader').get('/api/me/work')).body.authorities).toMatchObject([
      { name: 'A third name' },
    ]);
  });

  test('stay as they are where the change is refused', async () => {
    expect((await change({ name: 'Refused' }, { 'if-match': '"7"' })).status).toBe(412);
    expect(await shown()).toMatchObject([{ name: `Authority ${authority.id}` }]);
  });
});

describe('GET home', () => {
  test('shows what waits for me and not what waits for others', async () => {
    const [owner, editor] = [authority.as('contributor'), authority.as('editor')];
    const action = { owner: owner.person, dueOn: '2020-01-31', title: 'Hold courses' };
    const { plan, action: node } = await aPlan(authority, editor, { action });
    const home = ok(await owner.get(authority.path), 200).body;
    expect(home.waiting).toEqual([expect.objectContaining({ plan, node, title: 'Hold courses', state: 'overdue' })]);
    expect((await editor.get(authority.path)).body.waiting).toEqual([]);
  });

  test('says what I may do here, by role', async () => {
    const canOf = async (who: 'admin' | 'editor' | 'contributor' | 'reader') =>
      ok(await authority.as(who).get(authority.path), 200).body.can;
    expect(await canOf('admin')).toMatchObject({ addPlan: true, administer: true });
    expect(await canOf('editor')).toMatchObject({ addPlan: true, administer: false });
    expect(await canOf('contributor')).toMatchObject({ addPlan: false, administer: false });
    expect(await canOf('reader')).toMatchObject({ addPlan: false, administer: false });
  });

  test('follows what is recorded, a moment later', async () => {
    const editor = authority.as('editor');
    const { plan } = await aPlan(authority, editor);
    const home = await eventually(
      () => editor.get(authority.path),
      ({ body }) => body.plans.some((each: { id: string; health: { actions: number } }) => each.health.actions === 1),
    );
    expect(home.body.plans).toMatchObject([{ id: plan, health: { actions: 1, noUpdate: 1, noOwner: 1 } }]);
  });

  test('names everyone in the directory and gives no addresses', async () => {
    const { body } = ok(await authority.as('reader').get(authority.path), 200);
    expect(body.people).toHaveLength(5);
    expect(JSON.stringify(body)).not.toContain('@');
  });
});
