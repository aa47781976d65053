import { ulid } from 'ulid';
import { accountAudience, seatsAudience, topPartition } from '#kernel/keys.ts';
import { tableFor } from '#kernel/table.ts';
import type { AudienceId } from '#shared/ids.ts';
import type { DemonstrationMember } from './partnerships.ts';
import type { Place } from './write-authority.ts';
import { accountOf, seatOf, seatsFrom } from './write-partnership.ts';

type Members = {
  readonly audience: AudienceId;
  readonly name: string;
  readonly members: readonly DemonstrationMember[];
};

/** The operator’s step: who of a board's members reads what it is sent, and is no officer. */
export async function writeBoardMembers(place: Place, { audience, name, members }: Members): Promise<void> {
  const seats = seatsAudience(audience);
  const table = tableFor({
    client: place.client,
    name: place.name,
    audiences: [seats, ...members.map((member) => accountAudience(accountOf(member)))],
    person: null,
    clock: () => place.now,
    newId: () => ulid(),
  });
  await table.commit({
    verb: 'members.added',
    subject: topPartition(seats),
    effectiveOn: seatsFrom,
    puts: members.flatMap((member) => seatOf(audience, name, member)),
    result: audience,
  });
}
