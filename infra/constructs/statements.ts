import { Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { keySeparator } from '#kernel/keys.ts';

/** Where the data lives: what every grant is about. */
export type Holdings = { readonly table: TableV2; readonly key: IKey; readonly objects: Bucket };

export type ItemAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'DeleteItem';
export type ObjectAction = 'DeleteObject' | 'GetObject' | 'GetObjectTagging' | 'PutObject';

export const indexName = 'gsi1';

/** The session tag of whoever is calling, as IAM writes it. */
export const tagged = (tag: string): string => `\${aws:PrincipalTag/${tag}}`;

/** A partition's key, from its parts. */
export const partition = (...parts: string[]): string => parts.join(keySeparator);

/** A partition and those that begin with it: the separator keeps `plymouth` out of `plymouth2`. */
export const partitionAndBelow = (...parts: string[]): string[] => [partition(...parts), partition(...parts, '*')];

export type KeyedStatement = {
  readonly sid: string;
  readonly actions: readonly ItemAction[];
  readonly keys: readonly string[];
  readonly resource: string;
};

/** Named actions on rows whose partition key is one of `keys`; a request that names no key at all is not covered. */
export function keyedStatement(grant: KeyedStatement): PolicyStatement {
  return new PolicyStatement({
    sid: grant.sid,
    actions: grant.actions.map((action) => `dynamodb:${action}`),
    resources: [grant.resource],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...grant.keys] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
}

/** Entries of a log stay as they were written, whatever else a role is one day given. */
export function logStaysStatement(holdings: Holdings): PolicyStatement {
  return new PolicyStatement({
    sid: 'LogStaysAsWritten',
    effect: Effect.DENY,
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resources: [holdings.table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`*${keySeparator}LOG`] } },
  });
}

type KeyUse = { readonly sid: string; readonly service: 'dynamodb' | 's3'; readonly actions: readonly string[] };

/** The use of the data key that goes with a grant, through that one service only. */
function keyStatement(holdings: Holdings, use: KeyUse): PolicyStatement {
  const region = Stack.of(holdings.table).region;
  return new PolicyStatement({
    sid: use.sid,
    actions: use.actions.map((action) => `kms:${action}`),
    resources: [holdings.key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${use.service}.${region}.amazonaws.com` } },
  });
}

export const tableKeyStatement = (holdings: Holdings, writes: boolean): PolicyStatement =>
  keyStatement(
    holdings,
    writes
      ? { sid: 'WriteTableKey', service: 'dynamodb', actions: ['Decrypt', 'Encrypt', 'GenerateDataKey'] }
      : { sid: 'ReadTableKey', service: 'dynamodb', actions: ['Decrypt'] },
  );

export const objectsKeyStatement = (holdings: Holdings, writes: boolean): PolicyStatement =>
  keyStatement(
    holdings,
    writes
      ? { sid: 'WriteObjectsKey', service: 's3', actions: ['Decrypt', 'GenerateDataKey'] }
      : { sid: 'ReadObjectsKey', service: 's3', actions: ['Decrypt'] },
  );
