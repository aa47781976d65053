import * as z from 'zod';
import type { Ask } from './judge.ts';
import { attributesIn, equalsHash } from './key-condition.ts';
import { streamArn, tableArn } from './names.ts';
import type { Table, World } from './world.ts';

const Value = z.record(z.string(), z.unknown());
const Item = z.record(z.string(), Value);
const Names = z.record(z.string(), z.string()).default({});
const On = z.looseObject({ TableName: z.string(), ExpressionAttributeNames: Names });
const Keyed = z.looseObject({ ...On.shape, Key: Item });
const Put = z.looseObject({ ...On.shape, Item });
const Query = z.looseObject({
  ...On.shape,
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: Item.default({}),
  KeyConditions: z
    .record(z.string(), z.looseObject({ ComparisonOperator: z.string(), AttributeValueList: z.array(Value) }))
    .optional(),
});
const Scan = z.looseObject({ ...On.shape, IndexName: z.string().optional() });
const BatchGet = z.looseObject({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(Item), ExpressionAttributeNames: Names })),
});
const Writes = z.array(
  z.union([
    z.strictObject({ PutRequest: z.looseObject({ Item }) }),
    z.strictObject({ DeleteRequest: z.looseObject({ Key: Item }) }),
  ]),
);
const BatchWrite = z.looseObject({ RequestItems: z.record(z.string(), Writes) });
const TransactGet = z.looseObject({ TransactItems: z.array(z.strictObject({ Get: Keyed })) });
const TransactWrite = z.looseObject({
  TransactItems: z.array(
    z.union([
      z.strictObject({ Put }),
      z.strictObject({ Update: Keyed }),
      z.strictObject({ Delete: Keyed }),
      z.strictObject({ ConditionCheck: Keyed }),
    ]),
  ),
});
const Conditions = z.record(z.string(), z.unknown()).default({});
const LEGACY = {
  KeyConditions: Conditions,
  AttributeUpdates: Conditions,
  Expected: Conditions,
  QueryFilter: Conditions,
  ScanFilter: Conditions,
};
const Extras = z.looseObject({
  ExpressionAttributeNames: Names,
  Select: z.string().optional(),
  ReturnValues: z.string().optional(),
  ReturnConsumedCapacity: z.string().optional(),
  AttributesToGet: z.array(z.string()).default([]),
  Item: Item.default({}),
  Key: Item.default({}),
  ...LEGACY,
});
const EXPRESSIONS = [
  'ProjectionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'UpdateExpression',
];

type Tables = World['tables'];
type Context = Ask['context'];
type Mapper = (body: unknown, tables: Tables) => Ask[];

/** What a DynamoDB operation asks of IAM; `undefined` when nothing here can tell. */
export function dynamodbAsks(operation: string, body: unknown, tables: Tables): Ask[] | undefined {
  const mapper = MAPPERS[operation];
  if (!mapper) return undefined;
  try {
    const asks = mapper(body, tables);
    return asks.length > 0 ? asks : undefined;
  } catch (error) {
    // A request of a shape that is not understood must be refused, not passed on.
    if (error instanceof z.ZodError) return undefined;
    throw error;
  }
}

const keyed =
  (action: string): Mapper =>
  (body, tables) => {
    const { TableName, Key } = Keyed.parse(body);
    return [ask(action, on(TableName, tables), [hashIn(Key, tables.get(nameOf(TableName))?.hash)], extras(body))];
  };

const put: Mapper = (body, tables) => {
  const { TableName, Item: item } = Put.parse(body);
  return [ask('PutItem', on(TableName, tables), [hashIn(item, tables.get(nameOf(TableName))?.hash)], extras(body))];
};

const MAPPERS: Record<string, Mapper> = {
  GetItem: keyed('GetItem'),
  UpdateItem: keyed('UpdateItem'),
  DeleteItem: keyed('DeleteItem'),
  PutItem: put,
  Query: (body, tables) => {
    const query = Query.parse(body);
    const leading = queriedHash(query, tables.get(nameOf(query.TableName)));
    return [ask('Query', on(query.TableName, tables, query.IndexName), [leading], extras(body))];
  },
  Scan: (body, tables) => {
    const { TableName, IndexName } = Scan.parse(body);
    return [ask('Scan', on(TableName, tables, IndexName), [], extras(body))];
  },
  BatchGetItem: (body, tables) =>
    Object.entries(BatchGet.parse(body).RequestItems).map(([name, part]) => {
      const hash = tables.get(nameOf(name))?.hash;
      return ask(
        'BatchGetItem',
        on(name, tables),
        part.Keys.map((key) => hashIn(key, hash)),
        extras(part),
      );
    }),
  BatchWriteItem: (body, tables) =>
    Object.entries(BatchWrite.parse(body).RequestItems).map(([name, writes]) => {
      const hash = tables.get(nameOf(name))?.hash;
      const keys = writes.map((write) =>
        hashIn('PutRequest' in write ? write.PutRequest.Item : write.DeleteRequest.Key, hash),
      );
      return ask('BatchWriteItem', on(name, tables), keys, {});
    }),
  TransactGetItems: (body, tables) =>
    TransactGet.parse(body).TransactItems.flatMap(({ Get }) =>
      within('TransactGetItems', keyed('GetItem')(Get, tables)),
    ),
  TransactWriteItems: (body, tables) =>
    TransactWrite.parse(body).TransactItems.flatMap((member) =>
      within('TransactWriteItems', memberAsks(member, tables)),
    ),
  DescribeTable: described('DescribeTable'),
  DescribeTimeToLive: described('DescribeTimeToLive'),
  ListTables: () => [{ action: 'dynamodb:ListTables', resource: '*', context: {} }],
};

