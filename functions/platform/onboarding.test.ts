import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { anOnboardingDraft, aPlatformAdmin, codesOf, directory, inState, onboarded } from '#test/support/platform.ts';
import { type Api, apiOf, engineClient, eventually } from '#test/support/world.ts';

const code = codesOf('London');
let platform: Api;

beforeAll(async () => {
  platform = await aPlatformAdmin();
});

/** Every row in these partitions, past every wall. */
async function rowsIn(...partitions: string[]): Promise<Record<string, unknown>[]> {
  const engine = engineClient();
  const found = partitions.map((pk) =>
    engine.send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    ),
  );
  return (await Promise.all(found)).flatMap(({ Items = [] }) => Items);
}

const kindsIn = async (id: string) => {
  const rows = await rowsIn(`AUTHORITY#${id}`, `SEATS#${id}`);
  return rows.map(({ row }) => String(row)).sort();
};

describe('POST platform/authorities', () => {
  test('founds an authority, checks it and lets its first administrator in', async () => {
    const { id, view, code: first } = await onboarded(platform, anOnboardingDraft({ dfeCode: code() }));
    expect(view.authority).toMatchObject({ standing: 'live', can: { suspend: true, check: false } });
    expect(view.onboarding.steps.map(({ state }: { state: string }) => state)).toEqual(Array(12).fill('done'));
    const admin = apiOf(`first@${id}.example`, '' as never);
    expect(ok(await admin.send('POST', '/api/me/seats', { code: first }), 201).body).toMatchObject({
      ...{ authority: id, role: 'admin', clearance: [], standing: 'live' },
    });
    const home = ok(await admin.get(`/api/authorities/${id}`), 200).body;
    expect(home.shapes[0].key).toBe('seven-columns');
    expect(home.plans).toEqual([]);
    const boards = ok(await admin.get(`/api/authorities/${id}/boards`), 200).body.items;
    expect(boards).toMatchObject([{ name: 'Education board', kind: 'strategic' }]);
  });

  test('lists whom the administrator is to invite, with the role that was proposed', async () => {
    const { id, code: first } = await onboarded(platform, anOnboardingDraft({ dfeCode: code() }));
    const admin = apiOf(`first@${id}.example`, '' as never);
    ok(await admin.send('POST', '/api/me/seats', { code: first }), 201);
    const { toInvite } = ok(await admin.get(`/api/authorities/${id}/people`), 200).body;
    expect(toInvite).toMatchObject([
      { name: 'Board member', role: 'reader' },
      { name: 'Clerk to the board', role: 'editor' },
    ]);
    const { email, name } = toInvite[1];
    const draft = { name, email, role: 'editor', clearance: ['schools'], until: null };
    ok(await admin.send('POST', `/api/authorities/${id}/people`, draft), 201);
    const after = ok(await admin.get(`/api/authorities/${id}/people`), 200).body;
    expect(after.toInvite).toHaveLength(1);
  });

  test('shows in the council’s own audit who was there and that the seat ended', async () => {
    const { id, code: first } = await onboarded(platform, anOnboardingDraft({ dfeCode: code() }));
    const admin = apiOf(`first@${id}.example`, '' as never);
    ok(await admin.send('POST', '/api/me/seats', { code: first }), 201);
    const { items } = ok(await admin.get(`/api/authorities/${id}/audit/people`), 200).body;
    const verbs = items.map(({ verb }: { verb: string }) => verb);
    expect(verbs).toEqual([
      'seat.taken',
      'person.invited',
      'seat.ended',
      'seat.given',
      'person.listed',
      'person.listed',
    ]);
    const { people } = ok(await admin.get(`/api/authorities/${id}`), 200).body;
    expect(people).toContainEqual({
      id: items[2].by,
      name: 'Platform administrator (Placeboard)',
      left: true,
      outside: false,
      through: [],
    });
  });

  test('twice is the same onboarding: nothing doubles, and the code is shown once', async () => {
    const draft = anOnboardingDraft({ dfeCode: code() });
    const [one, two] = await Promise.all([0, 1].map(() => platform.send('POST', directory, draft)));
    expect([one?.status, two?.status]).toEqual([202, 202]);
    const codes = [one, two].map((each) => each?.body.code).filter((each) => each !== null);
    expect(codes).toHaveLength(1);
    const path = ok(one as never, 202).headers.get('location') ?? '';
    await inState(platform, path, 'to-check');
    const before = await kindsIn(one?.body.authority.id);
    expect(ok(await platform.send('POST', directory, draft), 202).body).toMatchObject({ code: null });
    expect(await kindsIn(one?.body.authority.id)).toEqual(before);
    expect(before.filter((kind) => kind === 'person')).toHaveLength(4);
  });

  test('of one that is here with other answers changes nothing', async () => {
    const draft = anOnboardingDraft({ dfeCode: code() });
    ok(await platform.send('POST', directory, draft), 202);
    const other = await platform.send('POST', directory, { ...draft, shape: 'themes' });
    expect(other.status).toBe(409);
    expect(other.body.detail).toMatch(/is here already since .*, with other answers\. Nothing was changed\./);
  });

  test('says everything that is wrong with the file at once, and begins nothing', async () => {
    const people = [
      { name: 'Clerk', email: 'clerk@x.example', role: 'editor', clearance: ['schools'] },
      { name: 'Clerk again', email: 'Clerk@x.example', role: 'editor' },
    ];
    const wrong = { ...anOnboardingDraft({ dfeCode: '999' }), shape: 'nine-columns', people };
    const { status, body } = await platform.send('POST', directory, wrong);
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/dfeCode',
      '#/people/0/clearance',
      '#/people/1/email',
      '#/shape',
    ]);
  });
});

describe('a code for the first administrator', () => {
  test('made anew takes the place of the first, until they are in', async () => {
    const { id, path, code: first } = await onboarded(platform, anOnboardingDraft({ dfeCode: code() }));
    const { code: second } = ok(await platform.send('POST', `${path}/codes`), 201).body;
    const admin = apiOf(`first@${id}.example`, '' as never);
    await eventually(
      () => admin.send('POST', '/api/me/seats', { code: second }),
      ({ status }) => status === 201,
    );
    expect((await apiOf(`late@${id}.example`, '' as never).send('POST', '/api/me/seats', { code: first })).status).toBe(
      404,
    );
    const third = ok(await platform.send('POST', `${path}/codes`), 201).body.code;
    const { body } = await platform.get(path);
    expect(body.onboarding.administrator).toEqual({ name: 'Education Systems Manager', email: expect.any(String) });
    await eventually(
      () => platform.get(path),
      ({ body }) => body.onboarding.code.state === 'refused',
    );
    expect((await apiOf(`late@${id}.example`, '' as never).send('POST', '/api/me/seats', { code: third })).status).toBe(
      404,
    );
    expect((await platform.send('POST', `${path}/codes`)).status).toBe(409);
  });

  test('is nowhere in the table but as a hash', async () => {
    const { body, headers } = ok(await platform.send('POST', directory, anOnboardingDraft({ dfeCode: code() })), 202);
    await inState(platform, headers.get('location') ?? '', 'to-check');
    const [, token] = body.code.split('.');
    const rows = await rowsIn('PLATFORM', 'PLATFORM#LOG', 'PLATFORM#ONBOARDINGS', `SEATS#${body.authority.id}`);
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
