import { beforeEach, describe, expect, test } from 'vitest';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { daysAfter, inWords } from '#shared/calendar.ts';
import { localDateOf } from '#shared/dates.ts';
import { anUpdateDraft, aPlan, aPlanDraft, type MadePlan, ok } from '#test/builders/plans.ts';
import { aPlatformAdmin, directory } from '#test/support/platform.ts';
import { type Answer, type Api, type Authority, anAuthority, apiOf, engineTable } from '#test/support/world.ts';

let platform: Api;
let authority: Authority;
let plan: MadePlan;
let path: string;

beforeEach(async () => {
  [platform, authority] = await Promise.all([aPlatformAdmin(), anAuthority()]);
  plan = await aPlan(authority, authority.as('editor'));
  path = `${directory}/${authority.id}`;
});

const today = () => localDateOf(new Date());

async function change(what: 'suspend' | 'resume', body: object): Promise<Answer> {
  const { headers } = ok(await platform.get(path), 200);
  return platform.send('POST', `${path}/${what}`, body, { 'if-match': headers.get('etag') ?? '' });
}
const suspend = async (days = 30) => ok(await change('suspend', { days, why: 'The contract ended' }), 200).body;
const resume = async () => ok(await change('resume', { why: 'The contract goes on' }), 200).body;

/** As if it had been suspended some days ago. */
async function closedSince(days: number): Promise<void> {
  await suspend(0);
  const table = engineTable(authority.id);
  const was = await table.get(directoryKey(authority.id), directoryRow);
  const suspended = {
    ...{ at: `${daysAfter(today(), -days - 10)}T10:00:00.000Z`, why: 'The contract ended' },
    closesOn: daysAfter(today(), -days),
  };
  await table.commit({
    ...{ verb: 'test', subject: topPartition(platformAudience), effectiveOn: today(), quiet: true, result: '' },
    puts: [
      put({
        key: directoryKey(authority.id),
        shape: directoryRow,
        row: { ...was, suspended, version: was.version + 1 },
        was,
      }),
    ],
  });
}

const node = () => `${plan.path}/nodes/${plan.action}`;
const notes = () => `${node()}/notes?compartment=schools`;
const suspended = { status: 403, type: '/problems/authority-suspended' };
const closed = { status: 403, type: '/problems/authority-closed' };

describe('a suspended authority', () => {
  test('is read as before by everyone in it', async () => {
    await suspend();
    for (const each of [authority.path, plan.path, node(), `${authority.path}/settings`, `${authority.path}/boards`]) {
      expect([each, (await authority.as('reader').get(each)).status]).toEqual([each, 200]);
    }
    expect((await authority.as('cleared').get(notes())).status).toBe(200);
  });

  test('refuses every change, whoever asks, in words', async () => {
    await suspend();
    const until = inWords(daysAfter(today(), 29));
    const changes: Promise<Answer>[] = [
      authority.as('editor').send('POST', `${authority.path}/plans`, aPlanDraft()),
      authority.as('contributor').send('POST', `${node()}/updates`, anUpdateDraft()),
      authority.as('cleared').send('POST', notes(), { text: 'A note' }),
      authority.as('admin').send('PATCH', `${authority.path}/settings`, { accent: '#003078' }, { 'if-match': '"1"' }),
      authority.as('admin').get(`${authority.path}/people`),
    ];
    for (const { body } of await Promise.all(changes)) {
      expect(body).toMatchObject({ ...suspended, title: 'This authority is suspended' });
      expect(body.detail).toBe(
        `This authority was suspended on ${inWords(today())}: The contract ended. You can read everything until ${until}, and change nothing. Nothing is lost: all of it is here again when the suspension ends.`,
      );
    }
  });

  test('offers nothing to change, and says until when it can be read', async () => {
    await suspend(10);
    const home = ok(await authority.as('admin').get(authority.path), 200).body;
    expect(home.can).toEqual({ addPlan: false, importPlan: false, administer: false });
    expect(home.suspended).toEqual({
      ...{ at: expect.any(String), why: 'The contract ended' },
      closesOn: daysAfter(today(), 10),
    });
    const { body } = await authority.as('editor').get(plan.path);
    expect(Object.values(body.can ?? body.plan.can)).not.toContain(true);
    const { items } = ok(await authority.as('admin').get('/api/me'), 200).body;
    expect(items).toMatchObject([{ authority: authority.id, standing: 'suspended' }]);
  });

  test('still gives its people a copy of a plan to take away', async () => {
    await suspend();
    const draft = { kind: 'plan', plan: plan.plan, format: 'docx', asAt: null };
    expect((await authority.as('reader').send('POST', `${authority.path}/exports`, draft)).status).toBe(202);
  });

  test('lets nobody take a seat', async () => {
    const draft = { name: 'A colleague', email: 'x@y.example', role: 'reader', clearance: [], until: null };
    const { code } = ok(await authority.as('admin').send('POST', `${authority.path}/people`, draft), 201).body;
    await suspend();
    const newcomer = apiOf(`newcomer@${authority.id}.example`, '' as never);
    expect((await newcomer.send('POST', '/api/me/seats', { code })).body).toMatchObject(suspended);
    await resume();
    expect((await newcomer.send('POST', '/api/me/seats', { code })).status).toBe(201);
  });

  test('is as little there for strangers as any other', async () => {
    await suspend();
    const stranger = (await anAuthority()).as('admin');
    for (const answer of [
      await stranger.get(authority.path),
      await stranger.send('POST', `${authority.path}/plans`, aPlanDraft()),
    ]) {
      expect(answer.status).toBe(404);
    }
  });
});

