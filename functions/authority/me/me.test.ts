import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '#kernel/change.ts';
import { invitationKey, seatsAudience, topPartition } from '#kernel/keys.ts';
import { invitationRow } from '#kernel/people-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { PersonId } from '#shared/ids.ts';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, apiOf, engineTable, seat } from '#test/support/world.ts';

let authority: Authority;

beforeEach(async () => {
  authority = await anAuthority();
});

const someone = (name: string): Api => apiOf(`${name}@${authority.id}.example`, '' as PersonId);
const accept = (by: Api, code: string): Promise<Answer> => by.send('POST', '/api/me/seats', { code });
const invited = async (overrides: object = {}) => {
  const email = `colleague-${crypto.randomUUID()}@example.org`;
  const draft = { name: 'A colleague', email, role: 'reader', clearance: [], until: null, ...overrides };
  return ok(await authority.as('admin').send('POST', `${authority.path}/people`, draft), 201).body;
};

/** An invitation as it would stand after some time, or from somewhere else; its code. */
async function plantedInvitation(overrides: object): Promise<string> {
  const token = 't'.repeat(43);
  const row = invitationRow.read({
    ...{
      row: 'invitation',
      v: 1,
      person: authority.as('reader').person,
      role: 'reader',
      clearance: [],
      from: '2020-01-01',
    },
    ...{
      until: null,
      provider: 'officers',
      invitedBy: authority.as('admin').person,
      acceptedAt: null,
      withdrawn: null,
    },
    ...{ endsAt: '2999-01-01T00:00:00.000Z', version: 1, retention: personRetention, ...overrides },
  });
  await engineTable(authority.id).commit({
    ...{ verb: 'person.invited', subject: topPartition(seatsAudience(authority.id)), effectiveOn: '2020-01-01' },
    ...{ puts: [put({ key: invitationKey(authority.id, token), shape: invitationRow, row, was: null })], result: '' },
  });
  return `${authority.id}.${token}`;
}

describe('GET me', () => {
  test('lists where the sign-in has seats, in every authority', async () => {
    const [one, two] = [authority, await anAuthority()];
    const subject = `director-${one.id}@shared.example`;
    const person = PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
    await seat(one.id, { who: 'director', person, role: 'editor', clearance: ['schools'], subject });
    await seat(two.id, { who: 'director', person, role: 'reader', clearance: [], subject });
    const { items } = ok(await apiOf(subject, person).get('/api/me'), 200).body;
    const byId = items.toSorted((a: { role: string }, b: { role: string }) => a.role.localeCompare(b.role));
    expect(byId).toMatchObject([
      { authority: one.id, role: 'editor', clearance: ['schools'], person },
      { authority: two.id, role: 'reader', clearance: [] },
    ]);
  });

  test('is empty for someone without a seat', async () => {
    expect((await someone('stranger').get('/api/me')).body).toMatchObject({ items: [] });
  });
});

describe('POST me/seats', () => {
  test('binds the sign-in to the seat it was invited to', async () => {
    const { code, seat: given } = await invited({ role: 'contributor', clearance: ['schools'] });
    const newcomer = someone('newcomer');
    const taken = ok(await accept(newcomer, code), 201).body;
    expect(taken).toMatchObject({ authority: authority.id, person: given.person, role: 'contributor' });
    expect((await newcomer.get(authority.path)).body.me).toMatchObject({ clearance: ['schools'] });
  });

  test('works once: the second to come finds nothing', async () => {
    const { code } = await invited();
    ok(await accept(someone('first'), code), 201);
    expect((await accept(someone('second'), code)).status).toBe(404);
    expect((await someone('second').get(authority.path)).status).toBe(404);
  });

  test('of several who come at once lets one in', async () => {
    const { code } = await invited();
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => accept(someone(name), code)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404]);
  });

  test.each([
    ['has run out', { endsAt: '2020-01-01T00:00:00.000Z' }],
    ['was withdrawn', { withdrawn: { at: '2020-01-01T00:00:00.000Z', why: 'Sent by mistake' } }],
    ['was accepted', { acceptedAt: '2020-01-01T00:00:00.000Z' }],
    ['is for another sign-in provider', { provider: 'heads' }],
  ])('with a code that %s finds nothing', async (_, overrides) => {
    expect((await accept(someone('late'), await plantedInvitation(overrides))).status).toBe(404);
  });

  test('with another authority’s name before a good code finds nothing', async () => {
    const { code } = await invited();
    const other = await anAuthority();
    expect((await accept(someone('newcomer'), code.replace(authority.id, other.id))).status).toBe(404);
    expect((await accept(someone('newcomer'), code.replace(authority.id, 'nowhere'))).status).toBe(404);
  });

  test.each(['', 'nonsense', 'plymouth.short', `plymouth#x.${'t'.repeat(43)}`])(
    'refuses the code “%s”',
    async (code) => {
      const answer = await accept(someone('newcomer'), code);
      expect(answer.body.errors).toEqual([
        { pointer: '#/code', detail: 'Enter the code as it stands in your invitation' },
      ]);
    },
  );

  test('takes no one’s seat from them', async () => {
    const { code } = await invited({ role: 'reader' });
    const taken = await accept(authority.as('admin'), code);
    expect(taken.status).toBe(409);
    expect((await authority.as('admin').get(`${authority.path}/people`)).status).toBe(200);
    ok(await accept(someone('newcomer'), code), 201);
  });

  test('ends on the day that the invitation said', async () => {
    const { code } = await invited({ until: '2999-12-31' });
    ok(await accept(someone('newcomer'), code), 201);
    const { items } = ok(await authority.as('admin').get(`${authority.path}/people`), 200).body;
    expect(items).toContainEqual(expect.objectContaining({ until: '2999-12-31', state: 'active' }));
  });

  test('is told in the audit of that authority alone', async () => {
    const { code } = await invited();
    ok(await accept(someone('newcomer'), code), 201);
    const { items } = ok(await authority.as('admin').get(`${authority.path}/audit/people`), 200).body;
    expect(items[0]).toMatchObject({ verb: 'seat.taken', changes: [{ before: null }] });
    expect(JSON.stringify(items)).not.toContain(code.split('.')[1]);
  });
});
