import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { audienceSeatRow } from '#kernel/audience-rows.ts';
import { daysAfter } from '#shared/calendar.ts';
import { type AudienceId, PersonId } from '#shared/ids.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { callersOf } from '#test/support/callers.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import { type Api, type Authority, anAuthority, apiOf, engineClient, eventually } from '#test/support/world.ts';

/** What is chosen to be shown says so; everything else of anyone has a mark that must never get out. */
const hidden = /MARKHIDDEN|MARKOTHER|MARKOFB/;
const yesterday = daysAfter(new Date().toISOString().slice(0, 10), -1);

let a: Authority;
let b: Authority;
let both: Partnership;
let others: Partnership;
let plan: MadePlan;
let otherPlan: MadePlan;

const fields = { columns: ['responsible'], status: false, latestUpdate: false, dueOn: false };

beforeAll(async () => {
  [a, b] = await Promise.all([anAuthority({ mark: 'MARKHIDDENA' }), anAuthority({ mark: 'MARKOFB' })]);
  [both, others] = await Promise.all([aPartnership([a.id, b.id]), aPartnership([b.id], 'MARKOTHER')]);
  const editor = a.as('editor');
  plan = await aPlan(a, editor, {
    plan: { title: 'Shown plan', purpose: 'Purpose MARKHIDDEN' },
    action: {
      ...{ title: 'Shown action', owner: editor.person, dueOn: '2031-12-24' },
      fields: { responsible: 'Shown lead', success: 'Success MARKHIDDEN', timescale: 'When MARKHIDDEN' },
    },
  });
  const update = anUpdateDraft({ delivered: 'Delivered MARKHIDDEN', next: 'Next MARKHIDDEN', status: 'at-risk' });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
  const notes = `${plan.path}/nodes/${plan.action}/notes?compartment=schools`;
  ok(await a.as('cleared').send('POST', notes, { text: 'Note MARKHIDDEN' }), 201);
  const comment = { words: 'Comment MARKHIDDEN' };
  ok(await a.as('reader').send('POST', `${plan.path}/nodes/${plan.action}/comments`, comment), 201);
  otherPlan = await aPlan(b, b.as('editor'), { plan: { title: 'Plan MARKOFB' } });
  const share = (authority: Authority, draft: object) =>
    authority.as('editor').send('POST', `${authority.path}/shares`, draft);
  ok(await share(a, aShareDraft(plan, both.audience, { fields })), 201);
  ok(await share(b, aShareDraft(otherPlan, others.audience)), 201);
  await eventually(
    () => both.member.get(`${both.path}/items`),
    ({ body }) => body.items.length === 1,
  );
});

