import { createHash } from 'node:crypto';
import type { AuthorityId } from '#shared/ids.ts';
import { join, type Key, type Partition, seatsAudience, within } from './keys.ts';

/** Whom an authority has invited from outside: to what its boards and the schools in its list are shown. */
export const outsidePartition = (authority: AuthorityId): Partition => within(seatsAudience(authority), 'OUTSIDE');
/** One of them, by the hash of the one-time token: apart from the invitations of officers, so that no session has both. */
export const outsideSeatKey = (authority: AuthorityId, token: string): Key => ({
  pk: outsidePartition(authority),
  sk: join('INVITATION', createHash('sha256').update(token).digest('hex')),
});
