import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { AudienceId, type PersonId } from '#shared/ids.ts';
import { aCategoryDraft, anIssueDraft, aSchoolDraft } from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import { callersOf } from '#test/support/callers.ts';
import { aPartnership } from '#test/support/partnership.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import {
  type Answer,
  type Api,
  type Authority,
  anAuthority,
  apiOf,
  engineClient,
  eventually,
} from '#test/support/world.ts';

/** What a head is shown says so; everything else that anyone has written has a mark that must never get out to them. */
const hidden = /MARKHIDDEN|MARKOTHER|MARKOFB/;

type Seated = { api: Api; seat: string };
type School = { urn: string; recordedAt: string; pages: string };

let a: Authority;
let b: Authority;
let own: School;
let other: School;
let twin: School;
let head: Seated;
let otherHead: Seated;
let twinHead: Seated;

const aSchool = async (authority: Authority, overrides: object): Promise<School> => {
  const { as, path } = authority;
  const { urn, recordedAt } = ok(await as('editor').send('POST', `${path}/schools`, aSchoolDraft(overrides)), 201).body;
  return { urn, recordedAt, pages: `/api/audiences/school/${urn}/pages` };
};
const categorise = async (authority: Authority, { urn }: School, from: string, reasons: string) =>
  ok(
    await authority.as('cleared').send('POST', `${authority.path}/categories`, aCategoryDraft(urn, { from, reasons })),
    201,
  );
const issue = async (authority: Authority, { urn, recordedAt }: School, mark: string): Promise<string> => {
  const words = { label: `${mark} term`, support: `${mark} support`, note: `${mark} note` };
  const draft = anIssueDraft({ recordedAt, categoryFrom: '2025-09-15' }, words);
  return ok(await authority.as('cleared').send('POST', `${authority.path}/schools/${urn}/issues`, draft), 201).body.id;
};
async function seated(authority: Authority, audience: string, name: string): Promise<Seated> {
  const body = { audience, name: `${name} MARKHIDDEN`, email: `${name}@${authority.id}.example`, until: null };
  const { code, seat } = ok(
    await authority.as('admin').send('POST', `${authority.path}/outside-seats`, body),
    201,
  ).body;
  const api = apiOf(`${name}-${authority.id}@example.org`, ulid() as PersonId);
  ok(await api.send('POST', '/api/me/seats', { code }), 201);
  return { api, seat: seat.id };
}
const shown = (api: Api, { pages }: School, count: number): Promise<Answer> =>
  eventually(
    () => api.get(pages),
    ({ body }) => body.items.length === count,
    10,
  );
const withdraw = (authority: Authority, { urn }: School, id: string) =>
  authority
    .as('cleared')
    .send('DELETE', `${authority.path}/schools/${urn}/issues/${id}`, { why: 'MARKHIDDEN why' }, { 'if-match': '"1"' });

beforeAll(async () => {
  [a, b] = await Promise.all([anAuthority({ mark: 'MARKHIDDENA' }), anAuthority({ mark: 'MARKOFB' })]);
  own = await aSchool(a, { name: 'Shown school' });
  [other, twin] = await Promise.all([
    aSchool(a, { name: 'School MARKOTHER' }),
    aSchool(b, { urn: own.urn, name: 'School MARKOFB' }),
  ]);
  await Promise.all([
    categorise(a, own, '2024-01-15', 'Reasons of before MARKHIDDEN'),
    categorise(a, own, '2025-09-15', 'Shown reasons'),
    categorise(a, other, '2025-09-15', 'Reasons MARKOTHER'),
    categorise(b, twin, '2025-09-15', 'Reasons MARKOFB'),
  ]);
  await Promise.all([issue(a, own, 'Shown'), issue(a, other, 'MARKOTHER'), issue(b, twin, 'MARKOFB')]);
  await categorise(a, own, '2026-01-19', 'Reasons of after MARKHIDDEN');
  [head, otherHead, twinHead] = [
    await seated(a, `school:${own.urn}`, 'head'),
    await seated(a, `school:${other.urn}`, 'head-of-other'),
    await seated(b, `school:${twin.urn}`, 'head-of-twin'),
  ];
  await Promise.all([shown(head.api, own, 1), shown(otherHead.api, other, 1), shown(twinHead.api, twin, 1)]);
});

