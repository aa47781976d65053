import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ulid } from 'ulid';
import { makeLog } from './log.ts';
import { objectStore } from './objects.ts';
import { type AssumedRole, type Credentials, makeSessions } from './session.ts';

const roleVariables: Record<AssumedRole, string> = {
  AuthorityReader: 'AUTHORITY_READER_ROLE',
  AuthorityWriter: 'AUTHORITY_WRITER_ROLE',
  AuthorityAdmin: 'AUTHORITY_ADMIN_ROLE',
  SeatBinder: 'SEAT_BINDER_ROLE',
  ClearedReader: 'CLEARED_READER_ROLE',
  ClearedWriter: 'CLEARED_WRITER_ROLE',
  Digest: 'DIGEST_ROLE',
  ShareReader: 'SHARE_READER_ROLE',
  IssueReader: 'ISSUE_READER_ROLE',
  Publisher: 'PUBLISHER_ROLE',
  AudienceReader: 'AUDIENCE_READER_ROLE',
  OutsideSeatBinder: 'OUTSIDE_SEAT_BINDER_ROLE',
  OutsideSeatEnder: 'OUTSIDE_SEAT_ENDER_ROLE',
  PartnershipLeaver: 'PARTNERSHIP_LEAVER_ROLE',
  InboxKeeper: 'INBOX_KEEPER_ROLE',
  Discusser: 'DISCUSSER_ROLE',
  AnswerTaker: 'ANSWER_TAKER_ROLE',
  EvidenceSender: 'EVIDENCE_SENDER_ROLE',
  Founder: 'FOUNDER_ROLE',
};

/** A variable that the template sets. Looked at without a schema: a function reads Zod when it has something to check. */
function given(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`The variable ${name} is not set`);
  return value;
}

/** Who signs people in: a provider's id by its issuer. */
export function providersIn(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const listed: unknown = JSON.parse(env.IDENTITY_PROVIDERS ?? '{}');
  const providers = Object.entries(Object(listed)).map(([issuer, provider]) => {
    if (typeof provider !== 'string') throw new Error(`The provider of ${issuer} has no id`);
    return [issuer, provider] as const;
  });
  return Object.fromEntries(providers);
}

/** What every function that works on the table is given, from its environment, once when it starts. */
export function startFunction(env: NodeJS.ProcessEnv) {
  const region = given(env, 'AWS_REGION');
  const bucket = given(env, 'OBJECTS_BUCKET');
  const endpoint = env.AWS_ENDPOINT_URL_S3;
  const requestHandler = new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 8_000 });
  const documents = (credentials?: Credentials) =>
    DynamoDBDocumentClient.from(new DynamoDBClient({ region, requestHandler, ...(credentials && { credentials }) }), {
      marshallOptions: { removeUndefinedValues: true },
    });
  const roleArns = Object.fromEntries(
    Object.entries(roleVariables).flatMap(([role, variable]) =>
      env[variable] === undefined ? [] : [[role, env[variable]]],
    ),
  );
  // One client for one set of credentials: kept as long as they are, and never by authority.
  const clients = new WeakMap<Credentials, DynamoDBDocumentClient>();
  return {
    tableName: given(env, 'TABLE_NAME'),
    base: documents(),
    sessions: makeSessions({ sts: new STSClient({ region, requestHandler }), roleArns }),
    clientFor(credentials: Credentials): DynamoDBDocumentClient {
      const client = clients.get(credentials) ?? documents(credentials);
      clients.set(credentials, client);
      return client;
    },
    objectsFor: (credentials: Credentials) =>
      objectStore({
        bucket,
        region,
        credentials,
        ...(endpoint && { endpoint }),
      }),
    clock: () => new Date(),
    newId: () => ulid(),
    newToken: () => randomBytes(32).toString('base64url'),
    log: makeLog(given(env, 'POWERTOOLS_SERVICE_NAME')),
  };
}
