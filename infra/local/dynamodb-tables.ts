import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Resource, resolverOf, type Templates } from './gate/resolve.ts';

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const Projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const Index = z.strictObject({ IndexName: z.string(), KeySchema, Projection });
/** What a replica has only on AWS; that the template states it is checked there, and nothing of it can be run here. */
const Replica = z.strictObject({
  Region: z.string(),
  PointInTimeRecoverySpecification: z.unknown().optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  GlobalSecondaryIndexes: z.array(z.strictObject({ IndexName: z.string() })).optional(),
  SSESpecification: z.unknown().optional(),
  ContributorInsightsSpecification: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
const Properties = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  SSESpecification: z.unknown().optional(),
  Replicas: z.array(Replica).max(1),
});
type Properties = z.infer<typeof Properties>;

export type Table = {
  name: string;
  /** The engine's own ARN of the table's stream, which clients of the stream must use here. */
  streamArn: string | undefined;
};

export function engineClient(url: string): DynamoDBClient {
  const credentials = { accessKeyId: 'placeboard', secretAccessKey: 'placeboard' };
  return new DynamoDBClient({ endpoint: url, region: 'eu-west-2', credentials });
}

/** Creates every table of the templates that is not there yet, and refuses one that differs from its template. */
export async function createTables(url: string, templates: Templates): Promise<Table[]> {
  const resolver = resolverOf(templates);
  const old = resolver.ofType('AWS::DynamoDB::Table')[0];
  if (old)
    throw new Error(`${old.stack}: ${old.id} is an AWS::DynamoDB::Table; only AWS::DynamoDB::GlobalTable is run here`);
  const client = engineClient(url);
  try {
    const tables: Table[] = [];
    for (const resource of resolver.ofType('AWS::DynamoDB::GlobalTable')) {
      const properties = propertiesOf(resource, resolver.properties(resource));
      tables.push(await createTable(client, resolver.ref(resource), properties));
    }
    return tables;
  } finally {
    client.destroy();
  }
}

function propertiesOf(resource: Resource, resolved: Record<string, unknown>): Properties {
  const parsed = Properties.safeParse(resolved);
  if (parsed.success) return parsed.data;
  throw new Error(`${resource.stack}: the table ${resource.id} cannot be run here: ${z.prettifyError(parsed.error)}`);
}

async function createTable(client: DynamoDBClient, name: string, properties: Properties): Promise<Table> {
  const existing = await describe(client, name);
  if (existing) {
    checkSame(existing, properties);
    return { name, streamArn: existing.LatestStreamArn };
  }
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode, StreamSpecification } = properties;
  const stream = StreamSpecification && { StreamEnabled: true, StreamViewType: StreamSpecification.StreamViewType };
  const created = await client.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions,
      KeySchema,
      BillingMode,
      ...(GlobalSecondaryIndexes ? { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(plain) } : {}),
      ...(stream ? { StreamSpecification: stream } : {}),
    }),
  );
  if (properties.TimeToLiveSpecification) {
    const TimeToLiveSpecification = properties.TimeToLiveSpecification;
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
  }
  return { name, streamArn: created.TableDescription?.LatestStreamArn };
}

const plain = ({ Projection: { ProjectionType, NonKeyAttributes }, ...index }: z.infer<typeof Index>) => ({
  ...index,
  Projection: { ProjectionType, ...(NonKeyAttributes ? { NonKeyAttributes } : {}) },
});

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function checkSame(existing: TableDescription, wanted: Properties): void {
  const shape = (keys: unknown, indexes: unknown[], view: unknown): string => JSON.stringify([keys, indexes, view]);
  const index = (each: { IndexName?: string | undefined; KeySchema?: unknown }) => [each.IndexName, each.KeySchema];
  const have = shape(
    existing.KeySchema,
    (existing.GlobalSecondaryIndexes ?? []).map(index),
    existing.StreamSpecification?.StreamViewType,
  );
  const want = shape(
    wanted.KeySchema,
    (wanted.GlobalSecondaryIndexes ?? []).map(index),
    wanted.StreamSpecification?.StreamViewType,
  );
  if (have !== want) {
    throw new Error(`The kept table ${existing.TableName} is ${have}; the template wants ${want}. Start with --fresh.`);
  }
}
