import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { shareRow } from '#kernel/audience-rows.ts';
import { authorityAudience, planPartition } from '#kernel/keys.ts';
import { planRowsOf } from '#kernel/plan-rows.ts';
import { sharedNodes } from '#shared/audiences/rules.ts';
import { PlanId } from '#shared/ids.ts';
import { aNodeDraft, anUpdateDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { copiesIn } from '#test/support/copies.ts';
import { anOffice, type Office } from '#test/support/officers.ts';
import { engineOf, eventually } from '#test/support/world.ts';

let stack: Stack;
const engine = () => engineOf(stack.dynamodb.url);

beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
});
afterAll(() => stack.stop());

const { rowsIn, foundFor, mended, withoutPublisher } = copiesIn(() => stack);

/** What the partnership's partition should hold, worked out from the rows of the authority. */
async function wantedOf({ id }: Office): Promise<string[]> {
  const shares = (await rowsIn(`AUTHORITY#${id}#SHARES`)).map((item) => shareRow.read(item));
  const standing = shares.filter(({ withdrawn, audience }) => withdrawn === null && audience === `partnership:${id}`);
  const each = standing.map(async ({ thing, fields, id: share, until }) => {
    if (thing.kind !== 'node') return [];
    const { plan, nodes, milestones } = planRowsOf(
      await rowsIn(planPartition(authorityAudience(id), PlanId.parse(thing.plan))),
    );
    if (plan === null || plan.removed !== null) return [];
    if (fields === null) throw new Error('A share of a row of a plan says which fields are shown');
    const rows = sharedNodes({ shape: plan.shape, nodes, milestones, root: thing.node, fields, present: null });
    return rows.map((node) =>
      JSON.stringify({ share, until, content: { kind: 'node', planTitle: plan.title, fields, node } }),
    );
  });
  return (await Promise.all(each)).flat().sort();
}

const foundOf = ({ id }: Office): Promise<string[]> => foundFor(`partnership:${id}`);

type Sharing = { office: Office; path: string; plan: string; objective: string };

async function aSharingOffice(): Promise<Sharing> {
  const office = await anOffice(stack);
  const clerk = office.as('clerk');
  const { id } = ok(await clerk.send('POST', `${office.path}/plans`, aPlanDraft()), 201).body;
  const path = `${office.path}/plans/${id}`;
  const add = async (draft: object) =>
    ok(await clerk.send('POST', `${path}/nodes`, aNodeDraft(draft)), 201).body.node.id;
  const priority = await add({});
  return { office, path, plan: id, objective: await add({ level: 'objective', parent: priority }) };
}

const anyChange = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('add'), words: fc.stringMatching(/^[a-z]{1,12}$/) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('retitle'), words: fc.stringMatching(/^[a-z]{1,12}$/) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('update'), words: fc.stringMatching(/^[a-z]{1,12}$/) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove'), words: fc.constant('') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('share'), words: fc.constantFrom('all', 'some', 'none') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('withdraw'), words: fc.constant('') }) },
);
type Change = { does: string; words: string };

const fieldsFor = (words: string) => ({
  columns: words === 'none' ? [] : ['responsible'],
  ...{ status: words !== 'none', latestUpdate: words === 'all', dueOn: words === 'some' },
});

/** Makes one change as the clerk, on whatever there is to change. */
async function make({ office, path, plan, objective }: Sharing, { does, words }: Change, place: number): Promise<void> {
  const clerk = office.as('clerk');
  const version = (each: { version: number }) => ({ 'if-match': `"${each.version}"` });
  const { nodes } = ok(await clerk.get(path), 200).body;
  const actions = nodes.filter(({ level }: { level: string }) => level === 'action');
  const action = actions[place % Math.max(actions.length, 1)];
  if (does === 'share') {
    const draft = aShareDraft({ plan, objective }, `partnership:${office.id}`, { fields: fieldsFor(words) });
    ok(await clerk.send('POST', `${office.path}/shares`, draft), 201);
  } else if (does === 'withdraw') {
    const { items } = ok(await clerk.get(`${office.path}/shares`), 200).body;
    const share = items.find(({ state }: { state: string }) => state === 'shown');
    if (share === undefined) return;
    ok(await clerk.send('DELETE', `${office.path}/shares/${share.id}`, { why: 'Enough' }, version(share)), 200);
  } else if (does === 'add' || action === undefined) {
    const draft = { level: 'action', parent: objective, title: words || 'Action', fields: { responsible: words } };
    ok(await clerk.send('POST', `${path}/nodes`, aNodeDraft({ ...draft, order: `a${place}` })), 201);
  } else if (does === 'retitle') {
    ok(await clerk.send('PATCH', `${path}/nodes/${action.id}`, { title: words }, version(action)), 200);
  } else if (does === 'update') {
    const today = new Date().toISOString().slice(0, 10);
    const draft = anUpdateDraft({ delivered: words, effectiveOn: today });
    ok(await clerk.send('POST', `${path}/nodes/${action.id}/updates`, draft), 201);
  } else {
    ok(await clerk.send('DELETE', `${path}/nodes/${action.id}`, { why: 'Made twice' }, version(action)), 200);
  }
}

async function makeAll(sharing: Sharing, changes: readonly Change[]): Promise<void> {
  for (const [place, change] of changes.entries()) await make(sharing, change, place);
}

describe('what a partnership is shown', () => {
  test('equals what it should be after any hundred changes, and there is nothing to mend', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 100, maxLength: 100 }), async (changes) => {
        const sharing = await aSharingOffice();
        await makeAll(sharing, changes);
        await stack.idle();
        expect(await foundOf(sharing.office)).toEqual(await wantedOf(sharing.office));
        expect(await mended()).toEqual([0]);
      }),
      { numRuns: 1 },
    );
  }, 120_000);

  test('is mended by the schedule where the publisher stood still during a hundred changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 100, maxLength: 100 }), async (changes) => {
        const sharing = await aSharingOffice();
        await makeAll(sharing, [{ does: 'share', words: 'all' }, ...changes.slice(0, 10)]);
        await stack.idle();
        await withoutPublisher(() => makeAll(sharing, [...changes, { does: 'share', words: 'some' }]));
        expect(await foundOf(sharing.office)).not.toEqual(await wantedOf(sharing.office));
        expect((await mended())[0]).toBeGreaterThan(0);
        expect(await foundOf(sharing.office)).toEqual(await wantedOf(sharing.office));
        expect(await mended()).toEqual([0]);
      }),
      { numRuns: 1 },
    );
  }, 180_000);

  test('is kept from nobody by a row that cannot be read, which is set aside', async () => {
    const [poisoned, well] = [await aSharingOffice(), await aSharingOffice()];
    await makeAll(poisoned, [{ does: 'share', words: 'all' }]);
    await stack.idle();
    const pk = `AUTHORITY#${poisoned.office.id}#PLAN#${poisoned.plan}`;
    await engine().send(
      new PutCommand({ TableName: stack.tableName, Item: { pk, sk: 'NODE#POISON', row: 'node', v: 1 } }),
    );
    await makeAll(well, [
      { does: 'add', words: 'well' },
      { does: 'share', words: 'all' },
    ]);
    await eventually(
      () => foundOf(well.office),
      (found) => found.length === 2,
    );
    await stack.idle();
    const failed = stack.failures.list().map(({ message }) => JSON.stringify(message));
    expect(failed.filter((message) => message.includes(pk) && message.includes('Publisher'))).toHaveLength(1);
  }, 60_000);
});
