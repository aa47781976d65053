import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, inject, test } from 'vitest';
import { type AnyPut, put } from '#kernel/change.ts';
import { type Key, logOf } from '#kernel/keys.ts';
import { entryRow } from '#kernel/plan-rows.ts';
import { aTable, aThing, type OwnTable, type ThingRow, thingRow } from '#test/support/kernel-table.ts';
import { engineOf } from '#test/support/world.ts';

const next = (own: OwnTable, was: ThingRow, words: string): AnyPut =>
  put({ key: own.keyOf(was.id), shape: thingRow, row: { ...was, words, version: was.version + 1 }, was });

async function kept(own: OwnTable): Promise<ThingRow> {
  const thing = aThing();
  await own.table.commit(own.change([own.newThing(thing)]));
  return thing;
}

const logged = async ({ table, partition }: OwnTable) =>
  (await table.all(logOf(partition))).map((item) => entryRow.read(item));

describe('a change', () => {
  test('of the version that was read is made, with its log row', async () => {
    const own = aTable();
    const was = await kept(own);
    const committed = await own.table.commit(own.change([next(own, was, 'As it is')], { why: 'It was wrong' }));
    expect(await own.table.get(own.keyOf(was.id), thingRow)).toEqual({ ...was, words: 'As it is', version: 2 });
    const entry = (await logged(own)).at(-1);
    expect(entry).toMatchObject({ id: committed.entry, by: own.person, why: 'It was wrong', undoes: null });
    expect(entry?.changes).toEqual([
      {
        row: own.keyOf(was.id).sk,
        before: { words: 'As it was' },
        after: { words: 'As it is' },
        version: 2,
      },
    ]);
  });

  test('of an older version is refused and shows the row as it is now', async () => {
    const own = aTable();
    const was = await kept(own);
    await own.table.commit(own.change([next(own, was, 'First')]));
    const late = own.table.commit(own.change([next(own, was, 'Second')]));
    await expect(late).rejects.toMatchObject({
      name: 'ChangedMeanwhile',
      current: { ...was, words: 'First', version: 2 },
    });
    expect(await logged(own)).toHaveLength(2);
  });

  test('of a row that is gone is nothing here', async () => {
    const own = aTable();
    await expect(own.table.commit(own.change([next(own, aThing(), 'Anew')]))).rejects.toMatchObject({
      name: 'NothingHere',
    });
  });

  test('that makes what is there already is refused', async () => {
    const own = aTable();
    const was = await kept(own);
    await expect(own.table.commit(own.change([own.newThing(was)]))).rejects.toMatchObject({ name: 'WrongState' });
  });

  test('of several rows is made wholly or not at all', async () => {
    const own = aTable();
    const [was, other] = [await kept(own), aThing()];
    const stale = { ...was, version: 7 };
    const both = own.table.commit(own.change([own.newThing(other), next(own, stale, 'Late')]));
    await expect(both).rejects.toMatchObject({ name: 'ChangedMeanwhile' });
    expect(await own.table.find(own.keyOf(other.id), thingRow)).toBeNull();
  });

  test('of computed rows leaves no log row behind', async () => {
    const own = aTable();
    await own.table.commit(own.change([own.newThing(aThing())], { quiet: true }));
    expect(await logged(own)).toEqual([]);
  });

  test('in another audience’s partition is refused before anyone is asked', async () => {
    const [own, another] = [aTable(), aTable()];
    const foreign = own.change([another.newThing(aThing())]);
    await expect(own.table.commit(foreign)).rejects.toMatchObject({ name: 'NothingHere' });
    const subject = own.change([own.newThing(aThing())], { subject: another.partition });
    await expect(own.table.commit(subject)).rejects.toMatchObject({ name: 'NothingHere' });
  });
});

