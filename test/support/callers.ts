import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type FunctionName, functionRoleOf } from '#infra/constructs/function-names.ts';
import { gateControl } from '#infra/local/gate/control.ts';
import { REGION, roleArn } from '#infra/local/gate/names.ts';
import type { Gate } from '#infra/local/gate/start.ts';
import { type Assumption, assumptionFor, type Credentials, type Purpose } from '#kernel/session.ts';

export type GateAddress = Pick<Gate, 'url' | 'controlUrl' | 'token'>;

/** Someone with credentials, and the clients that sign with them. */
export type Caller = {
  credentials: Credentials;
  rows: DynamoDBDocumentClient;
  objects: S3Client;
  sts: STSClient;
};

export type Callers = {
  /** A function itself, with the role that Lambda gives it. */
  itself(name: FunctionName): Promise<Caller>;
  /** A session as the function would have taken it for this purpose. */
  session(purpose: Purpose, by?: FunctionName): Promise<Caller>;
  /** A session with exactly this role and these tags. */
  assuming(assumption: Assumption, by?: FunctionName): Promise<Caller>;
};

/** `choose` stands for the product's choice of role and tags: a test may give a wrong one. */
export function callersOf(gate: GateAddress, choose: (purpose: Purpose) => Assumption = assumptionFor): Callers {
  const control = gateControl(gate);
  const kept = new Map<string, Promise<Caller>>();

  function keep(name: string, make: () => Promise<Caller>): Promise<Caller> {
    const caller = kept.get(name) ?? make();
    kept.set(name, caller);
    return caller;
  }

  const itself: Callers['itself'] = (name) =>
    keep(name, async () => callerWith(gate, await control.credentialsFor(functionRoleOf(name))));

  const assuming: Callers['assuming'] = (assumption, by = 'authority') =>
    keep(JSON.stringify([by, assumption]), async () => {
      const { sts } = await itself(by);
      return callerWith(gate, await assumed(sts, assumption));
    });

  return { itself, assuming, session: (purpose, by) => assuming(choose(purpose), by) };
}

/** Takes a role with tags, as any holder of credentials might try. */
export async function assumed(sts: STSClient, { role, tags }: Assumption): Promise<Credentials> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: roleArn(`${role}Role`),
      RoleSessionName: role,
      ...(Tags.length > 0 && { Tags }),
    }),
  );
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
    expiration: given?.Expiration ?? new Date(),
  };
}

function callerWith(gate: Pick<GateAddress, 'url'>, credentials: Credentials): Caller {
  const common = { region: REGION, endpoint: gate.url, credentials, maxAttempts: 1 };
  // Each is made when it is first asked for: most callers try one thing, and a client costs more than a call.
  const rows = lazily(() => DynamoDBDocumentClient.from(new DynamoDBClient(common)));
  const objects = lazily(
    () => new S3Client({ ...common, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' }),
  );
  const sts = lazily(() => new STSClient(common));
  return {
    credentials,
    get rows() {
      return rows();
    },
    get objects() {
      return objects();
    },
    get sts() {
      return sts();
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
