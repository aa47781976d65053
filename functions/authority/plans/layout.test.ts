import { beforeEach, describe, expect, test } from 'vitest';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { prioritiesAndGoals, sevenColumns } from '#shared/plans/templates.ts';
import { aCycle, answered, version } from '#test/builders/cycles.ts';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;

const fields = { monitoring: 'Governors each term', success: '+5% by 2019' };

beforeEach(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor, { action: { fields, owner: authority.as('contributor').person } });
});

type Headers = Record<string, string>;
const layOut = (body: object, headers: Headers = version(1)): Promise<Answer> =>
  editor.send('PUT', `${plan.path}/layout`, { renamed: {}, leaving: {}, ...body }, headers);
const goals = { shape: 'priorities-and-goals', renamed: { levels: { goal: 'objective' } } };
const decided = { ...goals, leaving: { columns: ['monitoring'] } };
const shown = async (query = '') => ok(await editor.get(`${plan.path}${query}`), 200).body;
const offered = (view: { shape: typeof sevenColumns }, part: 'levels' | 'columns' | 'statuses') =>
  view.shape[part].flatMap(({ key, retired }) => (retired ? [] : [key]));
const headings = (view: { shape: typeof sevenColumns }) =>
  view.shape.columns.flatMap(({ heading, retired }) => (retired ? [] : [heading]));
const headingsOf = (shape: typeof sevenColumns) => shape.columns.map(({ heading }) => heading);
const actionOf = (view: { nodes: { id: string }[] }) => view.nodes.find(({ id }) => id === plan.action);

describe('GET layout', () => {
  test('says what is in use and a few of its words', async () => {
    const { body, headers } = ok(await editor.get(`${plan.path}/layout`), 200);
    expect(body).toMatchObject({ version: 1, levels: { objective: { count: 1, words: ['Support families'] } } });
    expect(body.columns).toEqual({
      monitoring: { count: 1, words: ['Governors each term'] },
      success: { count: 1, words: ['+5% by 2019'] },
    });
    expect(headers.get('etag')).toBe('"1"');
  });
});