describe('a member of a partnership', () => {
  test('is shown the chosen fields of what is shared, and nothing else of anyone', async () => {
    const [home, items, me] = [
      await both.member.get(both.path),
      await both.member.get(`${both.path}/items`),
      await both.member.get('/api/me'),
    ];
    expect(me.body).toEqual({
      items: [],
      audiences: [{ audience: both.audience, kind: 'partnership', name: both.name, until: null }],
      platform: false,
    });
    const [shown] = items.body.items;
    expect(
      shown.nodes.map(({ id: _, order: _order, parent: _parent, ...rest }: Record<string, unknown>) => rest),
    ).toEqual([
      { level: 'Objective', title: 'Support families', columns: [], status: null, latest: null, dueOn: null },
      {
        ...{ level: 'Action', title: 'Shown action', status: null, latest: null, dueOn: null },
        columns: [{ heading: 'Responsible', words: 'Shown lead' }],
      },
    ]);
    const text = JSON.stringify([home.body, items.body]).replaceAll(`Authority MARKHIDDENA`, '');
    expect(text).not.toMatch(hidden);
    expect(text).not.toContain('2031-12-24');
    expect(text).not.toContain(a.as('editor').person);
  });

  test('reads no more with the credentials of the session, straight at the database', async () => {
    const { rows } = await callersOf(inject('stack').gate).session(
      { does: 'read-shared', audience: both.audience },
      'audience',
    );
    const { Items = [] } = await rows.send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `AUDIENCE#${both.audience}#SHARED` },
      }),
    );
    expect(Items).toHaveLength(2);
    expect(JSON.stringify(Items).replaceAll('Authority MARKHIDDENA', '')).not.toMatch(hidden);
  });

  test('finds nothing of another partnership, of an authority or of what is no audience', async () => {
    const paths = [
      ...[others.path, `${others.path}/items`, `/api/audiences/public/${a.id}`, `/api/audiences/public/${a.id}/items`],
      ...[`${both.path}2`, '/api/audiences/school/123456', '/api/audiences/partnership/*'],
      ...[`/api/audiences/partnership:${both.id}/x`, `/api/audiences/board/${a.id}:${ulid()}`],
      ...[a.path, `${a.path}/shares`, `${a.path}/plans/${plan.plan}`, `${b.path}/plans`],
    ];
    const answers = await Promise.all(paths.map((path) => both.member.get(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(hidden);
  });

  test('may change nothing', async () => {
    const answers = await Promise.all(
      ['POST', 'PATCH', 'DELETE'].map((method) => both.member.send(method, `${both.path}/items`, {})),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('is answered 401 without a token that can be believed', async () => {
    const tokens = await untrustedTokens(both.member.subject);
    const answers = await Promise.all(tokens.map(({ token }) => bearing(token).send('GET', `${both.path}/items`)));
    expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 401));
  });
});

describe('an officer', () => {
  test('of the owner, or of a partner, has no seat in the partnership', async () => {
    const officers = [a, b].flatMap((authority) =>
      (['admin', 'editor', 'cleared'] as const).map((who) => authority.as(who)),
    );
    const answers = await Promise.all(officers.map((officer) => officer.get(`${both.path}/items`)));
    expect(answers.map(({ status }) => status)).toEqual(officers.map(() => 404));
  });

  test('who is also a member reads there what the partnership is shown', async () => {
    const officer = b.as('reader');
    await seatIn(others, officer, {});
    const items = await officer.get(`${others.path}/items`);
    expect(JSON.stringify(items.body)).toContain('MARKOFB');
    expect((await officer.get('/api/me')).body).toMatchObject({ items: [{ authority: b.id }] });
  });
});

describe('a seat that does not count today', () => {
  test.each([
    ['has ended', { ended: { at: '2024-01-01T00:00:00.000Z', why: 'Left' } }],
    ['is not begun', { from: '2999-01-01' }],
    ['is past', { until: '2020-12-31' }],
    ['is another audience’s', { audience: 'partnership:elsewhere' }],
  ])('because it %s shows nothing', async (_, term) => {
    const stranger = apiOf(`stranger-${ulid().toLowerCase()}@example.org`, PersonId.parse(ulid()));
    await seatIn(both, stranger, term);
    expect((await stranger.get(`${both.path}/items`)).status).toBe(404);
  });
});

describe('what was left behind', () => {
  test('past its last day is not shown, whoever should have taken it away', async () => {
    const own = await aPartnership([a.id]);
    await plant(own.audience, { key: `COPY#${a.id}#${ulid()}#${plan.action}`, until: yesterday });
    expect((await own.member.get(`${own.path}/items`)).body.items).toEqual([]);
  });

  test('counts as the authority’s in whose name it stands in its key, whatever the row says', async () => {
    const own = await aPartnership([a.id]);
    await plant(own.audience, {
      key: `COPY#${b.id}#${ulid()}#${plan.action}`,
      authority: a.id,
      pk: `AUTHORITY#${a.id}`,
    });
    expect((await own.member.get(`${own.path}/items`)).body.items).toMatchObject([{ authority: { id: b.id } }]);
  });
});

/** A seat written past every wall; `term` says what is odd about it. */
async function seatIn({ audience, name }: Partnership, member: Api, term: object): Promise<void> {
  const account = { provider: 'officers', subject: member.subject };
  const row = {
    ...{ audience, name, person: member.person, ...account, from: '2020-01-01', until: null, ended: null, version: 1 },
    ...{ retention: { basis: 'person-record', retainUntil: null, legalHold: false }, ...term },
  };
  const key = { pk: `SEATS#${audience}`, sk: `SEAT#officers#${member.subject}` };
  const Item = { ...audienceSeatRow.write(audienceSeatRow.read({ ...row, row: 'audience-seat', v: 1 })), ...key };
  await engineClient().send(new PutCommand({ TableName: inject('stack').table, Item }));
}

async function plant(audience: AudienceId, { key, ...odd }: { key: string } & Record<string, unknown>): Promise<void> {
  const { Items = [] } = await engineClient().send(
    new QueryCommand({
      TableName: inject('stack').table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `AUDIENCE#${both.audience}#SHARED` },
    }),
  );
  const [copy] = Items;
  const Item = {
    ...copy,
    ...odd,
    pk: `AUDIENCE#${audience}#SHARED`,
    sk: key,
    content: { ...copy?.content, node: { ...copy?.content.node, parent: null } },
  };
  await engineClient().send(new PutCommand({ TableName: inject('stack').table, Item }));
}
