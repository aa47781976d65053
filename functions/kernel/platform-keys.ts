import { createHash } from 'node:crypto';
import type { AuthorityId } from '#shared/ids.ts';
import {
  type Account,
  join,
  type Key,
  keySeparator,
  partitionPrefix,
  platformAudience,
  seatsAudience,
  topPartition,
  within,
} from './keys.ts';

/** Who looks after the platform, by sign-in: the request's seat check, one exact key. */
export const platformSeatKey = ({ provider, subject }: Account): Key => ({
  pk: within(platformAudience, 'SEATS'),
  sk: join('SEAT', provider, subject),
});

/** An authority's onboarding: the checked file, and how far it is. */
export const onboardingKey = (authority: AuthorityId): Key => ({
  pk: within(platformAudience, 'ONBOARDINGS'),
  sk: join('ONBOARDING', authority),
});

/** The authority that an onboarding is about, read from its key; null where the key is none of an onboarding. */
export function authorityOnboarded({ pk, sk }: { pk: string; sk: string }): string | null {
  const [prefix, collection, ...deeper] = pk.split(keySeparator);
  const [sort, authority] = sk.split(keySeparator);
  const isOne = prefix === partitionPrefix.platform && collection === 'ONBOARDINGS' && deeper.length === 0;
  return isOne && sort === 'ONBOARDING' && authority !== undefined ? authority : null;
}

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** An invitation by its token's hash, for those who were never told the token. */
export const invitationKeyOfHash = (authority: AuthorityId, hash: string): Key => ({
  pk: topPartition(seatsAudience(authority)),
  sk: join('INVITATION', hash),
});
