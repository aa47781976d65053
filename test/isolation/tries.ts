import {
  BatchExecuteStatementCommand,
  DescribeTableCommand,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
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
import type { Assumption } from '#kernel/session.ts';
import { assumed } from '#test/support/callers.ts';
import type { Attempt } from './probe.ts';
import type { Walls } from './walled.ts';

type Run = Attempt['run'];
/** A key or an id of the authorities being probed. */
export type Of = (walls: Walls) => string;

const at = (pk: string) => ({ pk, sk: 'ROW' });

export const get =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(new GetCommand({ TableName: walls.table, Key: at(pk(walls)) }));

export const query =
  (pk: Of, index?: 'gsi1'): Run =>
  ({ rows }, walls) =>
    rows.send(
      new QueryCommand({
        TableName: walls.table,
        ...(index && { IndexName: index }),
        KeyConditionExpression: `${index ? 'gsi1pk' : 'pk'} = :pk`,
        ExpressionAttributeValues: { ':pk': pk(walls) },
      }),
    );

export const batchGet =
  (...pks: Of[]): Run =>
  ({ rows }, walls) =>
    rows.send(new BatchGetCommand({ RequestItems: { [walls.table]: { Keys: pks.map((pk) => at(pk(walls))) } } }));

export const transactGet =
  (...pks: Of[]): Run =>
  ({ rows }, walls) =>
    rows.send(
      new TransactGetCommand({
        TransactItems: pks.map((pk) => ({ Get: { TableName: walls.table, Key: at(pk(walls)) } })),
      }),
    );

const scratch = (pk: string) => ({ pk, sk: 'SCRATCH' });

export const put =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(new PutCommand({ TableName: walls.table, Item: scratch(pk(walls)) }));

export const batchWrite =
  (...pks: Of[]): Run =>
  ({ rows }, walls) =>
    rows.send(
      new BatchWriteCommand({
        RequestItems: { [walls.table]: pks.map((pk) => ({ PutRequest: { Item: scratch(pk(walls)) } })) },
      }),
    );

export const transactPut =
  (...pks: Of[]): Run =>
  ({ rows }, walls) =>
    rows.send(
      new TransactWriteCommand({
        TransactItems: pks.map((pk) => ({ Put: { TableName: walls.table, Item: scratch(pk(walls)) } })),
      }),
    );

/** Puts in one partition on the condition of a row in another: a way to ask what stands there. */
export const transactCheck =
  (own: Of, foreign: Of): Run =>
  ({ rows }, walls) =>
    rows.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: walls.table, Item: scratch(own(walls)) } },
          {
            ConditionCheck: {
              TableName: walls.table,
              Key: at(foreign(walls)),
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
        ],
      }),
    );

export const update =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(
      new UpdateCommand({
        TableName: walls.table,
        Key: at(pk(walls)),
        UpdateExpression: 'SET touched = :yes',
        ExpressionAttributeValues: { ':yes': true },
      }),
    );

export const remove =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(new DeleteCommand({ TableName: walls.table, Key: { pk: pk(walls), sk: 'NEVER-WAS' } }));

export const transactRemove =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(
      new TransactWriteCommand({
        TransactItems: [{ Delete: { TableName: walls.table, Key: { pk: pk(walls), sk: 'NEVER-WAS' } } }],
      }),
    );

export const scan =
  (index?: 'gsi1'): Run =>
  ({ rows }, walls) =>
    rows.send(new ScanCommand({ TableName: walls.table, ...(index && { IndexName: index }), Limit: 1 }));

const selecting = (pk: Of) => (walls: Walls) => `SELECT * FROM "${walls.table}" WHERE pk = '${pk(walls)}'`;

export const select =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(new ExecuteStatementCommand({ Statement: selecting(pk)(walls) }));

export const selectMany =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(new BatchExecuteStatementCommand({ Statements: [{ Statement: selecting(pk)(walls) }] }));

export const selectInTransaction =
  (pk: Of): Run =>
  ({ rows }, walls) =>
    rows.send(new ExecuteTransactionCommand({ TransactStatements: [{ Statement: selecting(pk)(walls) }] }));

export const describeTable: Run = ({ rows }, walls) => rows.send(new DescribeTableCommand({ TableName: walls.table }));

export const readFile =
  (key: Of): Run =>
  ({ objects }, walls) =>
    objects.send(new GetObjectCommand({ Bucket: walls.bucket, Key: key(walls) }));

export const readFileTags =
  (key: Of): Run =>
  ({ objects }, walls) =>
    objects.send(new GetObjectTaggingCommand({ Bucket: walls.bucket, Key: key(walls) }));

export const writeFile =
  (key: Of): Run =>
  ({ objects }, walls) =>
    objects.send(new PutObjectCommand({ Bucket: walls.bucket, Key: `${key(walls)}.new`, Body: 'x' }));

export const removeFile =
  (key: Of): Run =>
  ({ objects }, walls) =>
    objects.send(new DeleteObjectCommand({ Bucket: walls.bucket, Key: key(walls) }));

export const listFiles =
  (prefix: Of): Run =>
  ({ objects }, walls) =>
    objects.send(new ListObjectsV2Command({ Bucket: walls.bucket, Prefix: prefix(walls) }));

export const take =
  (assumption: (walls: Walls) => Assumption): Run =>
  ({ sts }, walls) =>
    assumed(sts, assumption(walls));
