import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { aCategoryDraft, aSchoolDraft } from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import { callersOf } from '#test/support/callers.ts';
import { type Answer, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let urn: string;

beforeAll(async () => {
  authority = await anAuthority();
  const school = aSchoolDraft();
  urn = school.urn;
  ok(await authority.as('editor').send('POST', `${authority.path}/schools`, school), 201);
});

const categorise = (overrides: object = {}): Promise<Answer> =>
  authority.as('cleared').send('POST', `${authority.path}/categories`, aCategoryDraft(urn, overrides));
const categories = (who: 'cleared' | 'editor' | 'admin') => authority.as(who).get(`${authority.path}/categories`);
const pointersOf = ({ body }: Answer): string[] => body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe('schools', () => {
  test('a school stands in the list once', async () => {
    const again = await authority.as('editor').send('POST', `${authority.path}/schools`, aSchoolDraft({ urn }));
    expect(again.status).toBe(409);
  });

  test('an inspection or a count of pupils cannot lie in the future', async () => {
    const draft = aSchoolDraft({
      pupils: { count: 1, on: '2999-01-01' },
      inspection: { on: '2999-01-01', scale: 'four-point', judgement: 'good' },
    });
    const answer = await authority.as('editor').send('POST', `${authority.path}/schools`, draft);
    expect(pointersOf(answer)).toEqual(['#/pupils/on', '#/inspection/on']);
  });

  test.each(['999999', 'fenmoor', '12345'])('%s is no school here', async (none) => {
    expect((await authority.as('reader').get(`${authority.path}/schools/${none}`)).status).toBe(404);
  });
});

describe('categories', () => {
  test('are added with reasons from a date, and the earlier one stays', async () => {
    ok(await categorise({ category: '3b', from: '2025-01-20', reasons: 'Reading is low' }), 201);
    ok(await categorise({ category: '3a', from: '2026-01-19', reasons: 'Reading has risen' }), 201);
    const { body } = ok(await categories('cleared'), 200);
    expect(body.items.map(({ category, reasons }: Record<string, string>) => [category, reasons])).toEqual([
      ['3a', 'Reading has risen'],
      ['3b', 'Reading is low'],
    ]);
    const again = await categorise({ category: '1', from: '2026-01-19' });
    expect(again.status).toBe(409);
  });

  test('must be of the authority’s scheme, since it began, not in the future, of a school in the list', async () => {
    const wrong = aCategoryDraft('999999', { category: '9', from: '2999-01-01' });
    const answer = await authority.as('cleared').send('POST', `${authority.path}/categories`, wrong);
    expect(answer.status).toBe(422);
    expect(pointersOf(answer).sort()).toEqual(['#/category', '#/from', '#/urn']);
    expect(pointersOf(await categorise({ from: '2010-01-01' }))).toEqual(['#/from']);
    expect(pointersOf(await categorise({ reasons: ' ' }))).toEqual(['#/reasons']);
  });

  test('are for the cleared alone: administrators and editors are told who can help', async () => {
    for (const who of ['admin', 'editor'] as const) {
      const answer = await categories(who);
      expect(answer.status).toBe(403);
      expect(answer.body.detail).toContain('You are not cleared for restricted matter about schools. An administrator');
    }
    const draft = { nonsense: true };
    const refused = await authority.as('editor').send('POST', `${authority.path}/categories`, draft);
    expect(refused.status).toBe(403);
  });

  test('are nowhere in what those who are not cleared are given of a school', async () => {
    ok(await categorise({ from: '2024-05-05', reasons: 'Restricted words' }), 201);
    const answers = await Promise.all(
      ['', '/schools', `/schools/${urn}`, '/dashboard', '/audit?subject=settings'].map((path) =>
        authority.as('editor').get(`${authority.path}${path}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/Restricted words|"category":"3a"/);
    const { body } = await authority.as('editor').get(`${authority.path}/schools/${urn}`);
    expect(body.can).toEqual({ seeCategory: false, addCategory: false });
  });

  test('are refused by AWS itself to the sessions of those who are not cleared', async () => {
    const { gate, table } = inject('stack');
    const callers = callersOf(gate);
    const { id } = authority;
    const look = async (purpose: Parameters<typeof callers.session>[0]) => {
      const { rows } = await callers.session(purpose);
      return rows.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `RESTRICTED#${id}#schools#CATEGORIES` },
        }),
      );
    };
    for (const does of ['read', 'write', 'administer'] as const) {
      await expect(look({ does, authority: id })).rejects.toMatchObject({ name: 'AccessDeniedException' });
    }
    const papers = look({ does: 'read-restricted', authority: id, compartment: 'papers' });
    await expect(papers).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const { Items = [] } = await look({ does: 'read-restricted', authority: id, compartment: 'schools' });
    expect(Items.length).toBeGreaterThan(0);
  });
});
