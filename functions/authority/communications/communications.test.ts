import { beforeAll, describe, expect, test } from 'vitest';
import { daysAfter } from '#shared/calendar.ts';
import { aCommunicationDraft, aResultDraft } from '#test/builders/communications.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let base: string;
let plan: MadePlan;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  base = `${authority.path}/communications`;
  plan = await aPlan(authority, editor);
});

const planned = async (overrides: object = {}) =>
  ok(await editor.send('POST', base, aCommunicationDraft(overrides)), 201).body;
const at = (version: number) => ({ 'if-match': `"${version}"` });
const pointers = ({ body }: { body: { errors: { pointer: string }[] } }) => body.errors.map(({ pointer }) => pointer);

describe('planning a message', () => {
  test('ties it to a plan, and offers its channel the next time', async () => {
    const made = await planned({ about: { plan: plan.plan, node: plan.objective }, channel: 'Radio' });
    expect(made).toMatchObject({ state: 'planned', planTitle: 'Education action plan', results: [] });
    const { body } = ok(await authority.as('reader').get(base), 200);
    expect(body).toMatchObject({ channels: expect.arrayContaining(['Radio']), can: { add: false } });
  });

  test('is refused with everything that is wrong at once', async () => {
    const someone = '01HZX6Q4W2K8M0N1P2R3S4T5V9';
    const empty = await editor.send(
      'POST',
      base,
      aCommunicationDraft({ message: ' ', channel: '', plannedOn: '1 May' }),
    );
    expect(pointers(empty)).toEqual(['#/message', '#/channel', '#/plannedOn']);
    const about = { plan: someone, node: null };
    const nowhere = await editor.send('POST', base, aCommunicationDraft({ about, responsible: someone }));
    expect(pointers(nowhere)).toEqual(['#/about/plan', '#/responsible']);
    const row = await editor.send('POST', base, aCommunicationDraft({ about: { plan: plan.plan, node: someone } }));
    expect(pointers(row)).toEqual(['#/about/node']);
  });

  test('twice with one key is one message', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [one, two] = [
      await editor.send('POST', base, aCommunicationDraft(), key),
      await editor.send('POST', base, aCommunicationDraft(), key),
    ];
    expect([two.status, two.body.id]).toEqual([201, one.body.id]);
  });
});

describe('a message', () => {
  test('is sent by whoever is responsible, and what came of it is added', async () => {
    const contributor = authority.as('contributor');
    const { id } = await planned({ responsible: contributor.person, plannedOn: daysAfter(today, 3) });
    const home = async () => ok(await contributor.get(authority.path), 200).body.messages;
    expect(await home()).toMatchObject([{ id, state: 'due-soon' }]);
    const early = await contributor.send('POST', `${base}/${id}/results`, aResultDraft(), at(1));
    expect([early.status, early.body.detail]).toEqual([409, 'It was not sent yet. Record that it was sent first.']);
    const future = await contributor.send('POST', `${base}/${id}/sent`, { sentOn: daysAfter(today, 1) }, at(1));
    expect(pointers(future)).toEqual(['#/sentOn']);
    ok(await contributor.send('POST', `${base}/${id}/sent`, { sentOn: '2024-05-01' }, at(1)), 200);
    expect(await home()).toEqual([]);
    const before = await contributor.send('POST', `${base}/${id}/results`, aResultDraft({ on: '2024-04-30' }), at(2));
    expect(pointers(before)).toEqual(['#/on']);
    const result = ok(await contributor.send('POST', `${base}/${id}/results`, aResultDraft(), at(2)), 200).body;
    expect(result.results).toMatchObject([{ reached: 1_200, by: contributor.person }]);
    const second = aResultDraft({ words: 'Sixty in the end', reached: null });
    const more = ok(await contributor.send('POST', `${base}/${id}/results`, second, at(3)), 200).body;
    expect(more.results.map(({ words }: { words: string }) => words)).toHaveLength(2);
  });

  test('is not reported on by a contributor who is not responsible for it', async () => {
    const { id } = await planned();
    const answer = await authority
      .as('contributor')
      .send('POST', `${base}/${id}/sent`, { sentOn: '2024-05-01' }, at(1));
    expect(answer.status).toBe(403);
  });

  test('is cancelled with a reason, which can be taken back', async () => {
    const { id } = await planned();
    expect(pointers(await editor.send('DELETE', `${base}/${id}`, { why: '' }, at(1)))).toEqual(['#/why']);
    const cancelled = ok(await editor.send('DELETE', `${base}/${id}`, { why: 'No budget' }, at(1)), 200).body;
    expect([cancelled.state, cancelled.cancelled.why]).toEqual(['cancelled', 'No budget']);
    expect((await editor.send('PATCH', `${base}/${id}`, { message: 'Other' }, at(2))).status).toBe(409);
    const back = ok(await editor.send('POST', `${base}/${id}/reopen`, undefined, at(2)), 200).body;
    expect([back.state, back.cancelled, back.version]).toEqual(['planned', null, 3]);
    expect((await editor.send('POST', `${base}/${id}/reopen`, undefined, at(3))).status).toBe(409);
  });

  test('that someone else changed first is shown as it is now', async () => {
    const { id } = await planned();
    ok(await editor.send('PATCH', `${base}/${id}`, { message: 'Theirs' }, at(1)), 200);
    const late = await editor.send('PATCH', `${base}/${id}`, { message: 'Mine' }, at(1));
    expect([late.status, late.body.current.message]).toEqual([412, 'Theirs']);
  });
});

describe('the plan as comma-separated values', () => {
  test('has a line for each thing that came of a message, and nothing that a sheet would run', async () => {
    const { id } = await planned({ message: '=1+1, "quoted"', responsible: editor.person });
    ok(await editor.send('POST', `${base}/${id}/sent`, { sentOn: '2024-05-01' }, at(1)), 200);
    ok(await editor.send('POST', `${base}/${id}/results`, aResultDraft(), at(2)), 200);
    const { body, headers } = await authority.as('reader').get(`${base}?format=csv`);
    expect(headers.get('content-disposition')).toContain(`communications-${authority.id}-${today}.csv`);
    const line = body.split('\r\n').find((each: string) => each.includes('quoted'));
    expect(line).toMatch(/Sent,2024-05-01,.*Forty families asked for a place,1200,2024-06-01$/);
    expect(line).not.toMatch(/,=1\+1|^=1\+1|"=1\+1/);
  });
});
