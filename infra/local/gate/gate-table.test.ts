import { DescribeTableCommand, ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientsFor, readerOf, type SmallStack, startSmallStack } from './testing/small-stack.ts';

let stack: SmallStack;
let plymouth: ReturnType<typeof clientsFor>['rows'];
const TableName = 'Table';
const denied = { name: 'AccessDeniedException' };
const own = { pk: 'AUTHORITY#plymouth', sk: 'A' };
const foreign = { pk: 'AUTHORITY#peterborough', sk: 'A' };

beforeAll(async () => {
  stack = await startSmallStack();
  plymouth = clientsFor(stack.gate, await readerOf(stack, 'plymouth')).rows;
  const { rows: peterborough } = clientsFor(stack.gate, await readerOf(stack, 'peterborough'));
  const row = { gsi1pk: 'AUTHORITY#plymouth#PERSON#1', gsi1sk: '1', words: 'naïve ✓' };
  await plymouth.send(new PutCommand({ TableName, Item: { ...own, ...row } }));
  await peterborough.send(new PutCommand({ TableName, Item: foreign }));
}, 60_000);

afterAll(() => stack.stop());

describe('the gate before the table', () => {
  test('own rows are read by key, by query, by index and in batches', async () => {
    const got = await plymouth.send(new GetCommand({ TableName, Key: own }));
    expect(got.Item?.words).toBe('naïve ✓');
    const queried = await plymouth.send(query('#pk = :pk AND begins_with(sk, :sk)', own.pk, 'A'));
    expect(queried.Items).toHaveLength(1);
    const indexed = await plymouth.send(indexQuery('AUTHORITY#plymouth#PERSON#1'));
    expect(indexed.Items).toHaveLength(1);
    const batch = await plymouth.send(new BatchGetCommand({ RequestItems: { Table: { Keys: [own] } } }));
    expect(batch.Responses?.Table).toHaveLength(1);
  });

  test('rows of another authority are refused by key', async () => {
    await expect(plymouth.send(new GetCommand({ TableName, Key: foreign }))).rejects.toMatchObject({
      ...denied,
      message:
        'User: arn:aws:sts::000000000000:assumed-role/ReaderRole/test is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-2:000000000000:table/Table because no identity-based policy allows the dynamodb:GetItem action',
    });
  });

  test('rows of another authority are refused by query and by index', async () => {
    await expect(plymouth.send(query('#pk = :pk AND begins_with(sk, :sk)', foreign.pk, 'A'))).rejects.toMatchObject(
      denied,
    );
    await expect(plymouth.send(query('sk = :sk AND #pk = :pk', foreign.pk, 'A'))).rejects.toMatchObject(denied);
    await expect(plymouth.send(indexQuery('AUTHORITY#peterborough#PERSON#1'))).rejects.toMatchObject(denied);
  });

  test('one foreign key among own ones refuses the whole batch', async () => {
    const get = new BatchGetCommand({ RequestItems: { Table: { Keys: [own, foreign] } } });
    await expect(plymouth.send(get)).rejects.toMatchObject(denied);
    const write = new BatchWriteCommand({ RequestItems: { Table: [{ PutRequest: { Item: own } }] } });
    await expect(plymouth.send(write)).rejects.toMatchObject(denied);
  });

  test('each member of a transaction is judged by itself', async () => {
    const put = (Item: object) => ({ Put: { TableName, Item: { ...Item, more: 1 } } });
    await plymouth.send(
      new TransactWriteCommand({ TransactItems: [put({ ...own, sk: 'B' }), put({ ...own, sk: 'C' })] }),
    );
    const mixed = new TransactWriteCommand({ TransactItems: [put({ ...own, sk: 'D' }), put(foreign)] });
    await expect(plymouth.send(mixed)).rejects.toMatchObject(denied);
    const checked = { ConditionCheck: { TableName, Key: foreign, ConditionExpression: 'attribute_exists(pk)' } };
    const peeking = new TransactWriteCommand({ TransactItems: [put({ ...own, sk: 'D' }), checked] });
    await expect(plymouth.send(peeking)).rejects.toMatchObject(denied);
    const gets = [own, foreign].map((Key) => ({ Get: { TableName, Key } }));
    await expect(plymouth.send(new TransactGetCommand({ TransactItems: gets }))).rejects.toMatchObject(denied);
    const after = await plymouth.send(new GetCommand({ TableName, Key: { ...own, sk: 'D' } }));
    expect(after.Item).toBeUndefined();
  });

  test('an authority whose name begins with another one stays a stranger', async () => {
    const neighbour = { pk: 'AUTHORITY#plymouth2', sk: 'A' };
    await expect(plymouth.send(new GetCommand({ TableName, Key: neighbour }))).rejects.toMatchObject(denied);
  });

  test('what reads without a key is refused', async () => {
    await expect(plymouth.send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied);
    await expect(plymouth.send(new DescribeTableCommand({ TableName }))).rejects.toMatchObject(denied);
    const statement = new ExecuteStatementCommand({ Statement: `SELECT * FROM "Table" WHERE pk='${foreign.pk}'` });
    await expect(plymouth.send(statement)).rejects.toMatchObject(denied);
  });

  test('a query that names no one partition is refused', async () => {
    const range = query('#pk >= :pk AND sk = :sk', own.pk, 'A');
    await expect(plymouth.send(range)).rejects.toMatchObject(denied);
  });

  test('the log can be added to and not altered, in the words of an explicit deny', async () => {
    const Key = { pk: 'AUTHORITY#plymouth#LOG', sk: '1' };
    await plymouth.send(new PutCommand({ TableName, Item: Key }));
    await expect(plymouth.send(new DeleteCommand({ TableName, Key }))).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
    const update = new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'SET a = :a',
      ExpressionAttributeValues: { ':a': 1 },
    });
    await expect(plymouth.send(update)).rejects.toMatchObject(denied);
  });

  test('a name that no table can have is refused', async () => {
    const odd = new GetCommand({ TableName: 'arn:aws:dynamodb:eu-west-2:000000000000:table/Table/index/*', Key: own });
    await expect(plymouth.send(odd)).rejects.toMatchObject(denied);
  });

  test("the engine's own errors pass untouched", async () => {
    const put = new PutCommand({ TableName, Item: own, ConditionExpression: 'attribute_not_exists(pk)' });
    await expect(plymouth.send(put)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });
});

function query(KeyConditionExpression: string, pk: string, sk: string): QueryCommand {
  return new QueryCommand({
    TableName,
    KeyConditionExpression,
    ...(KeyConditionExpression.includes('#pk') ? { ExpressionAttributeNames: { '#pk': 'pk' } } : {}),
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
  });
}

function indexQuery(gsi1pk: string): QueryCommand {
  return new QueryCommand({
    TableName,
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :person',
    ExpressionAttributeValues: { ':person': gsi1pk },
  });
}
