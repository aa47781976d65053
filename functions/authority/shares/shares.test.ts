import { beforeAll, describe, expect, inject, test } from 'vitest';
import { daysAfter } from '#shared/calendar.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { type Answer, type Authority, anAuthority, eventually, type Who } from '#test/support/world.ts';

const marked = { responsible: 'The lead', success: 'MARKOFSUCCESS' };
let authority: Authority;
let other: Authority;
let partnership: Partnership;
let plan: MadePlan;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  partnership = await aPartnership([authority.id]);
  plan = await aPlan(authority, authority.as('editor'), {
    action: { title: 'The action', fields: marked, dueOn: '2030-03-31' },
  });
  const step = aMilestoneDraft({ title: 'MARKOFSTEP', dueOn: '2029-09-30' });
  ok(await authority.as('editor').send('POST', `${plan.path}/nodes/${plan.action}/milestones`, step), 201);
});

const shares = () => `${authority.path}/shares`;
const asking = (body: unknown, who: Who = 'editor') => authority.as(who).send('POST', shares(), body);
const shownTo = ({ member, path }: Partnership) => member.get(`${path}/items`);
const count = ({ body }: Answer): number => body.items.length;
const yesterday = daysAfter(new Date().toISOString().slice(0, 10), -1);

async function withdraw(share: { id: string; version: number }, who: Who = 'editor'): Promise<Answer> {
  const version = { 'if-match': `"${share.version}"` };
  return authority.as(who).send('DELETE', `${shares()}/${share.id}`, { why: 'Agreed otherwise' }, version);
}

describe('sharing a row of a plan', () => {
  test('shows the partnership’s member what was chosen, follows what changes, and is gone once withdrawn', async () => {
    const made = ok(await asking(aShareDraft(plan, partnership.audience)), 201);
    const first = await eventually(
      () => shownTo(partnership),
      (answer) => count(answer) === 1,
    );
    const action = { columns: [{ heading: 'Responsible', words: 'The lead' }], dueOn: '2030-03-31', latest: null };
    expect(first.body.items[0]).toMatchObject({
      authority: { id: authority.id },
      until: made.body.until,
      nodes: [
        { id: plan.objective, parent: null, columns: [] },
        { title: 'The action', ...action },
      ],
    });
    expect(JSON.stringify(first.body)).not.toMatch(/MARKOFSUCCESS|MARKOFSTEP/);
    const update = anUpdateDraft({ status: 'on-track', delivered: 'Something was done', next: 'More' });
    ok(await authority.as('editor').send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
    const followed = await eventually(
      () => shownTo(partnership),
      ({ body }) => body.items[0]?.nodes[1]?.latest !== null,
    );
    expect(followed.body.items[0].nodes[1]).toMatchObject({
      status: { label: 'On track' },
      latest: { delivered: 'Something was done', next: 'More' },
    });
    const ended = ok(await withdraw(made.body), 200);
    expect(ended.body).toMatchObject({ state: 'withdrawn', can: { withdraw: false } });
    await eventually(
      () => shownTo(partnership),
      (answer) => count(answer) === 0,
    );
    expect((await withdraw(ended.body)).status).toBe(409);
  });

  test('asked for twice with one key is done once', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const draft = aShareDraft(plan, partnership.audience);
    const [first, again] = [
      await authority.as('editor').send('POST', shares(), draft, key),
      await authority.as('editor').send('POST', shares(), draft, key),
    ];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    ok(await withdraw(first.body), 200);
  });

  test('goes when the row or its plan is removed', async () => {
    const editor = authority.as('editor');
    const own = await aPartnership([authority.id]);
    const fleeting = await aPlan(authority, editor);
    const thing = { kind: 'node', plan: fleeting.plan, node: fleeting.action };
    ok(await asking(aShareDraft(fleeting, own.audience, { thing })), 201);
    await eventually(
      () => shownTo(own),
      (answer) => count(answer) === 1,
    );
    const row = `${fleeting.path}/nodes/${fleeting.action}`;
    ok(await editor.send('DELETE', row, { why: 'Made twice' }, { 'if-match': '"1"' }), 200);
    await eventually(
      () => shownTo(own),
      (answer) => count(answer) === 0,
    );
    ok(await asking(aShareDraft(fleeting, own.audience)), 201);
    await eventually(
      () => shownTo(own),
      (answer) => count(answer) === 1,
    );
    ok(await editor.send('DELETE', fleeting.path, { why: 'Made twice' }, { 'if-match': '"1"' }), 204);
    await eventually(
      () => shownTo(own),
      (answer) => count(answer) === 0,
    );
  });
});

