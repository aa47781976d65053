import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCommand, PutCommand, QueryCommand, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembled } from '../../kept-assembly.ts';
import { assumed, clientsFor, type SmallStack, startSmallStack } from './testing/small-stack.ts';

let stack: SmallStack;
const TableName = 'Table';
const denied = { name: 'AccessDeniedException' };
const authority = 'plymouth';

beforeAll(async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'gate-synth-'));
  const { templates } = await assembled(outdir);
  stack = await startSmallStack({ templates, onInvoke: async () => undefined });
  await rm(outdir, { recursive: true, force: true });
}, 60_000);

afterAll(() => stack.stop());

describe("a function's own role", () => {
  test('authority finds a seat and an account, and no row of an authority', async () => {
    const { rows } = await own('Authority');
    await rows.send(get('SEATS#plymouth'));
    await rows.send(query('ACCOUNT#officers#someone'));
    await expect(rows.send(get('AUTHORITY#plymouth'))).rejects.toMatchObject(denied);
    await expect(rows.send(query('SEATS#plymouth'))).rejects.toMatchObject(denied);
    await expect(rows.send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied);
  });

  test.each(['Public', 'Documents', 'Jobs', 'Dispatcher'])('%s reads no row by itself', async (name) => {
    const { rows } = await own(name);
    await expect(rows.send(get('SEATS#plymouth'))).rejects.toMatchObject(denied);
    await expect(rows.send(query('AUTHORITY#plymouth'))).rejects.toMatchObject(denied);
  });

  test.each([
    ['Public', 'AuthorityReaderRole'],
    ['Documents', 'AuthorityAdminRole'],
    ['Documents', 'ClearedReaderRole'],
    ['Jobs', 'SeatBinderRole'],
    ['Dispatcher', 'AuthorityReaderRole'],
  ])('%s may not take %s', async (name, role) => {
    const tags = { authority, ...(role.startsWith('Cleared') ? { compartment: 'schools' } : {}) };
    const taken = assumed(stack, { by: `${name}FunctionRole`, role, tags });
    await expect(taken).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('only the dispatcher may call documents', async () => {
    const call = new InvokeCommand({ FunctionName: 'DocumentsFunction', InvocationType: 'Event', Payload: '{}' });
    const { StatusCode } = await (await own('Dispatcher')).lambda.send(call);
    expect(StatusCode).toBe(202);
    await expect((await own('Authority')).lambda.send(call)).rejects.toMatchObject(denied);
  });
});

describe("an authority's roles", () => {
  test('the reader reads its own rows and files and writes none', async () => {
    const { rows, s3 } = await as('AuthorityReaderRole', { authority });
    await rows.send(get('AUTHORITY#plymouth'));
    await rows.send(query('AUTHORITY#plymouth#PERSON#1', 'gsi1'));
    await expect(rows.send(get('AUTHORITY#plymouth2'))).rejects.toMatchObject(denied);
    await expect(rows.send(query('AUTHORITY#peterborough#PERSON#1', 'gsi1'))).rejects.toMatchObject(denied);
    await expect(rows.send(query('RESTRICTED#plymouth#schools', 'gsi1'))).rejects.toMatchObject(denied);
    await expect(rows.send(put('AUTHORITY#plymouth'))).rejects.toMatchObject(denied);
    await expect(s3.send(upload('plymouth'))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('the writer adds a row and its log row together, and nothing elsewhere', async () => {
    const { rows, s3 } = await as('AuthorityWriterRole', { authority });
    await rows.send(together('AUTHORITY#plymouth#PLAN#1', 'AUTHORITY#plymouth#PLAN#1#LOG'));
    const across = together('AUTHORITY#plymouth#PLAN#1', 'AUTHORITY#peterborough#LOG');
    await expect(rows.send(across)).rejects.toMatchObject(denied);
    await expect(rows.send(put('SEATS#plymouth'))).rejects.toMatchObject(denied);
    await expect(rows.send(put('RESTRICTED#plymouth#schools'))).rejects.toMatchObject(denied);
    await s3.send(upload('plymouth'));
    const foreign = new GetObjectCommand({
      Bucket: 'objectsbucket',
      Key: 'authority/peterborough/imports/1/file.docx',
    });
    await expect(s3.send(foreign)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(s3.send(upload('peterborough'))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('the admin keeps the seats of its own authority', async () => {
    const { rows } = await as('AuthorityAdminRole', { authority });
    await rows.send(together('SEATS#plymouth', 'SEATS#plymouth#LOG'));
    await expect(rows.send(put('SEATS#peterborough'))).rejects.toMatchObject(denied);
    await expect(rows.send(put('ACCOUNT#officers#someone'))).rejects.toMatchObject(denied);
  });

  test('the binder binds one sign-in to one authority and reads nothing', async () => {
    const tags = { authority, provider: 'officers', subject: 'clerk@plymouth.example' };
    const { rows } = await as('SeatBinderRole', tags);
    await rows.send(together('SEATS#plymouth', 'ACCOUNT#officers#clerk@plymouth.example'));
    await expect(rows.send(put('ACCOUNT#officers#owner@plymouth.example'))).rejects.toMatchObject(denied);
    await expect(rows.send(get('SEATS#plymouth'))).rejects.toMatchObject(denied);
    await expect(as('SeatBinderRole', { authority })).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('the cleared see their own compartment alone', async () => {
    const { rows } = await as('ClearedReaderRole', { authority, compartment: 'schools' });
    await rows.send(query('RESTRICTED#plymouth#schools#PLAN#1'));
    await expect(rows.send(query('RESTRICTED#plymouth#papers#PLAN#1'))).rejects.toMatchObject(denied);
    await expect(rows.send(query('RESTRICTED#peterborough#schools#PLAN#1'))).rejects.toMatchObject(denied);
    await expect(rows.send(query('AUTHORITY#plymouth'))).rejects.toMatchObject(denied);
    await expect(as('ClearedReaderRole', { authority })).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('the template with a wall taken out', () => {
  test('without the separator a neighbour by name is read', async () => {
    const { rows } = await as('AuthorityReaderRole', { authority });
    const neighbour = get('AUTHORITY#plymouth2');
    await expect(rows.send(neighbour)).rejects.toMatchObject(denied);
    const open: unknown = JSON.parse(JSON.stringify(stack.templates).replaceAll('authority}#*"', 'authority}*"'));
    await stack.control.replaceTemplates(Object.fromEntries(Object.entries(Object(open))));
    expect((await rows.send(neighbour)).Item).toBeUndefined();
    await stack.control.replaceTemplates(stack.templates);
    await expect(rows.send(neighbour)).rejects.toMatchObject(denied);
  });
});

const own = async (name: string) => clientsFor(stack.gate, await stack.control.credentialsFor(`${name}FunctionRole`));
const as = async (role: string, tags: Record<string, string>) =>
  clientsFor(stack.gate, await assumed(stack, { by: 'AuthorityFunctionRole', role, tags }));

const get = (pk: string) => new GetCommand({ TableName, Key: { pk, sk: 'A' } });
const put = (pk: string) => new PutCommand({ TableName, Item: { pk, sk: 'A' } });
const together = (...keys: string[]) =>
  new TransactWriteCommand({ TransactItems: keys.map((pk) => ({ Put: { TableName, Item: { pk, sk: 'A' } } })) });
const upload = (name: string) =>
  new PutObjectCommand({ Bucket: 'objectsbucket', Key: `authority/${name}/imports/1/file.docx`, Body: 'x' });

function query(pk: string, IndexName?: 'gsi1'): QueryCommand {
  return new QueryCommand({
    TableName,
    ...(IndexName ? { IndexName } : {}),
    KeyConditionExpression: `${IndexName ?? ''}pk = :pk`,
    ExpressionAttributeValues: { ':pk': pk },
  });
}