describe('a suspended authority whose days are over', () => {
  test('is closed to its people, who are told so, and to nobody else', async () => {
    await closedSince(3);
    for (const who of ['admin', 'reader'] as const) {
      const { body } = await authority.as(who).get(authority.path);
      expect(body).toMatchObject(closed);
      expect(body.detail).toMatch(new RegExp(`Since ${inWords(daysAfter(today(), -3))} it can no longer be read`));
    }
    expect((await authority.as('editor').send('POST', `${authority.path}/plans`, aPlanDraft())).body).toMatchObject(
      closed,
    );
    expect((await (await anAuthority()).as('admin').get(authority.path)).status).toBe(404);
    const { items } = ok(await authority.as('reader').get('/api/me'), 200).body;
    expect(items).toMatchObject([{ standing: 'closed' }]);
  });

  test('with no days is closed at once', async () => {
    expect((await suspend(0)).authority.standing).toBe('closed');
    expect((await authority.as('reader').get(authority.path)).body).toMatchObject(closed);
  });
});

describe('POST resume', () => {
  test('gives everything back at once, as it was', async () => {
    const before = ok(await authority.as('editor').get(plan.path), 200).body;
    await closedSince(3);
    expect((await resume()).authority).toMatchObject({ standing: 'live', suspended: null });
    expect(ok(await authority.as('editor').get(plan.path), 200).body).toEqual(before);
    ok(await authority.as('editor').send('POST', `${node()}/updates`, anUpdateDraft()), 201);
    ok(await authority.as('admin').get(`${authority.path}/people`), 200);
  });

  test('of one that is not suspended, and suspending twice, is refused', async () => {
    expect((await change('resume', { why: 'By mistake' })).status).toBe(409);
    await suspend();
    expect((await change('suspend', { days: 1, why: 'Twice' })).status).toBe(409);
  });
});

describe('POST suspend', () => {
  test('once more with the same key is answered as the first time', async () => {
    const { headers } = ok(await platform.get(path), 200);
    const how = { 'if-match': headers.get('etag') ?? '', 'idempotency-key': crypto.randomUUID() };
    const body = { days: 5, why: 'The contract ended' };
    const first = ok(await platform.send('POST', `${path}/suspend`, body, how), 200);
    expect(ok(await platform.send('POST', `${path}/suspend`, body, how), 200).body).toEqual(first.body);
  });

  test.each([
    [{ days: -1, why: 'x' }, '#/days'],
    [{ days: 400, why: 'x' }, '#/days'],
    [{ days: 'many', why: 'x' }, '#/days'],
    [{ days: 1, why: ' ' }, '#/why'],
  ])('with %j says what is wrong', async (body, pointer) => {
    const { headers } = ok(await platform.get(path), 200);
    const answer = await platform.send('POST', `${path}/suspend`, body, { 'if-match': headers.get('etag') ?? '' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer }]);
  });
});
