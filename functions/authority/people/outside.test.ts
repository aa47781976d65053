import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { PersonId } from '#shared/ids.ts';
import { aBoard } from '#test/builders/boards.ts';
import { aSchoolDraft } from '#test/builders/dashboards.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { aPartnership } from '#test/support/partnership.ts';
import { type Answer, type Api, type Authority, anAuthority, apiOf, engineClient } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let admin: Api;
let seats: string;
let urn: string;
let board: string;

const aSchoolOf = async ({ as, path }: Authority, overrides: object = {}): Promise<string> =>
  ok(await as('editor').send('POST', `${path}/schools`, aSchoolDraft(overrides)), 201).body.urn;

beforeAll(async () => {
  other = await anAuthority();
});
beforeEach(async () => {
  authority = await anAuthority();
  admin = authority.as('admin');
  seats = `${authority.path}/outside-seats`;
  urn = await aSchoolOf(authority);
  board = (await aBoard(authority, authority.as('editor'))).board;
});

const draft = (overrides: object = {}) => ({
  ...{ audience: `school:${urn}`, name: 'A governor', email: `governor-${crypto.randomUUID()}@example.org` },
  ...{ until: null, ...overrides },
});
const invite = (overrides: object = {}): Promise<Answer> => admin.send('POST', seats, draft(overrides));
const someone = (name: string): Api => apiOf(`${name}@${authority.id}.example`, '' as PersonId);
const accept = (by: Api, code: string): Promise<Answer> => by.send('POST', '/api/me/seats', { code });
const school = () => `/api/audiences/school/${urn}`;
const end = (seat: string, version: number, more: Record<string, string> = {}) =>
  admin.send('DELETE', `${seats}/${seat}`, { why: 'No longer a governor' }, { 'if-match': `"${version}"`, ...more });
const listed = async (): Promise<Record<string, unknown>[]> => ok(await admin.get(seats), 200).body.items;

async function seated(name: string, overrides: object = {}): Promise<{ api: Api; seat: string }> {
  const { code, seat } = ok(await invite(overrides), 201).body;
  const api = someone(name);
  ok(await accept(api, code), 201);
  return { api, seat: seat.id };
}

