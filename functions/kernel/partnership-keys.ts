import type { AuthorityId, PartnershipId } from '#shared/ids.ts';
import { join, type Key, keySeparator, platformAudience, topPartition } from './keys.ts';

const sort = 'PARTNERSHIP';

/** A partnership in the platform's directory; those that take part in it stand right after it. */
export const partnershipListedKey = (partnership: PartnershipId): Key => ({
  pk: topPartition(platformAudience),
  sk: join(sort, partnership),
});
export const partnerKey = (partnership: PartnershipId, authority: AuthorityId): Key => ({
  pk: topPartition(platformAudience),
  sk: join(sort, partnership, authority),
});
export const partnershipsListed = `${sort}${keySeparator}`;

/** The authority that joins a partnership, read from the key; null where the key is of something else. */
export function joiningOf({ pk, sk }: { pk: string; sk: string }): { partnership: string; authority: string } | null {
  const [kind, partnership, authority, ...deeper] = sk.split(keySeparator);
  const isOne = pk === topPartition(platformAudience) && kind === sort && deeper.length === 0;
  return isOne && partnership !== undefined && authority !== undefined ? { partnership, authority } : null;
}
