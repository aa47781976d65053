import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ulid } from 'ulid';
import * as z from 'zod';
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
  Founder: 'FOUNDER_ROLE',
};

const Environment = z.object({
  POWERTOOLS_SERVICE_NAME: z.string().min(1),
  AWS_REGION: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  OBJECTS_BUCKET: z.string().min(1),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
});

/** What every function that works on the table is given, from its environment, once when it starts. */
export function startFunction(env: NodeJS.ProcessEnv) {
  const given = Environment.parse(env);
  const { POWERTOOLS_SERVICE_NAME: service, AWS_REGION: region } = given;
  const { TABLE_NAME, OBJECTS_BUCKET, AWS_ENDPOINT_URL_S3 } = given;
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
    tableName: TABLE_NAME,
    base: documents(),
    sessions: makeSessions({ sts: new STSClient({ region, requestHandler }), roleArns }),
    clientFor(credentials: Credentials): DynamoDBDocumentClient {
      const client = clients.get(credentials) ?? documents(credentials);
      clients.set(credentials, client);
      return client;
    },
    objectsFor: (credentials: Credentials) =>
      objectStore({
        bucket: OBJECTS_BUCKET,
        region,
        credentials,
        ...(AWS_ENDPOINT_URL_S3 && { endpoint: AWS_ENDPOINT_URL_S3 }),
      }),
    clock: () => new Date(),
    newId: () => ulid(),
    newToken: () => randomBytes(32).toString('base64url'),
    log: makeLog(service),
  };
}
