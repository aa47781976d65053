import { Sha256 } from '@aws-crypto/sha256-js';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleArn } from './names.ts';
import { clientsFor, readerOf, type SmallStack, startSmallStack } from './testing/small-stack.ts';

type Identity = Awaited<ReturnType<typeof readerOf>>;

let stack: SmallStack;
let reader: Identity;
const TARGET = 'DynamoDB_20120810.GetItem';
const own = JSON.stringify({ TableName: 'Table', Key: { pk: { S: 'AUTHORITY#plymouth' }, sk: { S: 'A' } } });
const foreign = own.replace('#plymouth', '#peterborough');

beforeAll(async () => {
  stack = await startSmallStack();
  reader = await readerOf(stack, 'plymouth');
}, 60_000);

afterAll(() => stack.stop());

describe('who calls the gate', () => {
  test('a request that is signed rightly passes', async () => {
    const { headers } = await signed(own, reader);
    expect((await send(own, headers)).status).toBe(200);
  });

  test('a request that is not signed is refused', async () => {
    const { 'x-amz-target': target = '' } = (await signed(own, reader)).headers;
    await expectRefusal(send(own, { 'x-amz-target': target }), 'MissingAuthenticationTokenException');
  });

  test('a signature made with another secret is refused', async () => {
    const { headers } = await signed(own, { ...reader, secretAccessKey: 'another' });
    await expectRefusal(send(own, headers), 'InvalidSignatureException');
  });

  test('a body that was altered after signing is refused', async () => {
    const { headers } = await signed(own, reader);
    await expectRefusal(send(foreign, headers), 'InvalidSignatureException');
  });

  test('an operation that was altered after signing is refused', async () => {
    const { headers } = await signed(own, reader);
    await expectRefusal(
      send(own, { ...headers, 'x-amz-target': 'DynamoDB_20120810.Scan' }),
      'InvalidSignatureException',
    );
  });

  test('a header of the service that the signature does not cover is refused', async () => {
    const { headers } = await signed(own, reader);
    await expectRefusal(send(own, { ...headers, 'x-amz-more': '1' }), 'InvalidSignatureException');
  });

  test('a request signed long ago is refused', async () => {
    const { headers } = await signed(own, reader, new Date(Date.now() - 16 * 60_000));
    await expectRefusal(send(own, headers), 'InvalidSignatureException');
  });

  test('keys that nobody issued are refused', async () => {
    const { rows, sts } = clientsFor(stack.gate, { ...reader, accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' });
    await expect(rows.send(get('plymouth'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  test('the token of another session is refused', async () => {
    const { sessionToken } = await readerOf(stack, 'peterborough');
    const { rows } = clientsFor(stack.gate, { ...reader, sessionToken });
    await expect(rows.send(get('plymouth'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('credentials that have expired are refused', async () => {
    const { expiration: _, ...expired } = await stack.control.credentialsFor('CallerRole', { durationSeconds: 0 });
    const { rows, sts } = clientsFor(stack.gate, expired);
    await expect(rows.send(get('plymouth'))).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  test('the control port opens to its token alone', async () => {
    const response = await fetch(`${stack.gate.controlUrl}/local/verdicts`, { headers: { authorization: 'Bearer x' } });
    expect(response.status).toBe(401);
    expect((await fetch(`${stack.gate.url}/local/verdicts`)).status).toBe(403);
  });
});

describe('assuming a role', () => {
  test('Lambda itself takes only the roles that trust it', async () => {
    await expect(stack.control.credentialsFor('ReaderRole')).rejects.toThrow(
      'does not let lambda.amazonaws.com take it',
    );
  });

  test('a session says who it is', async () => {
    const said = await clientsFor(stack.gate, reader).sts.send(new GetCallerIdentityCommand());
    expect(said.Arn).toBe('arn:aws:sts::000000000000:assumed-role/ReaderRole/test');
    expect(said.Account).toBe('000000000000');
  });

  test('without the tag that the trust demands it is refused', async () => {
    await expect(assume('CallerRole', {})).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('with a slash in the tag it is refused', async () => {
    await expect(assume('CallerRole', { Tags: tags({ authority: 'plymouth/x' }) })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  test('with a tag that the trust does not know it is refused', async () => {
    const more = { Tags: tags({ authority: 'plymouth', compartment: 'schools' }) };
    await expect(assume('CallerRole', more)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('a role that the trust does not name is refused', async () => {
    const asked = { Tags: tags({ authority: 'plymouth' }) };
    await expect(assume('StrangerRole', asked)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('assumed-role/StrangerRole/local is not authorized to perform: sts:AssumeRole'),
    });
  });

  test('a tag with characters that no tag may have is not even judged', async () => {
    const asked = { Tags: tags({ authority: '*' }) };
    await expect(assume('CallerRole', asked)).rejects.toMatchObject({ name: 'ValidationError' });
  });

  test('a chained session lasts an hour at most', async () => {
    const asked = { Tags: tags({ authority: 'plymouth' }), DurationSeconds: 7200 };
    await expect(assume('CallerRole', asked)).rejects.toMatchObject({ name: 'ValidationError' });
  });

  test('a session policy narrows what the role may do', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    });
    const { Credentials } = await assume('CallerRole', { Tags: tags({ authority: 'plymouth' }), Policy });
    const narrowed = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const { rows } = clientsFor(stack.gate, narrowed);
    await expect(rows.send(get('plymouth'))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

async function assume(role: string, more: object) {
  const { sts } = clientsFor(stack.gate, await stack.control.credentialsFor(role));
  return sts.send(new AssumeRoleCommand({ RoleArn: roleArn('ReaderRole'), RoleSessionName: 'test', ...more }));
}

const tags = (values: Record<string, string>) => Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
const get = (authority: string) =>
  new GetCommand({ TableName: 'Table', Key: { pk: `AUTHORITY#${authority}`, sk: 'A' } });

function signed(body: string, credentials: Identity, signingDate = new Date()) {
  const signer = new SignatureV4({ service: 'dynamodb', region: 'eu-west-2', credentials, sha256: Sha256 });
  const { host, hostname } = new URL(stack.gate.url);
  const headers = { host, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': TARGET };
  return signer.sign(
    { method: 'POST', protocol: 'http:', hostname, path: '/', query: {}, headers, body },
    { signingDate },
  );
}

const send = (body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(stack.gate.url, { method: 'POST', headers, body });

async function expectRefusal(sent: Promise<Response>, code: string): Promise<void> {
  const response = await sent;
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ __type: `com.amazon.coral.service#${code}` });
}
