import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#shared/ids.ts';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, apiOf } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let admin: Api;
let people: string;

beforeAll(async () => {
  other = await anAuthority();
});
beforeEach(async () => {
  authority = await anAuthority();
  admin = authority.as('admin');
  people = `${authority.path}/people`;
});

let invitations = 0;
const aDraft = (overrides: object = {}) => {
  invitations += 1;
  const email = `colleague-${invitations}@example.org`;
  return { name: 'A colleague', email, role: 'reader', clearance: [], until: null, ...overrides };
};
const invite = (overrides: object = {}): Promise<Answer> => admin.send('POST', people, aDraft(overrides));
const someone = (name: string): Api => apiOf(`${name}@${authority.id}.example`, '' as PersonId);
const accept = (by: Api, code: string): Promise<Answer> => by.send('POST', '/api/me/seats', { code });
const seatPath = (person: string) => `${people}/${person}/seat`;
const at = (version: number) => ({ 'if-match': `"${version}"` });

/** Someone new who has accepted an invitation. */
async function seated(overrides: object = {}): Promise<{ api: Api; person: string }> {
  const invitation = ok(await invite(overrides), 201).body;
  const api = someone(`newcomer-${invitations}`);
  ok(await accept(api, invitation.code), 201);
  return { api, person: invitation.seat.person };
}

describe('GET people', () => {
  test('lists everyone with their seat and what may be done about it', async () => {
    await invite({ name: 'Invited one' });
    const { items } = ok(await admin.get(people), 200).body;
    expect(items).toHaveLength(6);
    expect(items).toContainEqual(expect.objectContaining({ name: 'Invited one', state: 'invited' }));
    const own = items.find(({ person }: { person: string }) => person === admin.person);
    expect(own).toMatchObject({ role: 'admin', state: 'active', can: { change: true, end: false } });
  });

  test('is for administrators', async () => {
    expect((await authority.as('editor').get(people)).status).toBe(403);
  });

  test('in another authority there is nothing', async () => {
    expect((await other.as('admin').get(people)).status).toBe(404);
  });
});

describe('POST people', () => {
  test('invites someone with a code that is shown once', async () => {
    const invitation = ok(await invite(), 201).body;
    expect(invitation.code).toMatch(new RegExp(`^${authority.id}\\.[A-Za-z0-9_-]{43}$`));
    expect(invitation.seat).toMatchObject({ state: 'invited', version: 1 });
    expect(JSON.stringify((await admin.get(people)).body)).not.toContain(invitation.code.split('.')[1]);
  });

  test('says all that is wrong at once', async () => {
    const draft = aDraft({ name: ' ', email: 'nobody', role: 'owner', until: 'tomorrow', salary: 1 });
    const { status, body } = await admin.send('POST', people, draft);
    expect(status).toBe(422);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
    expect(pointers).toEqual(['#/email', '#/name', '#/role', '#/salary', '#/until']);
  });

  test('refuses someone who has a seat or an invitation, however the address is written', async () => {
    const { email } = ok(await invite(), 201).body.seat;
    const again = await invite({ email: email.toUpperCase() });
    expect(again.body.errors).toEqual([
      { pointer: '#/email', detail: 'Someone with this email address has a seat or an invitation here' },
    ]);
  });

  test('twice with one key makes one invitation', async () => {
    const [draft, key] = [aDraft(), { 'idempotency-key': crypto.randomUUID() }];
    ok(await admin.send('POST', people, draft, key), 201);
    expect((await admin.send('POST', people, draft, key)).status).toBe(409);
    const { items } = ok(await admin.get(people), 200).body;
    expect(items.filter(({ email }: { email: string }) => email === draft.email)).toHaveLength(1);
  });

  test('is for administrators', async () => {
    expect((await authority.as('editor').send('POST', people, aDraft())).status).toBe(403);
  });

  test('refuses a seat that would be over before it begins', async () => {
    const { status, body } = await invite({ until: '2020-01-01' });
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, '#/until']);
  });
});