describe('inviting someone outside', () => {
  test('offers the authority’s own boards and the schools in its list', async () => {
    const { audiences } = ok(await admin.get(seats), 200).body;
    expect(audiences.map(({ audience }: { audience: string }) => audience)).toEqual([
      `board:${authority.id}:${board}`,
      `school:${urn}`,
    ]);
  });

  test('gives a seat at the school to whoever accepts, and at nothing else', async () => {
    const { code, seat } = ok(await invite({ until: '2999-08-31' }), 201).body;
    expect(seat).toMatchObject({ state: 'invited', kind: 'school', since: null, can: { end: true } });
    const head = someone('head');
    const taken = ok(await accept(head, code), 201).body;
    expect(taken).toEqual({
      ...{ audience: `school:${urn}`, kind: 'school', name: 'Fenmoor Primary School', until: '2999-08-31' },
    });
    expect((await head.get('/api/me')).body).toEqual({ items: [], audiences: [taken], platform: false });
    expect((await head.get(school())).body).toMatchObject({ kind: 'school', authorities: [] });
    expect((await head.get(authority.path)).status).toBe(404);
    expect((await head.get(`/api/audiences/board/${authority.id}:${board}`)).status).toBe(404);
    expect(await listed()).toMatchObject([{ id: seat.id, state: 'active', since: expect.any(String) }]);
  });

  test('gives a seat at a board', async () => {
    const { api } = await seated('member', { audience: `board:${authority.id}:${board}` });
    expect((await api.get(`/api/audiences/board/${authority.id}:${board}`)).body).toMatchObject({ kind: 'board' });
    expect((await api.get(school())).status).toBe(404);
  });

  test('gives a seat in a partnership that the authority takes part in, and in no other', async () => {
    const [joined, stranger] = await Promise.all([aPartnership([authority.id, other.id]), aPartnership([other.id])]);
    const { api, seat } = await seated('delegate', { audience: joined.audience });
    ok(await api.get(joined.path), 200);
    expect((await api.get(stranger.path)).status).toBe(404);
    expect(await listed()).toMatchObject([{ id: seat, kind: 'partnership', state: 'active' }]);
    const refused = await invite({ audience: stranger.audience });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '#/audience' }]);
    ok(await end(seat, 2), 200);
    expect((await api.get(joined.path)).status).toBe(404);
  });

  test('writes into the seat which authority gave it', async () => {
    const { api, seat } = await seated('head');
    const { Items = [] } = await engineClient().send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `SEATS#school:${urn}` },
      }),
    );
    expect(Items).toMatchObject([{ subject: api.subject, given: { by: authority.id, as: seat } }]);
  });

  test('is refused at a place that is not the authority’s own, whichever it is', async () => {
    const [foreignSchool, foreignBoard] = [await aSchoolOf(other), (await aBoard(other, other.as('editor'))).board];
    const places = [
      ...[`school:${foreignSchool}`, 'school:999999', `board:${other.id}:${foreignBoard}`],
      ...[`board:${authority.id}:01ARZ3NDEKTSV4RRFFQ69G5FAV`, `board:${authority.id}:${foreignBoard}`],
      ...['partnership:eastern', `public:${authority.id}`],
    ];
    const answers = await Promise.all(places.map((audience) => invite({ audience })));
    const refused = { pointer: '#/audience', detail: expect.stringContaining('Choose one of your authority’s boards') };
    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(places.map(() => [422, [refused]]));
  });

  test('says all that is wrong at once', async () => {
    const answer = await invite({ audience: 'SEATS', name: ' ', email: 'none', until: 'soon' });
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['#/audience', '#/email', '#/name', '#/until']);
    expect((await invite({ until: '2020-01-01' })).body.errors).toMatchObject([{ pointer: '#/until' }]);
  });

  test('is for administrators, and another authority’s finds nothing', async () => {
    expect((await authority.as('editor').send('POST', seats, draft())).status).toBe(403);
    expect((await other.as('admin').send('POST', seats, draft())).status).toBe(404);
    expect((await other.as('admin').get(seats)).status).toBe(404);
  });

  test('of the same person twice to one place is refused, to another it is one person', async () => {
    const email = 'governor@both.example';
    const { seat } = ok(await invite({ email }), 201).body;
    expect((await invite({ email: email.toUpperCase() })).body.errors).toMatchObject([{ pointer: '#/email' }]);
    const second = ok(await invite({ email, audience: `board:${authority.id}:${board}` }), 201).body;
    expect(second.seat.person).toBe(seat.person);
  });

  test('shows its code once: the same request again is told so', async () => {
    const [body, key] = [draft(), { 'idempotency-key': crypto.randomUUID() }];
    ok(await admin.send('POST', seats, body, key), 201);
    expect((await admin.send('POST', seats, body, key)).status).toBe(409);
    expect(await listed()).toHaveLength(1);
  });
});

describe('a person outside', () => {
  test('of a school stands in the directory, marked, and cannot own an action', async () => {
    const { seat } = ok(await invite(), 201).body;
    const { people } = ok(await authority.as('reader').get(authority.path), 200).body;
    expect(people).toContainEqual({ id: seat.person, name: 'A governor', left: false, outside: true, through: [] });
    expect(people.filter(({ outside }: { outside: boolean }) => outside)).toHaveLength(1);
    const editor = authority.as('editor');
    const plan = await aPlan(authority, editor);
    const node = `${plan.path}/nodes/${plan.action}`;
    const answer = await editor.send('PATCH', node, { owner: seat.person }, { 'if-match': '"1"' });
    expect(answer.body.errors).toEqual([
      { pointer: '#/owner', detail: 'Choose someone who works here, or who has a seat at one of your boards' },
    ]);
  });

  test('is no officer to the list of people, until they are invited as one', async () => {
    const { seat } = ok(await invite({ email: 'someone@both.example' }), 201).body;
    const people = `${authority.path}/people`;
    const persons = async () => (await admin.get(people)).body.items.map(({ person }: { person: string }) => person);
    expect(await persons()).not.toContain(seat.person);
    const officer = { name: 'Someone', email: 'someone@both.example', role: 'reader', clearance: [], until: null };
    expect(ok(await admin.send('POST', people, officer), 201).body.seat.person).toBe(seat.person);
    expect(await persons()).toContain(seat.person);
    const home = ok(await authority.as('reader').get(authority.path), 200).body;
    expect(home.people).toContainEqual(expect.objectContaining({ id: seat.person, outside: false }));
  });

  test('who is an officer stays one', async () => {
    const editor = authority.as('editor');
    ok(await invite({ email: editor.subject }), 201);
    const home = ok(await editor.get(authority.path), 200).body;
    expect(home.people).toContainEqual(expect.objectContaining({ id: editor.person, outside: false }));
  });
});

