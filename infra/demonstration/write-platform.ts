import { ulid } from 'ulid';
import { put } from '#kernel/change.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { platformSeatKey } from '#kernel/platform-keys.ts';
import { type PlatformSeatRow, platformSeatRow } from '#kernel/platform-seat-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { personIdOf } from './people.ts';
import type { Place } from './write-authority.ts';

export const platformAdministrator = { address: 'platform@placeboard.example', name: 'Platform administrator' };

/** The operator’s step: someone who looks after the platform. Nothing where they are there already. */
export async function writePlatformSeat(place: Place, { address, name } = platformAdministrator): Promise<void> {
  const table = tableFor({
    ...{ client: place.client, name: place.name, audiences: [platformAudience], person: null },
    ...{ clock: () => place.now, newId: () => ulid() },
  });
  const account = { provider: 'officers', subject: address };
  const key = platformSeatKey(account);
  if ((await table.find(key, platformSeatRow)) !== null) return;
  const row: PlatformSeatRow = {
    ...{ person: personIdOf(address), name, email: address, ...account },
    ...{ from: '2024-09-01', until: null, ended: null, version: 1, retention: personRetention },
  };
  await table.commit({
    ...{ verb: 'platform-seat.given', subject: topPartition(platformAudience), effectiveOn: row.from },
    ...{ puts: [put({ key, shape: platformSeatRow, row, was: null })], result: row.person },
  });
}
