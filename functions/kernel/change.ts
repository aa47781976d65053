import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalDate } from '#shared/dates.ts';
import { EntryId, type PersonId } from '#shared/ids.ts';
import { AnswersNotRight, ChangedMeanwhile, NothingHere, WrongState } from './errors.ts';
import { type Audience, entryKey, type IndexKey, type Key, type Partition, requestKey } from './keys.ts';
import type { RowShape, Stored } from './rows.ts';

/** One row of a change: new (`was` null) or the next version of the row that was read. */
export type Put<T extends { version: number } = { version: number }> = {
  key: Key;
  shape: RowShape<T>;
  row: NoInfer<T>;
  was: NoInfer<T> | null;
  index?: IndexKey;
  /** The change is carried by another row's log entry, or is no officer's change. */
  unlogged?: boolean;
  /** It repeats what another row of the same change says, whose version it has: it stands over an earlier one, or none. */
  follows?: boolean;
};

export type RequestClaim = { key: string; bodyHash: string };

/** A change as one transaction: its rows, its log row, its request row. */
export type Change = {
  verb: string;
  subject: Partition;
  /** Where the entry is found besides its log: in the history of the one row it is about. */
  history?: Partition | undefined;
  /** Partitions whose own logs tell of the change too, each of its own rows alone. */
  alsoIn?: readonly Partition[];
  /** Where the entry of another plan’s log is found besides: in the history of its own row. */
  historyIn?: ReadonlyMap<Partition, Partition>;
  effectiveOn: LocalDate;
  why?: string | undefined;
  undoes?: EntryId | undefined;
  puts: AnyPut[];
  request?: RequestClaim | undefined;
  /** Who asked for it, where the work is done later by no one in particular. */
  by?: PersonId;
  /** Work’s own progress and computed rows: no officer’s change, so nothing for the log. */
  quiet?: boolean;
  /** What a repetition of the same request is answered with. */
  result: string;
};

/** A put of any shape, seen without its type: shape and row were matched by `put()`. */
export type AnyPut = {
  key: Key;
  stored: Stored;
  was: { version: number; fields: Stored } | null;
  read(item: Stored): unknown;
  unlogged: boolean;
  follows: boolean;
};

export function put<T extends { version: number }>(options: Put<T>): AnyPut {
  const { key, shape, row, was, index, unlogged = false, follows = false } = options;
  return {
    key,
    stored: { ...shape.write(row), ...key, ...index },
    was: was === null ? null : { version: was.version, fields: shape.write(was) },
    read: (item) => shape.read(item),
    unlogged,
    follows,
  };
}

export type Committed = { entry: EntryId; repeated: false } | { entry: EntryId; repeated: true; result: string };

const requestDays = 7;
const notRow = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'v', 'row', 'version', 'expiresAt']);

export type Author = {
  client: DynamoDBDocumentClient;
  table: string;
  /** Whose requests these are: request rows stand in this audience. */
  audience: Audience;
  person: PersonId | null;
  clock: () => Date;
  newId: () => string;
};

type Writes = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']>;
type Reasons = NonNullable<TransactionCanceledException['CancellationReasons']>;

/** Makes one change: its rows, its log row and its request row, all or nothing. */
export async function commitChange(author: Author, change: Change): Promise<Committed> {
  const recordedAt = author.clock().toISOString();
  const entry = EntryId.parse(`${recordedAt}~${author.newId()}`);
  const writes: Writes = [
    ...change.puts.map((each) => writeOf(author.table, each)),
    ...requestWrites(author, change, entry),
    ...logRows(author, change, { entry, recordedAt }).map((row) => newItem(author.table, row)),
  ];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await author.client.send(new TransactWriteCommand({ TransactItems: writes }));
      return { entry, repeated: false };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      // A conflict is two transactions at the same moment: once the other is through, the condition decides.
      const conflicted = reasons.some((reason) => reason.Code === 'TransactionConflict');
      if (!conflicted || attempt === 5) return outcomeOf(change, reasons, error);
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * Math.random()));
    }
  }
}

type At = { entry: EntryId; recordedAt: string };

function logRows(author: Author, change: Change, at: At): Stored[] {
  const { subject, alsoIn = [] } = change;
  if (change.quiet) return [];
  const elsewhere = new Set<string>(alsoIn);
  return [
    {
      ...logRow(author, change, { ...at, log: subject, tells: ({ key }) => !elsewhere.has(key.pk) }),
      ...historyOf(change, at),
    },
    ...alsoIn.map((log) => ({
      ...logRow(author, change, { ...at, log, tells: ({ key }) => key.pk === log }),
      ...historyOf({ history: change.historyIn?.get(log) }, at),
    })),
  ];
}

const historyOf = ({ history }: Pick<Change, 'history'>, { entry }: At): Partial<IndexKey> =>
  history === undefined ? {} : { gsi1pk: history, gsi1sk: entry };