describe('PATCH seat', () => {
  test('counts at the next request', async () => {
    const { api, person } = await seated();
    expect((await api.send('POST', `${authority.path}/plans`, {})).status).toBe(403);
    ok(await admin.send('PATCH', seatPath(person), { role: 'editor' }, at(1)), 200);
    expect((await api.send('POST', `${authority.path}/plans`, {})).status).toBe(422);
  });

  test('changes an invitation that is not accepted yet', async () => {
    const { seat, code } = ok(await invite(), 201).body;
    ok(await admin.send('PATCH', seatPath(seat.person), { role: 'editor' }, at(1)), 200);
    expect((await accept(someone('invited'), code)).body).toMatchObject({ role: 'editor' });
  });

  test('of two administrators who save at once one wins and the other is shown the seat as it is', async () => {
    const { person } = await seated();
    const change = (role: string) => admin.send('PATCH', seatPath(person), { role }, at(1));
    const [won, lost] = (await Promise.all([change('editor'), change('contributor')])).toSorted(
      (a, b) => a.status - b.status,
    );
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.current.role).toBe(won?.body.role);
  });

  test('leaves the only administrator an administrator', async () => {
    const demoted = await admin.send('PATCH', seatPath(admin.person), { role: 'reader' }, at(1));
    expect([demoted.status, demoted.body.detail]).toEqual([
      409,
      'This is the only administrator. Make someone else an administrator first.',
    ]);
  });

  test('does not let the last administrator’s seat run out, now or later', async () => {
    const lastDay = (until: string) => admin.send('PATCH', seatPath(admin.person), { until }, at(1));
    expect([(await lastDay('2020-01-01')).status, (await lastDay('2999-01-01')).status]).toEqual([422, 409]);
    await seated({ role: 'admin' });
    expect((await lastDay('2999-01-01')).status).toBe(200);
  });

  test('of someone who is not here is nothing', async () => {
    const person = other.as('reader').person;
    expect((await admin.send('PATCH', seatPath(person), { role: 'admin' }, at(1))).status).toBe(404);
  });

  test('takes each compartment once', async () => {
    const { person } = await seated();
    const twice = await admin.send('PATCH', seatPath(person), { clearance: ['schools', 'schools'] }, at(1));
    expect(twice.status).toBe(422);
  });
});

describe('DELETE seat', () => {
  test('is refused at the next request, and the person stays in the directory as left', async () => {
    const { api, person } = await seated();
    ok(await api.get(authority.path), 200);
    const ended = ok(await admin.send('DELETE', seatPath(person), { why: 'Moved on' }, at(1)), 200);
    expect(ended.body).toMatchObject({ state: 'ended', can: { change: false, end: false } });
    expect((await api.get(authority.path)).status).toBe(404);
    expect((await api.get('/api/me')).body.items).toEqual([]);
    const home = ok(await admin.get(authority.path), 200).body;
    expect(home.people).toContainEqual(expect.objectContaining({ id: person, left: true }));
  });

  test('of an invitation makes its code worth nothing', async () => {
    const { seat, code } = ok(await invite(), 201).body;
    ok(await admin.send('DELETE', seatPath(seat.person), { why: 'Sent by mistake' }, at(1)), 200);
    expect((await accept(someone('late'), code)).status).toBe(404);
  });

  test('cannot be done twice, and what has ended cannot be changed', async () => {
    const { person } = await seated();
    const { version } = ok(await admin.send('DELETE', seatPath(person), { why: 'Moved on' }, at(1)), 200).body;
    expect((await admin.send('DELETE', seatPath(person), { why: 'Again' }, at(version))).status).toBe(409);
    expect((await admin.send('PATCH', seatPath(person), { role: 'admin' }, at(version))).status).toBe(409);
  });

  test('leaves someone who can administer', async () => {
    expect((await admin.send('DELETE', seatPath(admin.person), { why: 'Leaving' }, at(1))).status).toBe(409);
  });

  test('of one’s own is refused, as the list says', async () => {
    await seated({ role: 'admin' });
    expect((await admin.send('DELETE', seatPath(admin.person), { why: 'Leaving' }, at(1))).status).toBe(409);
  });

  test('needs a reason', async () => {
    const { person } = await seated();
    const { body } = await admin.send('DELETE', seatPath(person), { why: '' }, at(1));
    expect(body.errors).toEqual([{ pointer: '#/why', detail: 'Enter why the seat ends' }]);
  });

  test('and someone who comes back is the same person', async () => {
    const { api, person } = await seated({ email: 'returns@example.org' });
    ok(await admin.send('DELETE', seatPath(person), { why: 'Moved on' }, at(1)), 200);
    const again = ok(await invite({ email: 'returns@example.org', role: 'editor' }), 201).body;
    expect(again.seat.person).toBe(person);
    ok(await accept(api, again.code), 201);
    expect((await api.get(authority.path)).body.me).toMatchObject({ person, role: 'editor' });
  });
});
