import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sharedPartition } from '#kernel/audience-keys.ts';
import { sharedAudience } from '#kernel/keys.ts';
import { shownIn } from '#kernel/shown.ts';
import { tableFor } from '#kernel/table.ts';
import type { SharedPlan } from '#shared/audiences/schema.ts';
import { localDateOf } from '#shared/dates.ts';
import { AudienceId, type AuthorityId } from '#shared/ids.ts';

export type PublishedDeps = { tableName: string; base: DynamoDBDocumentClient; clock: () => Date; newId: () => string };

/** What an authority has published, from the partition that is for everyone: the function can read no other. */
export async function publishedBy(deps: PublishedDeps, authority: AuthorityId): Promise<SharedPlan[]> {
  const audience = AudienceId.parse(`public:${authority}`);
  const { base: client, tableName: name, clock, newId } = deps;
  const table = tableFor({ client, name, audiences: [sharedAudience(audience)], person: null, clock, newId });
  return shownIn(await table.all(sharedPartition(audience)), localDateOf(clock())).plans;
}
