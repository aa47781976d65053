import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { PersonId } from '#shared/ids.ts';
import { aCategoryDraft, anIssueDraft, aSchoolDraft } from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, apiOf, engineClient, seat } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let cleared: Api;
let urn: string;
let issues: string;
let seen: { recordedAt: string; categoryFrom: string | null };

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  cleared = authority.as('cleared');
});
beforeEach(async () => {
  const school = ok(await cleared.send('POST', `${authority.path}/schools`, aSchoolDraft()), 201).body;
  urn = school.urn;
  issues = `${authority.path}/schools/${urn}/issues`;
  seen = { recordedAt: school.recordedAt, categoryFrom: '2025-09-15' };
  ok(await categorise({}), 201);
});

const categorise = (overrides: object): Promise<Answer> =>
  cleared.send('POST', `${authority.path}/categories`, aCategoryDraft(urn, overrides));
const issue = (overrides: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  cleared.send('POST', issues, anIssueDraft(seen, overrides), headers);
const withdraw = (id: string, version = 1, headers: Record<string, string> = {}): Promise<Answer> =>
  cleared.send('DELETE', `${issues}/${id}`, { why: 'The date was wrong' }, { 'if-match': `"${version}"`, ...headers });
const states = async (): Promise<string[]> =>
  ok(await cleared.get(issues), 200).body.items.map(({ state }: { state: string }) => state);

describe('issuing a school’s page', () => {
  test('stores it whole: context, inspection on its own scale, category in the scheme’s words, support and note', async () => {
    const { body } = ok(await issue(), 201);
    expect(body.page).toEqual({
      ...{ urn, name: 'Fenmoor Primary School', phase: 'primary', governance: 'maintained' },
      pupils: { count: 412, on: '2025-10-02' },
      inspection: { on: '2023-03-15', scale: 'four-point', judgement: 'good' },
      category: {
        ...{ scheme: 'School categories', label: 'Category 3a', definition: 'What 3a means', concern: 'may-be' },
        ...{ from: '2025-09-15', reasons: 'Reading has risen for two terms' },
      },
      label: 'Spring term 2026',
      support: 'Two days a term from the improvement team',
      note: 'This page will be talked through at the spring meeting',
      on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(body).toMatchObject({ by: cleared.person, state: 'issued', can: { withdraw: true }, version: 1 });
  });

  test('says what was said then, whatever is found out later', async () => {
    const { id } = ok(await issue(), 201).body;
    ok(await categorise({ category: '1', from: '2026-01-19', reasons: 'All is well' }), 201);
    expect((await cleared.get(`${issues}/${id}`)).body.page.category).toMatchObject({ label: 'Category 3a' });
  });

  test('replaces the one before, and a withdrawn one gives way to it again', async () => {
    ok(await issue({ label: 'Autumn' }), 201);
    const { id } = ok(await issue({ label: 'Spring' }), 201).body;
    expect(await states()).toEqual(['issued', 'replaced']);
    ok(await withdraw(id), 200);
    expect(await states()).toEqual(['withdrawn', 'issued']);
  });

  test('of what was not previewed is refused: the category has changed meanwhile', async () => {
    ok(await categorise({ category: '3b', from: '2026-01-19' }), 201);
    const answer = await issue();
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('changed since the preview');
    ok(await issue({ seen: { ...seen, categoryFrom: '2026-01-19' } }), 201);
  });

  test('asked for twice is done once', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = ok(await issue({}, key), 201).body;
    ok(await categorise({ category: '3b', from: '2026-01-19' }), 201);
    expect(ok(await issue({}, key), 201).body).toEqual(first);
    expect(await states()).toEqual(['issued']);
  });

  test('of a school that has no category says that it has none', async () => {
    const school = ok(await cleared.send('POST', `${authority.path}/schools`, aSchoolDraft()), 201).body;
    const draft = anIssueDraft({ recordedAt: school.recordedAt, categoryFrom: null });
    const answer = await cleared.send('POST', `${authority.path}/schools/${school.urn}/issues`, draft);
    expect(ok(answer, 201).body.page.category).toBeNull();
  });

  test('says all that is wrong at once', async () => {
    const answer = await issue({ label: ' ', support: 'x'.repeat(3_001), until: 'soon', extra: 1 });
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['#/extra', '#/label', '#/support', '#/until']);
    expect((await issue({ until: '2020-01-01' })).body.errors).toMatchObject([{ pointer: '#/until' }]);
  });
});

describe('withdrawing an issue', () => {
  test('keeps it with who, when and why; it is done once', async () => {
    const { id } = ok(await issue(), 201).body;
    const key = { 'idempotency-key': crypto.randomUUID() };
    const { body } = ok(await withdraw(id, 1, key), 200);
    expect(body).toMatchObject({
      ...{ state: 'withdrawn', version: 2, can: { withdraw: false } },
      withdrawn: { by: cleared.person, why: 'The date was wrong' },
    });
    expect(ok(await withdraw(id, 1, key), 200).body).toEqual(body);
    expect((await withdraw(id, 1)).status).toBe(412);
    expect((await withdraw(id, 2)).status).toBe(409);
  });

  test('stands in the log of the compartment, and in no other', async () => {
    const { id } = ok(await issue(), 201).body;
    ok(await withdraw(id), 200);
    const { Items = [] } = await engineClient().send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `RESTRICTED#${authority.id}#schools#ISSUED#LOG` },
      }),
    );
    const own = Items.filter(({ changes }) => JSON.stringify(changes).includes(id));
    expect(own.map(({ verb, by }) => [verb, by])).toEqual([
      ['page.issued', cleared.person],
      ['page.withdrawn', cleared.person],
    ]);
  });
});

