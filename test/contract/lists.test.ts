import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { put } from '#kernel/change.ts';
import { authorityAudience, batchKey, nodeKey, planKey, planPartition, workIndex, workOf } from '#kernel/keys.ts';
import { batchRow, type NodeRow, nodeIndexOf, nodeRow, planRetention, planRow, planRowsOf } from '#kernel/plan-rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { NodeId, PersonId, PlanId, WorkId } from '#shared/ids.ts';
import { sevenColumns } from '#shared/plans/templates.ts';
import { aTable, aThing, type OwnTable, thingRow } from '#test/support/kernel-table.ts';
import { engineClient, newAuthorityId } from '#test/support/world.ts';

describe('a list', () => {
  let own: OwnTable;
  const words = 'w'.repeat(30_000);
  const count = 60;

  // 1.8 MB, so that the engine answers in more than one page whatever is asked.
  beforeAll(async () => {
    own = aTable();
    await own.table.fill(
      'batch',
      Array.from({ length: count }, () => own.newThing(aThing({ words, batch: 'batch' }))),
    );
  });

  test('goes on where the engine stops at a megabyte', async () => {
    const first = await own.table.page(own.partition);
    expect(first.items.length).toBeLessThan(count);
    const second = await own.table.page(own.partition, { start: first.next ?? {} });
    expect(first.items.length + second.items.length).toBe(count);
    expect(second.next).toBeUndefined();
  });

  test('is whole when all of it is asked for, in key order, either way round', async () => {
    const up = await own.table.all(own.partition);
    const down = await own.table.all(own.partition, { newestFirst: true });
    const sorted = up.map(({ sk }) => String(sk)).sort();
    expect(up).toHaveLength(count);
    expect(up.map(({ sk }) => sk)).toEqual(sorted);
    expect(down.map(({ sk }) => sk)).toEqual(sorted.toReversed());
  });

  test('in many pages comes to the same', async () => {
    const few = await own.table.all(own.partition, { limit: 7 });
    expect(few).toEqual(await own.table.all(own.partition));
  });

  test('can begin at a key, or hold only keys that begin alike', async () => {
    const keys = (await own.table.all(own.partition)).map(({ sk }) => String(sk));
    const middle = keys[30] ?? '';
    expect((await own.table.all(own.partition, { from: middle })).map(({ sk }) => sk)).toEqual(keys.slice(30));
    expect((await own.table.all(own.partition, { prefix: middle })).map(({ sk }) => sk)).toEqual([middle]);
  });

  test('has a row that does not parse for an error, and never leaves it out', async () => {
    const key = own.keyOf(ulid());
    await own.client.send(new PutCommand({ TableName: inject('stack').table, Item: { ...key, row: 'thing', v: 1 } }));
    await expect(own.table.get(key, thingRow)).rejects.toThrow();
  });
});

describe('many rows at once', () => {
  test('are written in as many transactions as they need, and again without harm', async () => {
    const own = aTable();
    const things = Array.from({ length: 250 }, () => aThing({ batch: 'batch' }));
    const fill = () => own.table.fill('batch', things.map(own.newThing));
    await fill();
    await fill();
    expect(await own.table.all(own.partition)).toHaveLength(250);
  });

  test('never take the place of another’s', async () => {
    const own = aTable();
    const thing = aThing({ batch: 'first' });
    await own.table.fill('first', [own.newThing(thing)]);
    const second = own.table.fill('second', [own.newThing({ ...thing, words: 'Taken', batch: 'second' })]);
    await expect(second).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect((await own.table.get(own.keyOf(thing.id), thingRow)).words).toBe('As it was');
  });

  test('of large rows stay below what one transaction may hold', async () => {
    const own = aTable();
    const things = Array.from({ length: 30 }, () => aThing({ words: 'w'.repeat(300_000), batch: 'batch' }));
    await own.table.fill('batch', things.map(own.newThing));
    expect(await own.table.all(own.partition)).toHaveLength(30);
  });
});

const id = newAuthorityId();
const audience = authorityAudience(id);
const tableOf = (): Table =>
  tableFor({
    ...{ client: engineClient(), name: inject('stack').table, audiences: [audience], person: null },
    ...{ clock: () => new Date(), newId: () => ulid() },
  });

