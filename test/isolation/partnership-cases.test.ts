import { beforeAll, describe, expect, test } from 'vitest';
import { allOperations } from '#infra/openapi.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { type Planted, plantAuthority } from '#test/support/planted.ts';
import { aPlatformAdmin } from '#test/support/platform.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import { type Api, anAuthority, apiOf, eventually } from '#test/support/world.ts';

const base = '/api/platform/partnerships';
const operations = allOperations.filter(({ path }) => path.startsWith(base));
const anId = () => `p${crypto.randomUUID().slice(0, 8)}`;

let platform: Api;
let planted: Planted;

beforeAll(async () => {
  [platform, planted] = await Promise.all([aPlatformAdmin(), plantAuthority('MARKOFJOIN')]);
});

const add = (overrides: object = {}) => platform.send('POST', base, { id: anId(), name: 'Joint board', ...overrides });
const join = (partnership: string, authority: string, headers: Record<string, string> = {}) =>
  platform.send('POST', `${base}/${partnership}/partners`, { authority }, headers);
const listed = async (id: string) =>
  ok(await platform.get(base), 200).body.items.find((each: { id: string }) => each.id === id);
const joined = (id: string) =>
  eventually(
    () => listed(id),
    ({ partners }) => partners.length > 0 && partners.every(({ state }: { state: string }) => state === 'joined'),
  );

describe('a partnership', () => {
  test('is set up and joined; then the authority can share with it, and no other can', async () => {
    const [one, two] = await Promise.all([anAuthority(), anAuthority()]);
    const { id } = ok(await add(), 201).body;
    expect(ok(await join(id, one.id), 202).body.partners).toMatchObject([{ authority: one.id }]);
    expect(await joined(id)).toMatchObject({ name: 'Joint board', partners: [{ authority: one.id, state: 'joined' }] });
    const share = async (at: typeof one) =>
      at
        .as('editor')
        .send('POST', `${at.path}/shares`, aShareDraft(await aPlan(at, at.as('editor')), `partnership:${id}` as never));
    ok(await share(one), 201);
    expect((await share(two)).status).toBe(422);
  });

  test('is joined once, however often it is asked for', async () => {
    const authority = await anAuthority();
    const { id } = ok(await add(), 201).body;
    const key = { 'idempotency-key': crypto.randomUUID() };
    for (const _ of [1, 2]) ok(await join(id, authority.id, key), 202);
    expect((await join(id, authority.id)).status).toBe(409);
    expect((await joined(id)).partners).toHaveLength(1);
  });

  test('has an id of its own, and takes in those alone who are live', async () => {
    const { id } = ok(await add(), 201).body;
    const again = await add({ id });
    expect([again.status, again.body.errors[0].pointer]).toEqual([422, '#/id']);
    const nobody = await join(id, 'nowhere');
    expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([422, '#/authority']);
    expect((await join('no-such-board', planted.authority.id)).status).toBe(404);
  });
});