function described(action: string): Mapper {
  return (body, tables) => [ask(action, on(On.parse(body).TableName, tables), [], {})];
}

function memberAsks(member: z.infer<typeof TransactWrite>['TransactItems'][number], tables: Tables): Ask[] {
  if ('Put' in member) return put(member.Put, tables);
  if ('Update' in member) return keyed('UpdateItem')(member.Update, tables);
  if ('Delete' in member) return keyed('DeleteItem')(member.Delete, tables);
  return keyed('ConditionCheckItem')(member.ConditionCheck, tables);
}

const within = (operation: string, asks: Ask[]): Ask[] =>
  asks.map((each) => ({ ...each, context: { ...each.context, 'dynamodb:EnclosingOperation': operation } }));

/** An unknown key among known ones must not be overlooked: then no key is stated and the guards on absence refuse. */
function ask(action: string, resource: string, keys: (string | undefined)[], context: Context): Ask {
  const leading = keys.filter((key) => key !== undefined);
  const known = leading.length > 0 && leading.length === keys.length;
  const stated: Context = known ? { 'dynamodb:LeadingKeys': [...new Set(leading)].sort() } : {};
  return { action: `dynamodb:${action}`, resource, context: { ...stated, ...context } };
}

const nameOf = (table: string): string => table.replace(/^arn:.*:table\//, '');

function on(table: string, tables: Tables, index?: string): string {
  const name = nameOf(table);
  const arn = tables.get(name)?.arn ?? tableArn(name);
  return index === undefined ? arn : `${arn}/index/${index}`;
}

function hashIn(item: z.infer<typeof Item>, hash: string | undefined): string | undefined {
  return hash === undefined ? undefined : textOf(item[hash]);
}

function textOf(value: Record<string, unknown> | undefined): string | undefined {
  const [only, ...others] = Object.entries(value ?? {});
  if (!only || others.length > 0) return undefined;
  const [type, text] = only;
  return typeof text === 'string' && ['S', 'N', 'B'].includes(type) ? text : undefined;
}

function queriedHash(query: z.infer<typeof Query>, table: Table | undefined): string | undefined {
  const hash = query.IndexName === undefined ? table?.hash : table?.indexes.get(query.IndexName);
  if (hash === undefined) return undefined;
  if (query.KeyConditionExpression !== undefined) {
    if (query.KeyConditions !== undefined) return undefined;
    const value = equalsHash(query.KeyConditionExpression, hash, query.ExpressionAttributeNames);
    return value === undefined ? undefined : textOf(query.ExpressionAttributeValues[value]);
  }
  const condition = query.KeyConditions?.[hash];
  return condition?.ComparisonOperator === 'EQ' && condition.AttributeValueList.length === 1
    ? textOf(condition.AttributeValueList[0])
    : undefined;
}

function extras(body: unknown): Context {
  const given = Extras.parse(body);
  const expressions = EXPRESSIONS.flatMap((name) => (typeof given[name] === 'string' ? [given[name]] : []));
  const named = expressions.flatMap((expression) => attributesIn(expression, given.ExpressionAttributeNames));
  const legacy = [given.KeyConditions, given.AttributeUpdates, given.Expected, given.QueryFilter, given.ScanFilter];
  const stored = [given.Item, given.Key, ...legacy].flatMap((part) => Object.keys(part));
  const attributes = [...new Set([...named, ...stored, ...given.AttributesToGet])].sort();
  const context: Context = attributes.length > 0 ? { 'dynamodb:Attributes': attributes } : {};
  for (const name of ['Select', 'ReturnValues', 'ReturnConsumedCapacity'] as const) {
    const value = given[name];
    if (value !== undefined) context[`dynamodb:${name}`] = value;
  }
  return context;
}

const Stream = z.looseObject({ StreamArn: z.string() });

/** What a DynamoDB Streams operation asks of IAM; `streamOf` knows whose stream an iterator reads. */
export function streamsAsks(
  operation: string,
  body: unknown,
  streamOf: (iterator: string) => string | undefined,
): Ask[] | undefined {
  if (operation === 'ListStreams') return [{ action: 'dynamodb:ListStreams', resource: '*', context: {} }];
  const arn =
    operation === 'GetRecords'
      ? streamOf(z.looseObject({ ShardIterator: z.string() }).safeParse(body).data?.ShardIterator ?? '')
      : Stream.safeParse(body).data?.StreamArn;
  if (arn === undefined || !['GetRecords', 'DescribeStream', 'GetShardIterator'].includes(operation)) return undefined;
  const table = /:table\/([^/]+)\/stream\//.exec(arn)?.[1];
  return table === undefined
    ? undefined
    : [{ action: `dynamodb:${operation}`, resource: streamArn(table), context: {} }];
}
