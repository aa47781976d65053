import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientsFor, readerOf, type SmallStack, startSmallStack } from './testing/small-stack.ts';

let stack: SmallStack;
const invoked: unknown[] = [];
const TableName = 'Table';
const foreign = new GetCommand({ TableName, Key: { pk: 'AUTHORITY#peterborough', sk: 'A' } });

beforeAll(async () => {
  stack = await startSmallStack({
    onInvoke: async (name, type, payload) => {
      invoked.push([name, type, payload]);
      return { payload: JSON.stringify({ done: true }) };
    },
  });
}, 60_000);

afterAll(() => stack.stop());

describe('the recording', () => {
  test('names the statement that allowed, with the key pattern that was met', async () => {
    const { rows } = clientsFor(stack.gate, await readerOf(stack, 'plymouth'));
    await stack.control.resetVerdicts();
    await rows.send(new PutCommand({ TableName, Item: { pk: 'AUTHORITY#plymouth#LOG', sk: '1' } }));
    await rows.send(new PutCommand({ TableName, Item: { pk: 'AUTHORITY#plymouth#LOG', sk: '2' } }));
    const [only, ...others] = await stack.control.verdicts();
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      role: 'ReaderRole',
      action: 'dynamodb:PutItem',
      allowed: true,
      statement: { policy: 'ReaderRolePolicy', sid: 'ReadOwn', effect: 'Allow' },
      resources: ['arn:aws:dynamodb:eu-west-2:000000000000:table/Table'],
      keys: ['AUTHORITY#${aws:PrincipalTag/authority}#*'],
      n: 2,
    });
  });

  test('keeps refusals too', async () => {
    const { rows } = clientsFor(stack.gate, await readerOf(stack, 'plymouth'));
    await stack.control.resetVerdicts();
    await expect(rows.send(foreign)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const refused = await stack.control.verdicts();
    expect(refused).toMatchObject([{ role: 'ReaderRole', action: 'dynamodb:GetItem', allowed: false, n: 1 }]);
  });

  test('stands beside everything that the templates grant', async () => {
    const granted = await stack.control.grants();
    expect(granted).toContainEqual({
      role: 'ReaderRole',
      policy: 'ReaderRolePolicy',
      sid: 'ReadOwn',
      effect: 'Allow',
      action: 'dynamodb:Query',
      resources: [
        'arn:aws:dynamodb:eu-west-2:000000000000:table/Table',
        'arn:aws:dynamodb:eu-west-2:000000000000:table/Table/index/gsi1',
      ],
      keys: ['AUTHORITY#${aws:PrincipalTag/authority}', 'AUTHORITY#${aws:PrincipalTag/authority}#*'],
    });
  });
});

describe('calling a function', () => {
  test('is handed to the runner when it is granted', async () => {
    const { lambda } = clientsFor(stack.gate, await stack.control.credentialsFor('CallerRole'));
    const call = { FunctionName: 'Documents', Payload: JSON.stringify({ pk: 'a', sk: 'b' }) };
    const event = await lambda.send(new InvokeCommand({ ...call, InvocationType: 'Event' }));
    expect(event.StatusCode).toBe(202);
    const answered = await lambda.send(new InvokeCommand(call));
    expect(JSON.parse(answered.Payload?.transformToString() ?? '')).toEqual({ done: true });
    expect(invoked).toEqual([
      ['Documents', 'Event', call.Payload],
      ['Documents', 'RequestResponse', call.Payload],
    ]);
  });

  test('is refused when it is not', async () => {
    const { lambda } = clientsFor(stack.gate, await stack.control.credentialsFor('CallerRole'));
    const call = lambda.send(new InvokeCommand({ FunctionName: 'Jobs' }));
    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('the stream', () => {
  test('is read by the role that may and by no other', async () => {
    const common = { region: 'eu-west-2', endpoint: stack.gate.url, maxAttempts: 1 };
    const { rows } = clientsFor(stack.gate, await readerOf(stack, 'plymouth'));
    await rows.send(new PutCommand({ TableName, Item: { pk: 'AUTHORITY#plymouth', sk: 'streamed' } }));
    const caller = new DynamoDBStreamsClient({
      ...common,
      credentials: await stack.control.credentialsFor('CallerRole'),
    });
    const { Streams } = await caller.send(new ListStreamsCommand({ TableName }));
    expect(Streams?.[0]?.StreamArn).toBe(stack.streamArn);
    const StreamArn = stack.streamArn;
    const { StreamDescription } = await caller.send(new DescribeStreamCommand({ StreamArn }));
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    const { ShardIterator } = await caller.send(new GetShardIteratorCommand(start));
    const { Records, NextShardIterator } = await caller.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records?.at(-1)?.dynamodb?.Keys?.sk).toEqual({ S: 'streamed' });
    await caller.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }));
    const stranger = new DynamoDBStreamsClient({
      ...common,
      credentials: await stack.control.credentialsFor('StrangerRole'),
    });
    const stolen = stranger.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }));
    await expect(stolen).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('other templates', () => {
  test('a statement without its conditions opens what they closed', async () => {
    const { rows } = clientsFor(stack.gate, await readerOf(stack, 'plymouth'));
    await expect(rows.send(foreign)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const opened: unknown = JSON.parse(JSON.stringify(stack.templates), (key, value) =>
      key === 'Condition' && 'ForAllValues:StringLike' in value ? undefined : value,
    );
    await stack.control.replaceTemplates(Object.fromEntries(Object.entries(Object(opened))));
    expect((await rows.send(foreign)).Item).toBeUndefined();
    await stack.control.replaceTemplates(stack.templates);
    await expect(rows.send(foreign)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a condition that nobody here could judge is refused at once', async () => {
    const odd: unknown = JSON.parse(
      JSON.stringify(stack.templates).replaceAll('dynamodb:LeadingKeys', 'dynamodb: LeadingKeys'),
    );
    const replaced = stack.control.replaceTemplates(Object.fromEntries(Object.entries(Object(odd))));
    await expect(replaced).rejects.toThrow('dynamodb: LeadingKeys is not supported');
  });
});
