import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { PersonId } from '#shared/ids.ts';
import {
  type AnyPut,
  type Change,
  type Committed,
  commitChange,
  fillBatch,
  type RequestClaim,
  repetition,
} from './change.ts';
import { NothingHere } from './errors.ts';
import { type Audience, belongsTo, type Key, type Partition, requestKey } from './keys.ts';
import type { RowShape, Stored } from './rows.ts';

export type TableOptions = {
  client: DynamoDBDocumentClient;
  name: string;
  /** What this session may touch, its own audience first. */
  audiences: readonly [Audience, ...Audience[]];
  person: PersonId | null;
  clock: () => Date;
  newId: () => string;
};

export type Page = { items: Stored[]; next: Stored | undefined };
export type ListOptions = {
  prefix?: string;
  from?: string;
  /** With `from`: the last sort key that is wanted. */
  to?: string;
  limit?: number;
  newestFirst?: boolean;
  start?: Stored;
  onIndex?: boolean;
  consistent?: boolean;
};

/** The only way to the table: bound to one session's audiences, without a scan and without a raw key. */
export function tableFor(options: TableOptions) {
  const { client, name, audiences } = options;

  function mine(partition: string): void {
    if (!audiences.some((audience) => belongsTo(audience, partition))) throw new NothingHere();
  }

  async function find<T>(key: Key, shape: RowShape<T>, { consistent = true } = {}): Promise<T | null> {
    mine(key.pk);
    const asked = { TableName: name, Key: { ...key }, ConsistentRead: consistent };
    const { Item } = await client.send(new GetCommand(asked));
    return Item === undefined ? null : shape.read(Item);
  }

  async function get<T>(key: Key, shape: RowShape<T>, reading: { consistent?: boolean } = {}): Promise<T> {
    const row = await find(key, shape, reading);
    if (row === null) throw new NothingHere();
    return row;
  }

  /** One page of a partition, in key order. On the index every row is checked: its keys are the writer's word alone. */
  async function page(partition: Partition, list: ListOptions = {}): Promise<Page> {
    mine(partition);
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(queryOf(name, partition, list)));
    const items = list.onIndex
      ? Items.filter((item) => audiences.some((audience) => belongsTo(audience, String(item.pk))))
      : Items;
    return { items, next: LastEvaluatedKey };
  }

  /** All rows of a partition, however many pages. */
  async function all(partition: Partition, list: ListOptions = {}): Promise<Stored[]> {
    const items: Stored[] = [];
    let start: Stored | undefined;
    do {
      const got = await page(partition, { ...list, ...(start && { start }) });
      items.push(...got.items);
      start = got.next;
    } while (start !== undefined);
    return items;
  }

  /** The first of the audience’s own rows on the index; rows that only claim to stand there take nobody’s place. */
  async function firstOnIndex(partition: Partition, most: number): Promise<Stored[]> {
    const items: Stored[] = [];
    let start: Stored | undefined;
    do {
      const got = await page(partition, { onIndex: true, limit: most, ...(start && { start }) });
      items.push(...got.items);
      start = got.next;
    } while (start !== undefined && items.length < most);
    return items.slice(0, most);
  }

  async function commit(change: Change): Promise<Committed> {
    for (const each of change.puts) mine(each.key.pk);
    for (const subject of [change.subject, ...(change.alsoIn ?? [])]) mine(subject);
    const { person, clock, newId } = options;
    return commitChange({ client, table: name, audience: audiences[0], person, clock, newId }, change);
  }

  /**
   * Writes new rows of an open batch, many at a time. Writing them again is harmless: a row is taken for written when it
   * carries the batch. Readers hide them until the batch row says committed.
   */
  async function fill(batch: string, puts: readonly AnyPut[]): Promise<void> {
    for (const each of puts) mine(each.key.pk);
    await fillBatch({ client, table: name }, batch, puts);
  }

  /** What this request was answered with before, where it was made before. */
  async function answered(request: RequestClaim | undefined): Promise<Committed | null> {
    if (request === undefined || options.person === null) return null;
    const key = requestKey(audiences[0], options.person, request.key);
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: { ...key }, ConsistentRead: true }));
    return Item === undefined ? null : repetition(Item, request);
  }

  return { find, get, page, all, firstOnIndex, commit, fill, answered };
}

export type Table = ReturnType<typeof tableFor>;

function queryOf(name: string, partition: Partition, list: ListOptions) {
  const [pk, sk] = list.onIndex ? ['gsi1pk', 'gsi1sk'] : ['pk', 'sk'];
  const begins = list.prefix === undefined ? '' : ' AND begins_with(#sk, :sk)';
  const to = list.to === undefined ? ' AND #sk >= :sk' : ' AND #sk BETWEEN :sk AND :to';
  const from = list.from === undefined ? '' : to;
  const bound = list.prefix ?? list.from;
  return {
    TableName: name,
    ...(list.onIndex ? { IndexName: 'gsi1' } : { ConsistentRead: list.consistent ?? false }),
    KeyConditionExpression: `#pk = :pk${begins}${from}`,
    ExpressionAttributeNames: { '#pk': pk ?? 'pk', ...(bound !== undefined && { '#sk': sk ?? 'sk' }) },
    ExpressionAttributeValues: {
      ':pk': partition,
      ...(bound !== undefined && { ':sk': bound }),
      ...(list.to !== undefined && { ':to': list.to }),
    },
    ScanIndexForward: !list.newestFirst,
    ...(list.limit !== undefined && { Limit: list.limit }),
    ...(list.start !== undefined && { ExclusiveStartKey: { ...list.start } }),
  };
}