describe('the code', () => {
  test('works once, and of several who come at once lets one in', async () => {
    const { code } = ok(await invite(), 201).body;
    const comers = ['a', 'b', 'c'].map(someone);
    const all = await Promise.all(comers.map((each) => accept(each, code)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    const seen = await Promise.all(comers.map((each) => each.get(school())));
    expect(seen.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect((await accept(someone('late'), code)).status).toBe(404);
  });

  test('of someone who has the seat already is kept for another', async () => {
    const { api } = await seated('head');
    const { code } = ok(await invite(), 201).body;
    expect((await accept(api, code)).status).toBe(409);
    ok(await accept(someone('deputy'), code), 201);
  });
});

describe('ending a seat outside', () => {
  test('refuses the next request and says why in the people’s audit', async () => {
    const { api, seat } = await seated('head');
    ok(await api.get(school()), 200);
    const ended = ok(await end(seat, 2), 200);
    expect(ended.body).toMatchObject({ state: 'ended', version: 3, can: { end: false } });
    expect((await api.get(school())).status).toBe(404);
    expect((await api.get('/api/me')).body.audiences).toEqual([]);
    const { items } = ok(await admin.get(`${authority.path}/audit/people`), 200).body;
    expect(items.map(({ verb }: { verb: string }) => verb).slice(0, 3)).toEqual([
      ...['outside.ended', 'outside.taken', 'outside.invited'],
    ]);
    expect(items[0]).toMatchObject({ why: 'No longer a governor', by: admin.person });
  });

  test('takes back an invitation: its code is nothing any more', async () => {
    const { code, seat } = ok(await invite(), 201).body;
    ok(await end(seat.id, 1), 200);
    expect((await accept(someone('late'), code)).status).toBe(404);
  });

  test('asked for twice is done once; a second ending is refused', async () => {
    const { seat } = await seated('head');
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [first, again] = [ok(await end(seat, 2, key), 200), ok(await end(seat, 2, key), 200)];
    expect(again.body).toEqual(first.body);
    expect((await end(seat, 2)).status).toBe(412);
    expect((await end(seat, 3)).status).toBe(409);
  });

  test('leaves a later seat of the same sign-in alone', async () => {
    const { api, seat } = await seated('head');
    ok(await end(seat, 2), 200);
    const { code } = ok(await invite(), 201).body;
    ok(await accept(api, code), 201);
    expect((await end(seat, 3)).status).toBe(409);
    ok(await api.get(school()), 200);
  });

  test('is for administrators, and another authority’s finds nothing', async () => {
    const { api, seat } = await seated('head');
    const body = { why: 'Because' };
    const first = { 'if-match': '"2"' };
    expect((await authority.as('cleared').send('DELETE', `${seats}/${seat}`, body, first)).status).toBe(403);
    expect((await other.as('admin').send('DELETE', `${seats}/${seat}`, body, first)).status).toBe(404);
    const theirs = `${other.path}/outside-seats/${seat}`;
    expect((await other.as('admin').send('DELETE', theirs, body, first)).status).toBe(404);
    ok(await api.get(school()), 200);
  });
});
