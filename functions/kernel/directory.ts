import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AuthorityId } from '#shared/ids.ts';
import { authorityInDirectory, directoryPrefix } from './audience-keys.ts';
import { directoryRow } from './audience-rows.ts';
import { platformAudience } from './keys.ts';
import type { Stored } from './rows.ts';

type Place = { base: DynamoDBDocumentClient; tableName: string };

/** The authorities there are: their ids alone, from the keys of the directory. */
export async function authoritiesOf(place: Place): Promise<AuthorityId[]> {
  const items = await itemsOf(place, { ProjectionExpression: 'sk' });
  return items.map(({ sk }) => AuthorityId.parse(authorityInDirectory(String(sk))));
}

/** Those for which work may be begun: not one that is being set up, or is suspended. */
export async function liveAuthoritiesOf(place: Place): Promise<AuthorityId[]> {
  const items = await itemsOf(place, {});
  const live = items.filter((item) => directoryRow.read(item).state === 'live');
  return live.map(({ sk }) => AuthorityId.parse(authorityInDirectory(String(sk))));
}

async function itemsOf({ base, tableName }: Place, fields: { ProjectionExpression?: string }): Promise<Stored[]> {
  const items: Stored[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await base.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': platformAudience, ':sk': directoryPrefix },
        ...fields,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...Items);
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}
