import { ulid } from 'ulid';
import { beforeAll, describe, expect, test } from 'vitest';
import { PersonId } from '#shared/ids.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority, apiOf, seat } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let cleared: Api;
let plan: MadePlan;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  cleared = authority.as('cleared');
  plan = await aPlan(authority, authority.as('editor'));
});

const notes = (compartment = 'schools', made = plan) =>
  `${made.path}/nodes/${made.action}/notes?compartment=${compartment}`;
const text = 'A visit was agreed';

describe('POST notes', () => {
  test('someone who is cleared adds a note, and finds it again, newest first', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const first = ok(await cleared.send('POST', notes('schools', own), { text: 'First' }), 201).body;
    ok(await cleared.send('POST', notes('schools', own), { text: 'Second' }), 201);
    expect(first).toMatchObject({ text: 'First', by: cleared.person, node: own.action });
    const { items } = ok(await cleared.get(notes('schools', own)), 200).body;
    expect(items.map((note: { text: string }) => note.text)).toEqual(['Second', 'First']);
  });

  test('sent twice is one note', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [one, two] = [
      ok(await cleared.send('POST', notes('schools', own), { text }, key), 201).body,
      ok(await cleared.send('POST', notes('schools', own), { text }, key), 201).body,
    ];
    expect(two).toEqual(one);
    expect((await cleared.get(notes('schools', own))).body.items).toHaveLength(1);
  });

  test('without words is refused', async () => {
    const answer = await cleared.send('POST', notes(), { text: ' ' });
    expect(answer.body.errors).toEqual([{ pointer: '#/text', detail: 'Enter the note' }]);
  });

  test('in no compartment, or one that is none, is refused', async () => {
    const path = `${plan.path}/nodes/${plan.action}/notes`;
    expect((await cleared.send('POST', path, { text })).status).toBe(422);
    expect((await cleared.send('POST', notes('finance'), { text })).status).toBe(422);
  });

  test('of someone who is not cleared is refused, whatever their role', async () => {
    const answers = await Promise.all([
      authority.as('admin').send('POST', notes(), { text }),
      authority.as('editor').send('POST', notes(), { text }),
      authority.as('contributor').send('POST', notes(), { text }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.body.detail).toBe(
      'You are not cleared for restricted matter about schools. An administrator can clear you.',
    );
  });

  test('in another compartment than one’s own is refused', async () => {
    expect((await cleared.send('POST', notes('papers'), { text })).status).toBe(403);
    expect((await cleared.get(notes('hr'))).status).toBe(403);
  });

  test('by a reader who is cleared is refused, who may read it all the same', async () => {
    const subject = `governor@${authority.id}.example`;
    const person = PersonId.parse(ulid());
    await seat(authority.id, { who: 'governor', person, role: 'reader', clearance: ['schools'], subject });
    const governor = apiOf(subject, person);
    expect((await governor.send('POST', notes(), { text })).status).toBe(403);
    expect((await governor.get(notes())).status).toBe(200);
  });

  test('of another authority’s cleared officer finds nothing there', async () => {
    expect((await other.as('cleared').send('POST', notes(), { text })).status).toBe(404);
    expect((await other.as('cleared').get(notes())).status).toBe(404);
  });

  test('on a row that is not there, or is removed, is nothing here', async () => {
    const own = await aPlan(authority, authority.as('editor'));
    const gone = { ...own, action: ulid() };
    expect((await cleared.send('POST', notes('schools', gone), { text })).status).toBe(404);
    ok(
      await authority
        .as('editor')
        .send('DELETE', `${own.path}/nodes/${own.action}`, { why: 'x' }, { 'if-match': '"1"' }),
      200,
    );
    expect((await cleared.send('POST', notes('schools', own), { text })).status).toBe(404);
  });
});

describe('a restricted note', () => {
  test('is nowhere in what the others may read', async () => {
    const words = `Only for the cleared ${ulid()}`;
    ok(await cleared.send('POST', notes(), { text: words }), 201);
    const seen = await Promise.all(
      [
        plan.path,
        `${plan.path}/nodes/${plan.action}`,
        `${authority.path}/audit?subject=${plan.plan}`,
        authority.path,
      ].map(async (path) => JSON.stringify((await authority.as('admin').get(path)).body)),
    );
    expect(seen.join(' ')).not.toContain(words);
  });
});