function logRow(author: Author, change: Change, at: At & { log: Partition; tells: (each: AnyPut) => boolean }): Stored {
  return {
    ...entryKey(at.log, at.entry),
    row: 'entry',
    v: 1,
    id: at.entry,
    verb: change.verb,
    by: change.by ?? author.person,
    effectiveOn: change.effectiveOn,
    recordedAt: at.recordedAt,
    why: change.why ?? null,
    undoes: change.undoes ?? null,
    changes: change.puts.filter((each) => !each.unlogged && at.tells(each)).map(rowChange),
    retention: { basis: 'audit', retainUntil: null, legalHold: false },
  };
}

function newItem(table: string, item: Stored): Writes[number] {
  return {
    Put: {
      TableName: table,
      Item: { ...item },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function requestWrites(author: Author, change: Change, entry: EntryId): Writes {
  if (change.request === undefined || author.person === null) return [];
  const row = {
    ...requestKey(author.audience, author.person, change.request.key),
    row: 'request',
    v: 1,
    bodyHash: change.request.bodyHash,
    entry,
    result: change.result,
    expiresAt: Math.floor(author.clock().getTime() / 1000) + requestDays * 86_400,
  };
  return [newItem(author.table, row)];
}

function writeOf(table: string, each: AnyPut): Writes[number] {
  if (each.follows) return follower(table, each.stored);
  if (each.was === null) return newItem(table, each.stored);
  return {
    Put: {
      TableName: table,
      Item: { ...each.stored },
      ConditionExpression: 'version = :was',
      ExpressionAttributeValues: { ':was': each.was.version },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function follower(table: string, item: Stored): Writes[number] {
  return {
    Put: {
      TableName: table,
      Item: { ...item },
      ConditionExpression: 'attribute_not_exists(pk) OR version < :now',
      ExpressionAttributeValues: { ':now': item.version },
    },
  };
}

const mostInTransaction = 100;
const mostBytesInTransaction = 3_000_000;

/** Rows of an open batch, in as many transactions as they need: 100 rows or 4 MB are DynamoDB’s limit for one. */
export async function fillBatch(
  { client, table }: Pick<Author, 'client' | 'table'>,
  batch: string,
  puts: readonly AnyPut[],
): Promise<void> {
  for (const chunk of chunksOf(puts)) {
    const writes: Writes = chunk.map((each) => ({
      Put: {
        TableName: table,
        Item: { ...each.stored },
        ConditionExpression: 'attribute_not_exists(pk) OR #batch = :batch',
        ExpressionAttributeNames: { '#batch': 'batch' },
        ExpressionAttributeValues: { ':batch': batch },
      },
    }));
    await client.send(new TransactWriteCommand({ TransactItems: writes }));
  }
}

/** Puts in as many parts as transactions are needed for them. */
export function chunksOf(puts: readonly AnyPut[]): AnyPut[][] {
  const chunks: AnyPut[][] = [];
  let bytes = 0;
  for (const each of puts) {
    const size = Buffer.byteLength(JSON.stringify(each.stored));
    const last = chunks.at(-1);
    if (last === undefined || last.length === mostInTransaction || bytes + size > mostBytesInTransaction) {
      chunks.push([each]);
      bytes = size;
    } else {
      last.push(each);
      bytes += size;
    }
  }
  return chunks;
}

/** The fields that changed, before and after. */
function rowChange(each: AnyPut): Stored {
  const names = Object.keys({ ...each.was?.fields, ...each.stored }).filter((field) => !notRow.has(field));
  const changed = names.filter(
    (field) => JSON.stringify(each.was?.fields[field]) !== JSON.stringify(each.stored[field]),
  );
  const pick = (from: Stored) => Object.fromEntries(changed.map((field) => [field, from[field] ?? null]));
  return {
    row: each.key.sk,
    before: each.was === null ? null : pick(each.was.fields),
    after: pick(each.stored),
    version: Number(each.stored.version),
  };
}

/** Why a transaction was cancelled: the same request before, someone else first, gone, or there already. */
function outcomeOf(change: Change, reasons: Reasons, error: TransactionCanceledException): Committed {
  const failed = reasons.map((reason) => (reason.Code === 'ConditionalCheckFailed' ? reason : undefined));
  const before = change.request === undefined ? undefined : failed[change.puts.length];
  if (before?.Item !== undefined && change.request !== undefined)
    return repetition(unmarshall(before.Item), change.request);
  for (const [place, each] of change.puts.entries()) {
    const reason = failed[place];
    if (reason === undefined) continue;
    if (reason.Item === undefined) throw new NothingHere();
    if (each.was === null) throw new WrongState('It is there already');
    throw new ChangedMeanwhile(each.read(unmarshall(reason.Item)));
  }
  throw error;
}

/** The answer to a request that was made before; a key used again for another body is refused. */
export function repetition(item: Stored, request: RequestClaim): Committed {
  if (item.bodyHash !== request.bodyHash) {
    throw new AnswersNotRight([
      { pointer: '#', detail: 'This Idempotency-Key was used before for a different request; send a new one' },
    ]);
  }
  return { entry: EntryId.parse(item.entry), repeated: true, result: String(item.result) };
}