describe('an authority that leaves a partnership', () => {
  const leave = (partnership: string, authority: string, headers: Record<string, string> = {}) =>
    platform.send(
      'POST',
      `${base}/${partnership}/partners/${authority}/end`,
      { why: 'The joint board ended' },
      headers,
    );
  const stands = (id: string, state: string) =>
    eventually(
      () => listed(id),
      ({ partners }) => partners.some((each: { state: string }) => each.state === state),
    );

  /** Two authorities that each show a plan to a partnership, and a member whom the first has seated. */
  async function aJointBoard() {
    const [one, two] = await Promise.all([anAuthority(), anAuthority()]);
    const { id } = ok(await add(), 201).body;
    for (const each of [one, two]) ok(await join(id, each.id), 202);
    await joined(id);
    for (const each of [one, two]) {
      const plan = await aPlan(each, each.as('editor'));
      const draft = aShareDraft(plan, `partnership:${id}`);
      ok(await each.as('editor').send('POST', `${each.path}/shares`, draft), 201);
    }
    const seated = async (at: typeof one) => {
      const draft = { audience: `partnership:${id}`, name: 'A delegate', email: `d@${at.id}.example`, until: null };
      const { code } = ok(await at.as('admin').send('POST', `${at.path}/outside-seats`, draft), 201).body;
      const member = apiOf(`delegate@${at.id}.example`, '' as never);
      ok(await member.send('POST', '/api/me/seats', { code }), 201);
      return member;
    };
    return { id, one, two, ours: await seated(one), theirs: await seated(two) };
  }

  const shownTo = (member: Api, id: string, many: number) =>
    eventually(
      () => member.get(`/api/audiences/partnership/${id}/items`),
      ({ body }) => body.items?.length === many,
    );

  test('shows it nothing any more, and whom it seated there loses the seat', async () => {
    const { id, one, two, ours, theirs } = await aJointBoard();
    await Promise.all([shownTo(ours, id, 2), shownTo(theirs, id, 2)]);
    expect(ok(await leave(id, one.id), 202).body.partners).toContainEqual(
      expect.objectContaining({ authority: one.id, left: { on: expect.any(String), why: 'The joint board ended' } }),
    );
    await stands(id, 'left');
    const { body } = await shownTo(theirs, id, 1);
    expect(body.items[0].authority.id).toBe(two.id);
    expect((await ours.get(`/api/audiences/partnership/${id}/items`)).status).toBe(404);
    const admin = one.as('admin');
    const { items, audiences } = ok(await admin.get(`${one.path}/outside-seats`), 200).body;
    expect(items).toMatchObject([{ state: 'ended', can: { end: false } }]);
    expect(JSON.stringify(audiences)).not.toContain(id);
    const plan = await aPlan(one, one.as('editor'));
    const again = await one.as('editor').send('POST', `${one.path}/shares`, aShareDraft(plan, `partnership:${id}`));
    expect([again.status, again.body.errors[0].pointer]).toEqual([422, '#/audience']);
  });

  test('leaves once, however often it is asked for, and can take part again', async () => {
    const { id, one, theirs } = await aJointBoard();
    const key = { 'idempotency-key': crypto.randomUUID() };
    for (const _ of [1, 2]) ok(await leave(id, one.id, key), 202);
    await stands(id, 'left');
    expect((await leave(id, one.id)).status).toBe(409);
    await shownTo(theirs, id, 1);
    ok(await join(id, one.id), 202);
    await joined(id);
    await shownTo(theirs, id, 2);
    ok(await leave(id, one.id), 202);
    await stands(id, 'left');
    await shownTo(theirs, id, 1);
  });

  test('was in it', async () => {
    const { id } = ok(await add(), 201).body;
    expect((await leave(id, planted.authority.id)).status).toBe(404);
  });
});

describe('what looks after partnerships', () => {
  const path = (template: string) =>
    template.replace(':partnership', planted.partnership.id).replace(':authority', planted.authority.id);

  test.each(operations.filter(({ body }) => body !== undefined))(
    'is told all that is wrong by $id',
    async (operation) => {
      const answer = await platform.send('POST', path(operation.path), { nonsense: true, more: 1 });
      expect(answer.status).toBe(422);
      const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(pointers).toEqual(expect.arrayContaining(['#/nonsense', '#/more']));
    },
  );

  test.each(operations)('$id is nothing to anyone in an authority or a partnership', async (operation) => {
    const { authority, partnership } = planted;
    for (const api of [authority.as('admin'), authority.as('cleared'), partnership.member]) {
      const body = operation.body === undefined ? undefined : { authority: authority.id };
      const answer = await api.send(operation.method.toUpperCase(), path(operation.path), body);
      expect(answer.status).toBe(404);
    }
    for (const { token } of await untrustedTokens(platform.subject)) {
      expect((await bearing(token).send(operation.method.toUpperCase(), path(operation.path))).status).toBe(401);
    }
  });
});