function aNode(overrides: Partial<NodeRow> = {}): NodeRow {
  return nodeRow.read({
    ...{ row: 'node', v: 1, id: ulid(), plan: ulid(), level: 'action', title: 'A row', fields: {}, order: 'a0' },
    ...{ parent: null, owner: null, dueOn: null, since: '2024-01-01', createdAt: '2024-01-01T09:00:00.000Z' },
    ...{ latest: null, removed: null, asFound: null, batch: null, version: 1, retention: planRetention },
    ...overrides,
  });
}

describe('a plan that an import is writing', () => {
  const work = WorkId.parse(ulid());
  const plan = PlanId.parse(work);
  const batch = { work, state: 'open', file: 'plan.docx', counts: {}, version: 1, retention: planRetention } as const;
  const title = { title: 'Imported', purpose: '', agreedOn: '2024-01-01', shape: sevenColumns };
  const header = planRow.read({
    ...{ row: 'plan', v: 1, id: plan, ...title, createdAt: '2024-01-01T09:00:00.000Z', removed: null, batch: work },
    ...{ version: 1, retention: planRetention },
  });
  const node = aNode({ plan, batch: work });

  test('is not there until its batch is committed, and then is there whole', async () => {
    const table = tableOf();
    const key = batchKey(audience, plan, work);
    const change = {
      verb: 'import.opened',
      subject: planPartition(audience, plan),
      effectiveOn: '2024-01-01',
      result: '',
    };
    await table.commit({ ...change, quiet: true, puts: [put({ key, shape: batchRow, row: batch, was: null })] });
    await table.fill(work, [
      put({ key: planKey(audience, plan), shape: planRow, row: header, was: null }),
      put({ key: nodeKey(audience, plan, node.id), shape: nodeRow, row: node, was: null }),
    ]);
    const open = planRowsOf(await table.all(planPartition(audience, plan)));
    expect(open).toEqual({ plan: null, nodes: [], criteria: [], links: [], milestones: [] });
    const committed = { ...batch, state: 'committed', version: 2 } as const;
    await table.commit({ ...change, puts: [put({ key, shape: batchRow, row: committed, was: batch })] });
    const whole = planRowsOf(await table.all(planPartition(audience, plan)));
    expect(whole).toEqual({ plan: header, nodes: [node], criteria: [], links: [], milestones: [] });
  });
});

describe('a person’s work, on the index', () => {
  const person = PersonId.parse(ulid());

  async function keep(node: NodeRow): Promise<void> {
    const index = nodeIndexOf(audience, node, sevenColumns);
    const key = nodeKey(audience, node.plan, node.id);
    await tableOf().commit({
      ...{ verb: 'node.added', subject: planPartition(audience, node.plan), effectiveOn: '2024-01-01', result: '' },
      puts: [put({ key, shape: nodeRow, row: node, was: null, ...(index && { index }) })],
    });
  }

  test('is listed by the day it is due, without what is done or removed', async () => {
    const done = { id: ulid(), status: 'complete', delivered: '', next: '', effectiveOn: '2024-01-01' };
    const latest = { ...done, recordedAt: '2024-01-01T09:00:00.000Z', by: person };
    const [undated, late, early] = [
      aNode({ owner: person }),
      aNode({ owner: person, dueOn: '2024-12-01' }),
      aNode({ owner: person, dueOn: '2024-03-01' }),
    ];
    const others = [
      aNode({ owner: person, level: 'priority' }),
      aNode({ owner: person, removed: { on: '2024-02-01', why: 'Made twice' } }),
      aNode({ owner: person, latest: latest as NodeRow['latest'] }),
      aNode({ owner: PersonId.parse(ulid()) }),
    ];
    for (const node of [undated, late, early, ...others]) await keep(node);
    const { items } = await tableOf().page(workOf(audience, person), { onIndex: true });
    expect(items.map((item) => nodeRow.read(item).id)).toEqual([early.id, late.id, undated.id]);
  });

  test('leaves out a row of another audience that claims to be there', async () => {
    const other = authorityAudience(newAuthorityId());
    const victim = PersonId.parse(ulid());
    const node = aNode({ owner: victim });
    const item = { ...nodeRow.write(node), ...nodeKey(other, node.plan, NodeId.parse(node.id)) };
    const index = workIndex(audience, victim, { dueOn: null, node: node.id });
    await engineClient().send(new PutCommand({ TableName: inject('stack').table, Item: { ...item, ...index } }));
    expect((await tableOf().page(workOf(audience, victim), { onIndex: true })).items).toEqual([]);
  });
});
