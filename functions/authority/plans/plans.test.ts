import { beforeAll, describe, expect, test } from 'vitest';
import { aNodeDraft, anUpdateDraft, aPlan, aPlanDraft, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let made: MadePlan;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  made = await aPlan(authority, authority.as('editor'));
});

describe('POST plans', () => {
  test('an editor makes a plan in one of the shapes', async () => {
    const answer = await authority.as('editor').send('POST', `${authority.path}/plans`, aPlanDraft());
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ title: 'Education action plan', nodes: [], can: { change: true } });
    expect(answer.headers.get('etag')).toBe('"1"');
  });

  test('all that is wrong is said at once, each with its pointer', async () => {
    const draft = { title: '', purpose: 4, agreedOn: '2024-02-31', shape: 'seven-columns', colour: 'red' };
    const answer = await authority.as('editor').send('POST', `${authority.path}/plans`, draft);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '#/agreedOn',
      '#/colour',
      '#/purpose',
      '#/title',
    ]);
  });

  test('a body that is not JSON is 400', async () => {
    const answer = await authority
      .as('editor')
      .send('POST', `${authority.path}/plans`, '{"title":', { 'content-type': 'application/json' });
    expect(answer.status).toBe(400);
  });

  test('a reader may not', async () => {
    expect((await authority.as('reader').send('POST', `${authority.path}/plans`, aPlanDraft())).status).toBe(403);
  });

  test('in another authority there is nothing', async () => {
    expect((await other.as('editor').send('POST', `${authority.path}/plans`, aPlanDraft())).status).toBe(404);
  });
});

describe('PATCH nodes', () => {
  const change = (made_: MadePlan, body: object, headers: Record<string, string>) =>
    authority.as('editor').send('PATCH', `${made_.path}/nodes/${made_.action}`, body, headers);

  test('without If-Match it is 428', async () => {
    expect((await change(made, { title: 'New words' }, {})).status).toBe(428);
  });

  test('of two officers who save at once one wins and the other is shown the row as it is now', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const answers = await Promise.all([
      change(own, { title: 'Mine' }, { 'if-match': '"1"' }),
      change(own, { title: 'Yours' }, { 'if-match': '"1"' }),
    ]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.current.title).toBe(won?.body.node.title);
  });

  test('the same request sent twice changes the row once', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const headers = { 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() };
    const first = ok(await change(own, { title: 'Once' }, headers), 200);
    const second = ok(await change(own, { title: 'Once' }, headers), 200);
    expect(second.body.entry).toBe(first.body.entry);
    expect(second.body.node.version).toBe(2);
  });

  test('a key used again for other words is refused', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const key = crypto.randomUUID();
    ok(await change(own, { title: 'Once' }, { 'if-match': '"1"', 'idempotency-key': key }), 200);
    expect((await change(own, { title: 'Twice' }, { 'if-match': '"1"', 'idempotency-key': key })).status).toBe(422);
  });

  test('a column that the level has not got is refused', async () => {
    const answer = await change(made, { fields: { colour: 'red' } }, { 'if-match': '"1"' });
    expect(answer.body.errors).toEqual([{ pointer: '#/fields/colour', detail: 'This level has no column “colour”' }]);
  });
});

