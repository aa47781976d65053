import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDynamodb } from '../../dynamodb.ts';
import { createTables } from '../../dynamodb-tables.ts';
import { type GateControl, type GateCredentials, gateControl } from '../control.ts';
import { roleArn } from '../names.ts';
import type { Templates } from '../resolve.ts';
import { type Gate, type GateOptions, startGate } from '../start.ts';
import { smallTemplates } from './small-template.ts';

type Identity = Pick<GateCredentials, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;
export type SmallStack = {
  gate: Gate;
  control: GateControl;
  templates: Templates;
  engine: string;
  streamArn: string;
  objects: string;
  stop(): Promise<void>;
};

export async function startSmallStack(options: Partial<GateOptions> = {}): Promise<SmallStack> {
  const templates = options.templates ?? smallTemplates();
  const objects = await mkdtemp(join(tmpdir(), 'gate-objects-'));
  const database = await startDynamodb({ memory: true });
  const [table] = await createTables(database.url, templates);
  const gate = await startGate({ ...options, templates, dynamodb: database.url, objects });
  const stop = async () => {
    await gate.stop();
    await database.stop();
    await rm(objects, { recursive: true, force: true });
  };
  const streamArn = table?.streamArn ?? '';
  return { gate, control: gateControl(gate), templates, engine: database.url, streamArn, objects, stop };
}

export function clientsFor(gate: Gate, credentials: Identity) {
  const common = { region: 'eu-west-2', endpoint: gate.url, credentials, maxAttempts: 1 };
  const dynamodb = new DynamoDBClient(common);
  return {
    dynamodb,
    rows: DynamoDBDocumentClient.from(dynamodb),
    sts: new STSClient(common),
    s3: new S3Client({ ...common, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' }),
    lambda: new LambdaClient(common),
  };
}

/** Credentials of the reader's role for one authority, as the function itself would come by them. */
export const readerOf = (stack: SmallStack, authority: string): Promise<Identity> =>
  assumed(stack, { by: 'CallerRole', role: 'ReaderRole', tags: { authority } });

export type Assumed = { by: string; role: string; tags: Record<string, string> };

/** Credentials of one role, taken by another with the tags of a session. */
export async function assumed(stack: SmallStack, { by, role, tags }: Assumed): Promise<Identity> {
  const { sts } = clientsFor(stack.gate, await stack.control.credentialsFor(by));
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const RoleArn = roleArn(role);
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', Tags }));
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}
