import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import type { Deps } from '#functions/authority/deps.ts';
import { REGION, roleArn } from '#infra/local/gate/names.ts';
import type { Log } from '#kernel/log.ts';
import { objectStore } from '#kernel/objects.ts';
import { type AssumedRole, type Credentials, makeSessions } from '#kernel/session.ts';
import { bucketOf } from './assembly.ts';
import { callersOf, type GateAddress } from './callers.ts';

export const testIssuer = 'https://identity.example';

const roles: AssumedRole[] = [
  'AuthorityReader',
  'AuthorityWriter',
  'AuthorityAdmin',
  'SeatBinder',
  'ClearedReader',
  'ClearedWriter',
  'AudienceReader',
  'ShareReader',
  'Publisher',
  'OutsideSeatBinder',
  'OutsideSeatEnder',
];

/** What was logged as failing, so that a test can say why an answer was 500. */
export type Heard = { log: Log; errors: unknown[] };

function listeningLog(): Heard {
  const errors: unknown[] = [];
  const quiet = { info: () => undefined, warn: () => undefined };
  return { errors, log: { ...quiet, error: (_code, _facts, error) => errors.push(error) } };
}

/** What `functions/authority`, or another that answers requests, is given when it starts, in this process, with its own role. */
export async function authorityDeps(
  stack: { gate: GateAddress; table: string; assembly: string },
  sessions = makeSessions,
  by: 'authority' | 'audience' | 'publisher' = 'authority',
): Promise<Deps & Heard> {
  const { gate, table, assembly } = stack;
  const { credentials, sts } = await callersOf(gate).itself(by);
  const bucket = bucketOf(assembly);
  const clientFor = (given: Credentials) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({ region: REGION, endpoint: gate.url, credentials: given, maxAttempts: 1 }),
      { marshallOptions: { removeUndefinedValues: true } },
    );
  return {
    ...listeningLog(),
    tableName: table,
    base: clientFor(credentials),
    sessions: sessions({ sts, roleArns: Object.fromEntries(roles.map((role) => [role, roleArn(`${role}Role`)])) }),
    clientFor,
    objectsFor: (given) => objectStore({ bucket, region: REGION, endpoint: gate.url, credentials: given }),
    providers: { [testIssuer]: 'officers' },
    clock: () => new Date(),
    newId: () => ulid(),
    newToken: () => crypto.randomUUID(),
  };
}
