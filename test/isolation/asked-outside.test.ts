import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { AudienceId } from '#shared/ids.ts';
import { aCycle, anAnswerDraft, type MadeCycle } from '#test/builders/cycles.ts';
import { anOutsideMember, type OutsideMember } from '#test/builders/outside.ts';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { callersOf } from '#test/support/callers.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import { type Authority, anAuthority, eventually } from '#test/support/world.ts';

/** What an owner is asked says so; everything else of the authority has a mark that must never get out. */
const hidden = /MARKHIDDEN/;

let authority: Authority;
let other: Authority;
let owner: OutsideMember;
let colleague: OutsideMember;
let elsewhere: OutsideMember;
let plan: MadePlan;
let cycle: MadeCycle;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority({ mark: 'of all' }), anAuthority()]);
  const editor = authority.as('editor');
  owner = await anOutsideMember(authority);
  colleague = await anOutsideMember(authority, { name: 'colleague', board: owner.board });
  elsewhere = await anOutsideMember(other, { name: 'elsewhere' });
  plan = await aPlan(authority, editor, {
    plan: { title: 'Shown plan', purpose: 'Purpose MARKHIDDEN' },
    action: { title: 'Shown action', owner: owner.person },
  });
  const officers = { level: 'action', parent: plan.objective, title: 'Action MARKHIDDEN', effectiveOn: '2024-01-15' };
  const { body } = ok(await editor.send('POST', `${plan.path}/nodes`, aNodeDraft({ ...officers, order: 'a1' })), 201);
  const update = anUpdateDraft({ delivered: 'Delivered MARKHIDDEN' });
  ok(await editor.send('POST', `${plan.path}/nodes/${body.node.id}/updates`, update), 201);
  const notes = `${plan.path}/nodes/${plan.action}/notes?compartment=schools`;
  ok(await authority.as('cleared').send('POST', notes, { text: 'Note MARKHIDDEN' }), 201);
  cycle = await aCycle(editor, plan);
  await eventually(
    () => owner.api.get(`${owner.path}/asks`),
    ({ body: asks }) => asks.items.length === 1,
  );
});

const answers = (path: string) => `${path}/cycles/${cycle.id}/asks/${plan.action}/answers`;

describe('an owner outside who is asked', () => {
  test('is shown their action, and nothing else of the authority', async () => {
    const { body } = ok(await owner.api.get(`${owner.path}/asks`), 200);
    expect(body.items).toMatchObject([{ title: 'Shown action', planTitle: 'Shown plan' }]);
    expect(JSON.stringify(body)).not.toMatch(hidden);
    expect(JSON.stringify(body)).not.toContain(authority.as('editor').person);
  });

  test('stands in the partition of their board with no word of anything else', async () => {
    const audience = AudienceId.parse(`board:${authority.id}:${owner.board}`);
    const { rows } = await callersOf(inject('stack').gate).session({ does: 'read-shared', audience }, 'audience');
    const { Items = [] } = await rows.send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `AUDIENCE#${audience}#SHARED` },
      }),
    );
    expect(Items).toHaveLength(1);
    expect(JSON.stringify(Items)).not.toMatch(hidden);
  });
});

describe('what one owner is asked', () => {
  test('is nothing to another member of the board', async () => {
    expect((await colleague.api.get(`${colleague.path}/asks`)).body.items).toEqual([]);
    expect((await colleague.api.send('POST', answers(colleague.path), anAnswerDraft())).status).toBe(404);
  });

  test('is not there for a member of another board, an officer, or another authority’s officer', async () => {
    const strangers = [
      [elsewhere.api, owner.path],
      [owner.api, elsewhere.path],
      [authority.as('admin'), owner.path],
      [other.as('admin'), owner.path],
    ] as const;
    for (const [api, path] of strangers) {
      expect((await api.get(`${path}/asks`)).status).toBe(404);
      expect((await api.send('POST', answers(path), anAnswerDraft())).status).toBe(404);
    }
    expect((await elsewhere.api.send('POST', answers(elsewhere.path), anAnswerDraft())).status).toBe(404);
  });

  test('is nobody’s without a sign-in that is trusted', async () => {
    for (const { token } of await untrustedTokens(owner.api.subject)) {
      expect((await bearing(token).send('GET', `${owner.path}/asks`)).status).toBe(401);
      expect((await bearing(token).send('POST', answers(owner.path), anAnswerDraft())).status).toBe(401);
    }
  });

  test('is refused with everything that is wrong, and never as another kind of thing', async () => {
    const { status, body } = await owner.api.send('POST', answers(owner.path), { status: 1, nonsense: true });
    expect(status).toBe(422);
    expect(body.errors.length).toBeGreaterThan(1);
    expect((await owner.api.send('POST', answers(owner.path), 'not json')).status).toBe(400);
  });
});