describe('a head', () => {
  test('is shown the page as it was issued, and nothing else of anyone', async () => {
    const { body } = ok(await head.api.get(own.pages), 200);
    expect(body.items).toEqual([
      {
        authority: { id: a.id, name: 'Authority MARKHIDDENA', suspended: false },
        issue: expect.any(String),
        until: '2999-08-31',
        page: {
          ...{ urn: own.urn, name: 'Shown school', phase: 'primary', governance: 'maintained' },
          pupils: { count: 412, on: '2025-10-02' },
          inspection: { on: '2023-03-15', scale: 'four-point', judgement: 'good' },
          ...{ label: 'Shown term', support: 'Shown support', note: 'Shown note', on: expect.any(String) },
          category: {
            ...{ scheme: 'School categories', label: 'Category 3a', definition: 'What 3a means', concern: 'may-be' },
            ...{ from: '2025-09-15', reasons: 'Shown reasons' },
          },
        },
      },
    ]);
    const [home, me] = [await head.api.get(`/api/audiences/school/${own.urn}`), await head.api.get('/api/me')];
    const text = JSON.stringify([body, home.body, me.body]).replaceAll('Authority MARKHIDDENA', '');
    expect(text).not.toMatch(hidden);
    expect(text).not.toContain(a.as('cleared').person);
  });

  test('finds nothing of another school, board, partnership or authority', async () => {
    const partnership = await aPartnership([a.id]);
    const audiences = '/api/audiences';
    const paths = [
      ...[other.pages, `${audiences}/school/${other.urn}`, `${audiences}/school/${own.urn}0/pages`],
      ...[`${audiences}/board/${a.id}:${ulid()}/pages`, `${partnership.path}/items`, `${partnership.path}/pages`],
      ...[`${audiences}/school/*/pages`, `${audiences}/public/${a.id}/pages`, a.path, `${a.path}/schools/${own.urn}`],
      ...[`${a.path}/schools/${own.urn}/issues`, `${a.path}/categories`, `${a.path}/outside-seats`, b.path],
    ];
    const answers = await Promise.all(paths.map((path) => head.api.get(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(hidden);
  });

  test('may change nothing', async () => {
    const methods = ['POST', 'PATCH', 'DELETE'];
    const answers = await Promise.all(methods.map((method) => head.api.send(method, own.pages, {})));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('reads no more with the credentials of the session, straight at the database', async () => {
    const audience = AudienceId.parse(`school:${own.urn}`);
    const { rows } = await callersOf(inject('stack').gate).session({ does: 'read-shared', audience }, 'audience');
    const query = (pk: string) =>
      rows.send(
        new QueryCommand({
          TableName: inject('stack').table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
        }),
      );
    const elsewhere = [
      ...[`AUDIENCE#school:${other.urn}#SHARED`, `SEATS#school:${own.urn}`, `AUTHORITY#${a.id}`],
      ...[`AUTHORITY#${a.id}#SCHOOLS`, `SEATS#${a.id}#OUTSIDE`, `RESTRICTED#${a.id}#schools#ISSUED`],
      ...[`RESTRICTED#${a.id}#schools#CATEGORIES`, `RESTRICTED#${b.id}#schools#ISSUED`],
    ];
    const tried = await Promise.allSettled(elsewhere.map(query));
    expect(tried.map((each) => each.status === 'rejected' && each.reason.name)).toEqual(
      elsewhere.map(() => 'AccessDeniedException'),
    );
    const { Items = [] } = await query(`AUDIENCE#school:${own.urn}#SHARED`);
    expect(JSON.stringify(Items)).not.toMatch(/MARKOTHER|of before|of after/);
  });

  test('of a school that two authorities list is shown what their own authority issued', async () => {
    const theirs = JSON.stringify((await twinHead.api.get(twin.pages)).body);
    expect(theirs).toContain('MARKOFB support');
    expect(theirs).not.toContain('Shown');
  });

  test('is answered 401 without a token that can be believed', async () => {
    const tokens = await untrustedTokens(head.api.subject);
    const answers = await Promise.all(tokens.map(({ token }) => bearing(token).send('GET', own.pages)));
    expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 401));
  });
});

describe('an officer', () => {
  test('has no seat at a school by being cleared for schools', async () => {
    const officers = [a, b].flatMap(({ as }) => [as('admin'), as('cleared'), as('editor')]);
    const answers = await Promise.all(officers.map((officer) => officer.get(own.pages)));
    expect(answers.map(({ status }) => status)).toEqual(officers.map(() => 404));
  });
});

describe('what is issued', () => {
  test('stands beside what was issued before, newest first, and is gone within seconds once withdrawn', async () => {
    const school = await aSchool(a, { name: 'Another shown school' });
    await categorise(a, school, '2025-09-15', 'Shown reasons');
    const { api } = await seated(a, `school:${school.urn}`, `head-${school.urn}`);
    await issue(a, school, 'First');
    const second = await issue(a, school, 'Second');
    const both = await shown(api, school, 2);
    expect(both.body.items.map(({ page }: { page: { label: string } }) => page.label)).toEqual([
      ...['Second term', 'First term'],
    ]);
    ok(await withdraw(a, school, second), 200);
    const left = await shown(api, school, 1);
    expect(JSON.stringify(left.body)).not.toMatch(/Second|MARKHIDDEN why/);
  });

  test('past its last day is not shown, whoever should have taken it away', async () => {
    const { Items = [] } = await engineClient().send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `AUDIENCE#school:${own.urn}#SHARED` },
      }),
    );
    const sk = `PAGE#${a.id}#${ulid()}#${own.urn}`;
    const left = { ...Items[0], sk, until: '2020-01-01' };
    await engineClient().send(new PutCommand({ TableName: inject('stack').table, Item: left }));
    expect((await head.api.get(own.pages)).body.items).toHaveLength(1);
  });

  test('is shown to nobody whose seat has ended', async () => {
    const { api, seat } = await seated(a, `school:${own.urn}`, 'governor');
    ok(await api.get(own.pages), 200);
    const ending = [{ why: 'No longer a governor' }, { 'if-match': '"2"' }] as const;
    ok(await a.as('admin').send('DELETE', `${a.path}/outside-seats/${seat}`, ...ending), 200);
    expect((await api.get(own.pages)).status).toBe(404);
  });
});
