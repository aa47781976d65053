import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sharedAudience } from '#kernel/keys.ts';
import { shownTo } from '#kernel/shown-reader.ts';
import { tableFor } from '#kernel/table.ts';
import type { PublishedMeeting } from '#shared/audiences/meetings.ts';
import { localDateOf } from '#shared/dates.ts';
import { AudienceId, type AuthorityId, type MeetingId } from '#shared/ids.ts';

export type PublishedDeps = { tableName: string; base: DynamoDBDocumentClient; clock: () => Date; newId: () => string };

/** What an authority has published, from the partition that is for everyone: the function can read no other. */
export function publishedBy(deps: PublishedDeps, authority: AuthorityId) {
  const audience = AudienceId.parse(`public:${authority}`);
  const { base: client, tableName: name, clock, newId } = deps;
  const table = tableFor({ client, name, audiences: [sharedAudience(audience)], person: null, clock, newId });
  const shown = shownTo(audience, { table, today: localDateOf(clock()) });

  async function meeting(id: MeetingId): Promise<PublishedMeeting | null> {
    const found = await shown.meeting(authority, id);
    if (found === null) return null;
    const { papers: _, ...published } = found;
    return published;
  }

  return {
    ...{ plans: shown.plans, meetings: shown.meetings, meeting },
    ...{ consultations: shown.consultations, consultation: shown.consultation },
  };
}