describe('the same request again', () => {
  const request = { key: 'once', bodyHash: 'hash' };

  test('changes things once and is answered as it was', async () => {
    const own = aTable();
    const thing = aThing();
    const first = await own.table.commit(own.change([own.newThing(thing)], { request, result: thing.id }));
    const again = await own.table.commit(own.change([own.newThing(aThing())], { request, result: 'another' }));
    expect(again).toEqual({ entry: first.entry, repeated: true, result: thing.id });
    expect(await logged(own)).toHaveLength(1);
    expect(await own.table.answered(request)).toEqual(again);
  });

  test('of a change that was made meanwhile is answered as made, and not as too late', async () => {
    const own = aTable();
    const was = await kept(own);
    const change = () => own.table.commit(own.change([next(own, was, 'Once')], { request }));
    const answers = await Promise.all([change(), change(), change()]);
    expect(new Set(answers.map(({ entry }) => entry)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await own.table.get(own.keyOf(was.id), thingRow)).version).toBe(2);
  });

  test('with another body is refused', async () => {
    const own = aTable();
    await own.table.commit(own.change([own.newThing(aThing())], { request }));
    const other = { ...request, bodyHash: 'other' };
    const again = own.table.commit(own.change([own.newThing(aThing())], { request: other }));
    await expect(again).rejects.toMatchObject({ name: 'AnswersNotRight' });
    await expect(own.table.answered(other)).rejects.toMatchObject({ name: 'AnswersNotRight' });
  });

  test('is forgotten in a week', async () => {
    const own = aTable();
    await own.table.commit(own.change([own.newThing(aThing())], { request }));
    const partition = `${own.partition.split('#PLAN#')[0]}#REQUEST#${own.person}`;
    const found = await own.client.send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition },
      }),
    );
    const days = (Number(found.Items?.[0]?.expiresAt) - Date.now() / 1000) / 86_400;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThan(7.1);
  });
});

type Attempts = { count: number };

/** The engine, with the line to it cut, or the engine busy, the first few times. */
function troubled(trouble: (sent: () => Promise<unknown>) => Promise<unknown>, times: number) {
  const client = engineOf(inject('stack').engine);
  const attempts: Attempts = { count: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
      attempts.count += 1;
      if (attempts.count > times) return next(args);
      await trouble(() => next(args));
      throw new Error('The trouble must throw');
    },
    { step: 'initialize', name: 'trouble' },
  );
  return { own: aTable(client), attempts };
}

describe('trouble with the database', () => {
  const conflict = async () => {
    throw new TransactionCanceledException({
      message: 'Busy',
      $metadata: {},
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
  };

  test('two transactions at the same moment: the second is tried again', async () => {
    const { own, attempts } = troubled(conflict, 2);
    const thing = aThing();
    await own.table.commit(own.change([own.newThing(thing)]));
    expect(attempts.count).toBe(3);
    expect(await own.table.get(own.keyOf(thing.id), thingRow)).toEqual(thing);
  });

  test('conflicts without end are given up', async () => {
    const { own, attempts } = troubled(conflict, 100);
    await expect(own.table.commit(own.change([own.newThing(aThing())]))).rejects.toThrow('Busy');
    expect(attempts.count).toBe(5);
  });

  test('cut off after the commit, the same request sent again changes things once', async () => {
    const cutOff = async (sent: () => Promise<unknown>) => {
      await sent();
      throw new Error('The connection was lost');
    };
    const { own } = troubled(cutOff, 1);
    const thing = aThing();
    const request = { key: crypto.randomUUID(), bodyHash: 'hash' };
    const send = () => own.table.commit(own.change([own.newThing(thing)], { request, result: thing.id }));
    await expect(send()).rejects.toThrow('The connection was lost');
    expect(await send()).toMatchObject({ repeated: true, result: thing.id });
    expect(await logged(own)).toHaveLength(1);
  });

  test('many who change one row at once: each version follows the one before', async () => {
    const own = aTable();
    const was = await kept(own);
    const change = (place: number) => own.table.commit(own.change([next(own, was, `Words ${place}`)]));
    const done = await Promise.allSettled(Array.from({ length: 8 }, (_, place) => change(place)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await own.table.get(own.keyOf(was.id), thingRow)).version).toBe(2);
    expect(await logged(own)).toHaveLength(2);
  });
});

describe('a key', () => {
  test('of another audience is nothing here, without asking', async () => {
    const [own, another] = [aTable(), aTable()];
    const key: Key = another.keyOf(aThing().id);
    await expect(own.table.find(key, thingRow)).rejects.toMatchObject({ name: 'NothingHere' });
    await expect(own.table.page(another.partition)).rejects.toMatchObject({ name: 'NothingHere' });
    await expect(own.table.fill('batch', [another.newThing(aThing())])).rejects.toMatchObject({ name: 'NothingHere' });
  });
});
