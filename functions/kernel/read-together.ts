import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Stored } from './rows.ts';

const mostAttempts = 4;
const addressOf = ({ pk, sk }: { pk?: unknown; sk?: unknown }): string => `${pk} ${sk}`;

/** Rows by their exact keys, in one trip, each at the place of its key; undefined where there is none. */
export async function readTogether(
  { client, table }: { client: DynamoDBDocumentClient; table: string },
  keys: readonly Key[],
): Promise<(Stored | undefined)[]> {
  const found = new Map<string, Stored>();
  let wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let attempt = 1; wanted.length > 0; attempt += 1) {
    // What was left out for want of capacity is not known to be missing.
    if (attempt > mostAttempts) throw new Error('The table did not answer for all of the rows that were asked for');
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * Math.random()));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[table] ?? []) found.set(addressOf(item), item);
    wanted = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return keys.map((key) => found.get(addressOf(key)));
}
