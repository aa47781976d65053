import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { authorityApp } from '#functions/authority/app.ts';
import { authorityAudience, topPartition } from '#kernel/keys.ts';
import { makeSessions } from '#kernel/session.ts';
import { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/people/role.ts';
import { aBoard, aMeeting } from '#test/builders/boards.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { authorityDeps, testIssuer } from '#test/support/app-deps.ts';
import { type Api, type Authority, anAuthority, apiOf, engineClient, eventually, seat } from '#test/support/world.ts';

const first = { 'if-match': '"1"' };
const person = PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
let one: Authority;
let two: Authority;
let director: Api;

beforeEach(async () => {
  [one, two] = await Promise.all([anAuthority(), anAuthority()]);
  director = apiOf(`director-${one.id}@shared.example`, person);
});

const seated = (at: Authority, role: Role = 'editor') =>
  seat(at.id, { who: 'director', person, role, clearance: [], subject: director.subject });
const owns = (at: Authority, title: string, dueOn: string | null) =>
  aPlan(at, at.as('editor'), { action: { title, owner: person, dueOn } });
const myWork = async () => ok(await director.get('/api/me/work'), 200).body;
/** The index follows the rows a moment later. */
const whenThere = (count: number) => eventually(myWork, ({ items }) => items.length === count);

const inTwoAuthorities = async () => {
  await Promise.all([seated(one), seated(two, 'reader')]);
  await Promise.all([owns(one, 'Second', '2030-02-01'), owns(two, 'First', '2030-01-01'), owns(two, 'Last', null)]);
};

describe('GET me/work', () => {
  test('shows what waits in every authority together, soonest first, and whose each is', async () => {
    await inTwoAuthorities();
    const { items, authorities } = await whenThere(3);
    const [mark, other] = [one, two].map(({ id }) => ({ id, name: `Authority ${id}`, accent: '#1d70b8' }));
    expect(items).toMatchObject([
      { kind: 'action', title: 'First', authority: other, can: { recordUpdate: false } },
      { kind: 'action', title: 'Second', authority: mark, can: { recordUpdate: true } },
      { kind: 'action', title: 'Last', dueOn: null, authority: other },
    ]);
    expect(authorities).toEqual(
      expect.arrayContaining([
        { ...mark, state: 'read' },
        { ...other, state: 'read' },
      ]),
    );
  });

  test('shows the meetings that are coming before the boards of each', async () => {
    await Promise.all([seated(one), seated(two)]);
    const board = await aBoard(two, two.as('editor'), { board: { name: 'Their board' } });
    const { meeting } = await aMeeting(two, two.as('editor'), { board });
    expect((await myWork()).items).toMatchObject([
      { kind: 'meeting', id: meeting, board: { name: 'Their board' }, authority: { id: two.id } },
    ]);
  });

  test('shows nothing of an authority in which the seat has ended', async () => {
    await inTwoAuthorities();
    await whenThere(3);
    const ended = two.as('admin').send('DELETE', `${two.path}/people/${person}/seat`, { why: 'Left' }, first);
    ok(await ended, 200);
    const { items, authorities } = await myWork();
    expect(items).toMatchObject([{ title: 'Second' }]);
    expect(authorities).toMatchObject([{ id: one.id }]);
  });

  test('is empty for someone without a seat', async () => {
    expect(await myWork()).toMatchObject({ authorities: [], items: [] });
  });

  test('says which authority could not be read, and shows the others all the same', async () => {
    await inTwoAuthorities();
    await whenThere(3);
    const unreadable = { pk: topPartition(authorityAudience(two.id)), sk: 'SOMETHING', row: 'nobody-knows' };
    await engineClient().send(new PutCommand({ TableName: inject('stack').table, Item: unreadable }));
    const { items, authorities } = await myWork();
    expect(items).toMatchObject([{ title: 'Second' }]);
    expect(authorities).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: one.id, state: 'read' }),
        expect.objectContaining({ id: two.id, state: 'failed', name: `Authority ${two.id}` }),
      ]),
    );
  });

  test('reads each authority with a session of its own: that of one opens nothing of the other', async () => {
    await inTwoAuthorities();
    await whenThere(3);
    const deps = await authorityDeps(inject('stack'), (options) => {
      const { sessionFor } = makeSessions(options);
      return { sessionFor: (purpose) => sessionFor({ ...purpose, authority: one.id } as typeof purpose) };
    });
    const claims = { iss: testIssuer, sub: director.subject };
    const event = { requestContext: { authorizer: { jwt: { claims, scopes: null } } } };
    const answer = await authorityApp(deps).request('/api/me/work', {}, { event } as object);
    const { items, authorities } = (await answer.json()) as Awaited<ReturnType<typeof myWork>>;
    expect(items).toMatchObject([{ title: 'Second', authority: { id: one.id } }]);
    expect(authorities).toContainEqual(expect.objectContaining({ id: two.id, state: 'failed' }));
    expect(deps.errors).toMatchObject([{ name: 'AccessDeniedException' }]);
  });
});