describe('issued pages', () => {
  test('are not for those who are not cleared, whatever their role', async () => {
    const { id } = ok(await issue(), 201).body;
    for (const who of ['admin', 'editor', 'reader'] as const) {
      const asked = [issues, `${issues}/${id}`].map((path) => authority.as(who).get(path));
      for (const answer of await Promise.all(asked)) {
        expect(answer.status).toBe(403);
        expect(JSON.stringify(answer.body)).not.toContain('Category 3a');
      }
    }
    expect((await authority.as('editor').send('POST', issues, anIssueDraft(seen))).status).toBe(403);
  });

  test('can be read and not issued by a reader who is cleared', async () => {
    const { id } = ok(await issue(), 201).body;
    const person = ulid() as PersonId;
    await seat(authority.id, { who: 'governance', person, role: 'reader', clearance: ['schools'] });
    const reader = apiOf(`governance@${authority.id}.example`, person);
    expect(ok(await reader.get(issues), 200).body).toMatchObject({ can: { issue: false } });
    expect(ok(await reader.get(`${issues}/${id}`), 200).body.can).toEqual({ withdraw: false });
    expect((await reader.send('POST', issues, anIssueDraft(seen))).status).toBe(403);
  });

  test('of another authority’s school are nothing', async () => {
    const { id } = ok(await issue(), 201).body;
    const theirs = `${other.path}/schools/${urn}/issues`;
    const they = other.as('cleared');
    const answers = [
      ...[await they.get(issues), await they.get(theirs), await they.get(`${theirs}/${id}`)],
      ...[await they.send('POST', issues, anIssueDraft(seen)), await they.send('POST', theirs, anIssueDraft(seen))],
      await they.send('DELETE', `${theirs}/${id}`, { why: 'Because' }, { 'if-match': '"1"' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });

  test('cannot be shared in the ordinary way', async () => {
    const { id } = ok(await issue(), 201).body;
    const share = (thing: object, audience = `school:${urn}`) =>
      cleared.send('POST', `${authority.path}/shares`, { audience, thing, fields: null, until: '2999-01-01' });
    expect((await share({ kind: 'page', urn, issue: id })).status).toBe(422);
    expect((await share({ kind: 'page', urn, issue: id }, `public:${authority.id}`)).status).toBe(422);
  });
});
