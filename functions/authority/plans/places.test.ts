import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { authorityAudience, placeKey, placesPartition } from '#kernel/keys.ts';
import { placeRow } from '#kernel/plan-rows.ts';
import { AuthorityId, NodeId, PlanId } from '#shared/ids.ts';
import type { Ancestor } from '#shared/plans/schema.ts';
import { aBoard, aDecisionDraft, aMeeting, anActionDraft, publishAgenda } from '#test/builders/boards.ts';
import { aNodeDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority, engineClient, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;

beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
});

const audience = () => authorityAudience(AuthorityId.parse(authority.id));
const titles = (above: readonly Ancestor[]) => above.map(({ title }) => title);

async function placesOf({ plan }: MadePlan) {
  const { Items = [] } = await engineClient().send(
    new QueryCommand({
      ...{ TableName: inject('stack').table, KeyConditionExpression: 'pk = :pk' },
      ExpressionAttributeValues: { ':pk': placesPartition(audience(), PlanId.parse(plan)) },
    }),
  );
  return new Map(Items.map((item) => [String(item.sk), placeRow.read(item)]));
}

async function placeOf(own: MadePlan, isSo: (above: string[]) => boolean): Promise<string[]> {
  const { sk } = placeKey(audience(), PlanId.parse(own.plan), NodeId.parse(own.action));
  return eventually(async () => titles((await placesOf(own)).get(sk)?.above ?? []), isSo);
}

async function shown(own: MadePlan, node = own.action): Promise<string[]> {
  return titles(ok(await authority.as('reader').get(`${own.path}/nodes/${node}`), 200).body.ancestors);
}

describe('what stands above a row', () => {
  test('is shown at once, from the top down', async () => {
    const own = await aPlan(authority, editor);
    expect(await shown(own)).toEqual(['Ready for school', 'Support families']);
    expect(await shown(own, own.objective)).toEqual(['Ready for school']);
    expect(await shown(own, own.priority)).toEqual([]);
  });

  test('is written down for each row that stands under another, and only once while nothing moves', async () => {
    const own = await aPlan(authority, editor);
    expect(await placeOf(own, (above) => above.length === 2)).toEqual(['Ready for school', 'Support families']);
    const headers = { 'if-match': '"1"' };
    ok(await editor.send('PATCH', `${own.path}/nodes/${own.action}`, { title: 'Other words' }, headers), 200);
    ok(await editor.send('PATCH', `${own.path}/nodes/${own.priority}`, { title: 'Ready to learn' }, headers), 200);
    await placeOf(own, ([top]) => top === 'Ready to learn');
    expect([...(await placesOf(own)).values()].map(({ id, version }) => [id, version]).sort()).toEqual(
      [own.objective, own.action].map((id) => [id, 2]).sort(),
    );
    expect(await shown(own)).toEqual(['Ready to learn', 'Support families']);
  });

  test('follows the row as soon as it stands under another', async () => {
    const own = await aPlan(authority, editor);
    await placeOf(own, (above) => above.length === 2);
    const draft = aNodeDraft({ level: 'objective', parent: own.priority, title: 'Support schools', order: 'a1' });
    const parent = ok(await editor.send('POST', `${own.path}/nodes`, draft), 201).body.node.id;
    ok(await editor.send('PATCH', `${own.path}/nodes/${own.action}`, { parent }, { 'if-match': '"1"' }), 200);
    expect(await shown(own)).toEqual(['Ready for school', 'Support schools']);
    expect(await placeOf(own, ([, objective]) => objective === 'Support schools')).toHaveLength(2);
  });

  test('is said of the decision that made an action, and written down with it', async () => {
    const own = await aPlan(authority, editor);
    const board = await aBoard(authority, editor);
    const meeting = await aMeeting(authority, editor, { board });
    await publishAgenda(editor, meeting);
    const [, agreed] = meeting.recommendations;
    ok(await editor.send('POST', `${meeting.path}/decisions`, aDecisionDraft(meeting)), 201);
    const draft = anActionDraft(own);
    const { body } = ok(await editor.send('POST', `${meeting.path}/decisions/${agreed}/actions`, draft), 201);
    const path = `${own.path}/nodes/${body.node.id}`;
    const atOnce = ok(await authority.as('reader').get(path), 200).body.decided;
    expect(atOnce).toMatchObject({ decision: { id: agreed, recommendation: 'a conference for governors' } });
    const { sk } = placeKey(audience(), PlanId.parse(own.plan), NodeId.parse(body.node.id));
    const decided = await eventually(
      async () => (await placesOf(own)).get(sk)?.decided ?? null,
      (written) => written !== null,
    );
    expect(decided).toEqual(atOnce);
    expect(ok(await authority.as('reader').get(path), 200).body.decided).toEqual(atOnce);
  });
});
