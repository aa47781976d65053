import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { aConsultation, type MadeConsultation } from '#test/builders/consultations.ts';
import { anUpdateDraft, aPlan, ok } from '#test/builders/plans.ts';
import { callersOf } from '#test/support/callers.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import { type Authority, anAuthority, eventually } from '#test/support/world.ts';

/** What is out for comments says so; everything else of the authority has a mark that must never get out. */
const hidden = /MARKHIDDEN/;

let authority: Authority;
let asked: Partnership;
let others: Partnership;
let consultation: MadeConsultation;

beforeAll(async () => {
  authority = await anAuthority({ mark: 'MARKHIDDENNAME' });
  [asked, others] = await Promise.all([aPartnership([authority.id]), aPartnership([authority.id])]);
  const editor = authority.as('editor');
  const plan = await aPlan(authority, editor, {
    plan: { title: 'Shown plan', purpose: 'Purpose MARKHIDDEN' },
    action: { title: 'Shown action', owner: editor.person, dueOn: '2031-12-24' },
  });
  const update = anUpdateDraft({ delivered: 'Delivered MARKHIDDEN', next: 'Next MARKHIDDEN' });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
  const notes = `${plan.path}/nodes/${plan.action}/notes?compartment=schools`;
  ok(await authority.as('cleared').send('POST', notes, { text: 'Note MARKHIDDEN' }), 201);
  const audiences = [asked.audience, `public:${authority.id}`];
  consultation = await aConsultation(authority, authority.as('admin'), { plan, audiences });
  const said = { node: null, question: null, words: 'Comment MARKHIDDEN', onBehalfOf: '' };
  ok(await editor.send('POST', `${consultation.path}/comments`, said), 201);
  await eventually(
    () => asked.member.get(`${asked.path}/consultations/${consultation.id}`),
    ({ status }) => status === 200,
  );
});

/** Its own name is shown, and is marked as everything is. */
const without = (text: string) => text.replaceAll('Authority MARKHIDDENNAME', '');

describe('those who are asked', () => {
  test('find the draft, and nothing that was reported, noted or said about it', async () => {
    const { body } = ok(await asked.member.get(`${asked.path}/consultations/${consultation.id}`), 200);
    expect(body).toMatchObject({ planTitle: 'Shown plan', rows: [{}, {}, { title: 'Shown action' }], comments: [] });
    expect(without(JSON.stringify(body))).not.toMatch(hidden);
    expect(JSON.stringify(body)).not.toContain(authority.as('editor').person);
    const page = await fetch(`${inject('stack').url}/public/${authority.id}/consultations/${consultation.id}`);
    expect(without(await page.text())).not.toMatch(hidden);
  });

  test('read no more with the credentials of the session, straight at the database', async () => {
    const callers = callersOf(inject('stack').gate);
    const { rows } = await callers.session({ does: 'read-shared', audience: asked.audience }, 'audience');
    const { Items = [] } = await rows.send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `AUDIENCE#${asked.audience}#SHARED` },
      }),
    );
    expect(Items.length).toBeGreaterThan(1);
    expect(without(JSON.stringify(Items))).not.toMatch(hidden);
  });
});

describe('what is asked of one audience', () => {
  const draft = { node: null, question: null, words: 'From elsewhere' };

  test('is nothing to another, to an officer or to nobody', async () => {
    const own = `${asked.path}/consultations/${consultation.id}`;
    const elsewhere = `${others.path}/consultations/${consultation.id}`;
    for (const [api, path] of [
      [others.member, own],
      [others.member, elsewhere],
      [asked.member, elsewhere],
      [authority.as('admin'), own],
    ] as const) {
      expect((await api.get(path)).status).toBe(404);
      expect((await api.send('POST', `${path}/comments`, draft)).status).toBe(404);
    }
    for (const { token } of await untrustedTokens(asked.member.subject)) {
      expect((await bearing(token).send('POST', `${own}/comments`, draft)).status).toBe(401);
    }
  });
});