describe('PUT layout', () => {
  test('that would drop what is in use says what would be lost, and keeps it', async () => {
    const answer = await layOut({ shape: 'priorities-and-goals' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { pointer: '#/leaving/levels', detail: expect.stringMatching(/^“Objectives” has 1 row, such as “Support fam/) },
      {
        pointer: '#/leaving/columns',
        detail: expect.stringMatching(/^“Monitoring” has words in 1 row, such as “Governors each term”/),
      },
    ]);
    expect(await shown()).toMatchObject({ version: 1, shape: sevenColumns });
  });

  test('names a status that updates gave', async () => {
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, anUpdateDraft()), 201);
    const { body } = await layOut({ shape: 'four-columns' });
    const detail = expect.stringMatching(/^“On track” was given by 1 update, as on “Hold parenting courses”/);
    expect(body.errors).toContainEqual({ pointer: '#/leaving/statuses', detail });
  });

  test('takes a name for another, and lets go what is said to leave', async () => {
    const { body } = ok(await layOut(decided), 200);
    expect(body.plan.version).toBe(2);
    expect(offered(body.plan, 'levels')).toEqual(['priority', 'objective', 'action']);
    expect(body.plan.shape.levels[1]).toMatchObject({ name: 'Goal' });
    expect(headings(body.plan)).toEqual(headingsOf(prioritiesAndGoals));
  });

  test('keeps every word, and shows it again when its column is back', async () => {
    ok(await layOut(decided), 200);
    expect(actionOf(await shown())).toMatchObject({ fields, version: 1 });
    ok(await layOut({ shape: 'seven-columns', renamed: {} }, version(2)), 200);
    const view = await shown();
    expect(headings(view)).toEqual(headingsOf(sevenColumns));
    expect(actionOf(view)).toMatchObject({ fields });
  });

  test('leaves the plan as at an earlier date as it was', async () => {
    const { shape } = await shown();
    ok(await layOut(decided), 200);
    expect((await shown('?asAt=2024-03-01')).shape).toEqual(shape);
    expect(headings(await shown())).toEqual(headingsOf(prioritiesAndGoals));
  });

  test('leaves a locked report as it was, byte for byte', async () => {
    const cycle = await aCycle(editor, plan);
    await answered(authority.as('contributor'), cycle);
    ok(await editor.send('POST', `${cycle.path}/asks/${plan.action}/accept`, undefined, version(1)), 200);
    const locking = { withoutUpdate: [], lockedOn: '2024-09-27' };
    ok(await editor.send('POST', `${cycle.path}/lock`, locking, version(1)), 200);
    const report = async () => JSON.stringify(ok(await editor.get(`${cycle.path}/report`), 200).body);
    const before = await report();
    const { version: now, shape } = await shown();
    ok(await layOut(decided, version(now)), 200);
    expect(await report()).toBe(before);
    expect(JSON.parse(before).shape).toEqual(shape);
  });

  test('is no way to add rows on a level that has gone', async () => {
    const leaving = { levels: ['objective'], columns: ['monitoring'] };
    ok(await layOut({ shape: 'priorities-and-goals', renamed: { levels: { goal: null } }, leaving }), 200);
    const draft = aNodeDraft({ level: 'objective', parent: plan.priority, order: 'a5' });
    const { status, body } = await editor.send('POST', `${plan.path}/nodes`, draft);
    expect([status, body.errors[0].pointer]).toEqual([422, '#/level']);
  });

  test('sent twice is done once, and built on an older version is refused with what is there', async () => {
    const headers = { ...version(1), 'idempotency-key': crypto.randomUUID() };
    const { entry } = ok(await layOut(decided, headers), 200).body;
    expect(ok(await layOut(decided, headers), 200).body).toMatchObject({ entry, plan: { version: 2 } });
    const late = await layOut(decided);
    expect([late.status, late.body.current.version]).toEqual([412, 2]);
  });

  test('takes another scheme of statuses, where one is chosen', async () => {
    const { body } = ok(await layOut({ shape: 'seven-columns', scheme: 'four-point' }), 200);
    expect(offered(body.plan, 'statuses')).toEqual(['fully', 'mostly', 'partly', 'not-yet']);
    expect(headings(body.plan)).toEqual(headingsOf(sevenColumns));
  });

  test('is of the authority’s own shapes, and of no date to come', async () => {
    const { body } = await layOut({ shape: 'nine-columns', effectiveOn: '2999-01-01' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/effectiveOn', '#/shape']);
  });
});

describe('a new layout', () => {
  const undo = (entry: string) => editor.send('POST', `${plan.path}/entries/${entry}/undo`);

  test('can be taken back', async () => {
    const { entry } = ok(await layOut(decided), 200).body;
    ok(await undo(entry), 200);
    expect(await shown()).toMatchObject({ shape: sevenColumns, version: 3 });
  });

  test('cannot, once there are words in it that the earlier one has no place for', async () => {
    const { entry } = ok(await layOut(decided), 200).body;
    const lead = { fields: { ...fields, lead: 'Head of inclusion' } };
    ok(await editor.send('PATCH', `${plan.path}/nodes/${plan.action}`, lead, version(1)), 200);
    const answer = await undo(entry);
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringMatching(/Words were written/)]);
  });

  test('whose status ends work takes the action from its owner’s, and gives it back', async () => {
    const owner = authority.as('contributor');
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, anUpdateDraft()), 201);
    const waiting = async () => ok(await owner.get(authority.path), 200).body.waiting.length;
    const schemes = statusSchemes.map((scheme) => ({
      ...scheme,
      statuses: scheme.statuses.map((each) => ({ ...each, terminal: true })),
    }));
    ok(await authority.as('admin').send('PATCH', `${authority.path}/settings`, { schemes }, version(1)), 200);
    expect(await waiting()).toBe(1);
    const { entry } = ok(await layOut({ shape: 'seven-columns' }), 200).body;
    expect(await waiting()).toBe(0);
    ok(await undo(entry), 200);
    expect(await waiting()).toBe(1);
  });
});