describe('a share that cannot be', () => {
  const problem = (pointer: string, detail: string) => [{ pointer, detail }];
  const unknown = 'Choose a partnership that your authority takes part in';

  test.each([
    ['with a partnership that nobody knows', () => 'partnership:nobody'],
    ['with another authority’s public', () => `public:${other.id}`],
    ['with a school', () => 'school:123456'],
  ])('%s is refused in words', async (_, audience) => {
    const answer = await asking(aShareDraft(plan, audience()), 'admin');
    expect([answer.status, answer.body.errors]).toEqual([422, problem('#/audience', unknown)]);
  });

  test('with a partnership of others is refused in the same words', async () => {
    const theirs = await aPartnership([other.id]);
    const answer = await asking(aShareDraft(plan, theirs.audience));
    expect([answer.status, answer.body.errors]).toEqual([422, problem('#/audience', unknown)]);
  });

  test('of restricted matter is refused', async () => {
    const thing = { kind: 'note', plan: plan.plan, node: plan.action };
    const answer = await asking(aShareDraft(plan, partnership.audience, { thing }));
    const words = 'Choose a row of a plan or a meeting. Restricted matter, like notes, is never shared';
    expect([answer.status, answer.body.errors]).toEqual([422, problem('#/thing/kind', words)]);
  });

  test('is told everything that is wrong with it at once', async () => {
    const fields = { columns: ['responsible', 'notes'], status: true, latestUpdate: true, dueOn: true };
    const draft = aShareDraft(plan, 'partnership:nobody', { until: yesterday, fields });
    expect((await asking(draft)).body.errors).toEqual([
      { pointer: '#/audience', detail: unknown },
      { pointer: '#/fields/columns/1', detail: 'The plan has no column “notes” to share' },
      { pointer: '#/until', detail: 'Enter today’s date or one in the future' },
    ]);
  });

  test('of a row of another authority’s plan is refused as one that is not there', async () => {
    const theirs = await aPlan(other, other.as('editor'));
    const answer = await asking(aShareDraft(theirs, partnership.audience));
    expect(answer.body.errors).toEqual(problem('#/thing/node', 'Choose a row of one of your plans'));
  });

  test('is not for whom may not edit, nor with everyone for whom may not administer', async () => {
    expect((await asking(aShareDraft(plan, partnership.audience), 'contributor')).status).toBe(403);
    const published = await asking(aShareDraft(plan, `public:${authority.id}`));
    expect([published.status, published.body.detail]).toEqual([
      403,
      'Only an administrator may publish to everyone. An administrator can do it for you.',
    ]);
  });
});

describe('what is published to everyone', () => {
  const page = async () => {
    const answer = await fetch(`${inject('stack').url}/public/${authority.id}`);
    return { headers: answer.headers, text: await answer.text() };
  };

  test('is a plain page and open data without sign-in, and is withdrawn by an administrator alone', async () => {
    const fields = { columns: [], status: true, latestUpdate: true, dueOn: false, steps: true };
    const made = ok(await asking(aShareDraft(plan, `public:${authority.id}`, { fields }), 'admin'), 201);
    const { headers, text } = await eventually(page, (answer) => answer.text.includes('The action'));
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('MARKOFSTEP (due 30 September 2029)');
    expect(text).not.toMatch(/MARKOFSUCCESS|The lead|31 March 2030|<script/);
    const data = await fetch(`${inject('stack').url}/api/public/${authority.id}`);
    const body: unknown = await data.json();
    expect(body).toMatchObject({
      authority: authority.id,
      items: [{ nodes: [{ id: plan.objective }, { dueOn: null }] }],
    });
    expect((await withdraw(made.body, 'editor')).status).toBe(403);
    ok(await withdraw(made.body, 'admin'), 200);
    await eventually(page, (answer) => answer.text.includes('Nothing is published here'));
  });
});