describe('POST updates', () => {
  const updates = (own: MadePlan) => `${own.path}/nodes/${own.action}/updates`;

  test('two recorded at the same moment both stand', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const both = await Promise.all(
      ['One', 'Two'].map((delivered) =>
        authority.as('editor').send('POST', updates(own), anUpdateDraft({ delivered })),
      ),
    );
    expect(both.map((answer) => answer.status)).toEqual([201, 201]);
    const history = ok(await authority.as('reader').get(`${own.path}/nodes/${own.action}`), 200);
    expect(history.body.updates).toHaveLength(2);
  });

  test('a contributor records on their own action and not on another’s', async () => {
    const contributor = authority.as('contributor');
    const own = await aPlan(authority, authority.as('editor'), { action: { owner: contributor.person } });
    expect((await contributor.send('POST', updates(own), anUpdateDraft())).status).toBe(201);
    expect((await contributor.send('POST', updates(made), anUpdateDraft())).status).toBe(403);
  });

  test('one that was true earlier does not push a later one from under its action', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    ok(
      await authority
        .as('editor')
        .send('POST', updates(own), anUpdateDraft({ delivered: 'Later', effectiveOn: '2024-09-01' })),
      201,
    );
    const earlier = ok(
      await authority
        .as('editor')
        .send('POST', updates(own), anUpdateDraft({ delivered: 'Earlier', effectiveOn: '2024-03-01' })),
      201,
    );
    expect(earlier.body.node.latest.delivered).toBe('Later');
    const spring = ok(await authority.as('reader').get(`${own.path}?asAt=2024-05-01`), 200);
    expect(spring.body.nodes.find((node: { id: string }) => node.id === own.action).latest.delivered).toBe('Earlier');
  });

  test('an update of the future is refused', async () => {
    const answer = await authority
      .as('editor')
      .send('POST', updates(made), anUpdateDraft({ effectiveOn: '2999-01-01' }));
    expect(answer.body.errors).toEqual([{ pointer: '#/effectiveOn', detail: 'Enter today’s date or one in the past' }]);
  });
});

describe('GET plans as at a date', () => {
  test('before it was agreed there is nothing in it, and nothing of the past can be changed', async () => {
    const before = ok(await authority.as('editor').get(`${made.path}?asAt=2023-12-31`), 200);
    expect(before.body.nodes).toEqual([]);
    const after = ok(await authority.as('editor').get(`${made.path}?asAt=2024-02-01`), 200);
    expect(after.body.nodes).toHaveLength(3);
    expect(after.body.can).toEqual({ change: false, addNode: false, remove: false, openCycle: false });
  });
});

describe('POST undo', () => {
  test('a new row goes, and undoing that brings it back', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const draft = aNodeDraft({ level: 'action', parent: own.objective, title: 'Another', order: 'a1' });
    const added = ok(await authority.as('editor').send('POST', `${own.path}/nodes`, draft), 201);
    const undone = ok(await authority.as('editor').send('POST', `${own.path}/entries/${added.body.entry}/undo`), 200);
    expect(undone.body.node.removed).not.toBeNull();
    const again = ok(await authority.as('editor').send('POST', `${own.path}/entries/${undone.body.entry}/undo`), 200);
    expect(again.body.node.removed).toBeNull();
  });

  test('an update that is undone is withdrawn and the one before stands again', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const path = `${own.path}/nodes/${own.action}`;
    ok(await authority.as('editor').send('POST', `${path}/updates`, anUpdateDraft({ delivered: 'First' })), 201);
    const second = ok(
      await authority
        .as('editor')
        .send('POST', `${path}/updates`, anUpdateDraft({ delivered: 'Second', effectiveOn: '2024-07-01' })),
      201,
    );
    ok(await authority.as('editor').send('POST', `${own.path}/entries/${second.body.entry}/undo`), 200);
    const history = ok(await authority.as('reader').get(path), 200);
    expect(history.body.node.latest.delivered).toBe('First');
    expect(history.body.updates).toHaveLength(1);
  });

  test('someone else’s change, or one that was overtaken, cannot be undone', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const path = `${own.path}/nodes/${own.action}`;
    const first = ok(await authority.as('editor').send('PATCH', path, { title: 'A' }, { 'if-match': '"1"' }), 200);
    expect((await authority.as('admin').send('POST', `${own.path}/entries/${first.body.entry}/undo`)).status).toBe(403);
    ok(await authority.as('editor').send('PATCH', path, { title: 'B' }, { 'if-match': '"2"' }), 200);
    expect((await authority.as('editor').send('POST', `${own.path}/entries/${first.body.entry}/undo`)).status).toBe(
      409,
    );
  });
});
