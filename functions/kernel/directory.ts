import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Suspension } from '#shared/authorities/standing.ts';
import { AuthorityId, type PartnershipId } from '#shared/ids.ts';
import { authorityInDirectory, directoryKey, directoryPrefix } from './audience-keys.ts';
import { directoryRow } from './directory-rows.ts';
import { type Key, platformAudience } from './keys.ts';
import { partnerKey } from './partnership-keys.ts';
import { partnerRow } from './partnership-rows.ts';
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

/** Why and until when an authority can only be read; null, where it goes on. */
export async function suspensionOf(place: Place, authority: AuthorityId): Promise<Suspension | null> {
  const item = await listedAt(place, directoryKey(authority));
  return item === undefined ? null : directoryRow.read(item).suspended;
}

/** Whether an authority has left a partnership. */
export async function hasLeft(place: Place, partnership: PartnershipId, authority: AuthorityId): Promise<boolean> {
  const item = await listedAt(place, partnerKey(partnership, authority));
  return item !== undefined && partnerRow.read(item).left !== null;
}

/** One row by its exact key, by those who may list and not get. */
async function listedAt({ base, tableName }: Place, { pk, sk }: Key): Promise<Stored | undefined> {
  const { Items = [] } = await base.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk = :sk',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ConsistentRead: true,
    }),
  );
  return Items[0];
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
