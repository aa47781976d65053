import type { AudienceId, AuthorityId, PartnershipId, ShareId } from '#shared/ids.ts';
import {
  type Audience,
  join,
  type Key,
  keySeparator,
  type Partition,
  partitionPrefix,
  platformAudience,
  sharedAudience,
  topPartition,
  within,
} from './keys.ts';

/** A partnership that the authority takes part in: whom it may share with. */
export const partnershipKey = (audience: Audience, partnership: PartnershipId): Key => ({
  pk: topPartition(audience),
  sk: join('PARTNERSHIP', partnership),
});
export const partnershipPrefix = `PARTNERSHIP${keySeparator}`;

/** What an authority shows to whom, until when: all of its shares, ended ones too. */
export const sharesPartition = (audience: Audience): Partition => within(audience, 'SHARES');
export const shareKey = (audience: Audience, share: ShareId): Key => ({
  pk: sharesPartition(audience),
  sk: join('SHARE', share),
});

/** Everything that is shown to one audience, by the authority whose it is and then by share. */
export const sharedPartition = (audience: AudienceId): Partition => topPartition(sharedAudience(audience));
export const copyKey = (audience: AudienceId, copy: { authority: AuthorityId; share: ShareId; item: string }): Key => ({
  pk: sharedPartition(audience),
  sk: join('COPY', copy.authority, copy.share, copy.item),
});
export const copiesOfShare = ({ authority, share }: { authority: AuthorityId; share: ShareId }): string =>
  `${join('COPY', authority, share)}${keySeparator}`;

/** Whose copy it is, read from its key: what the row says of itself is the writer's word alone. */
export function ownerOfCopy(sk: string): { authority: string; share: string } {
  const [sort, authority, share, item] = sk.split(keySeparator);
  if (sort !== 'COPY' || authority === undefined || share === undefined || item === undefined) {
    throw new Error('What is shown holds a row of a kind that is not known');
  }
  return { authority, share };
}

/** The directory of authorities, for work that goes through all of them. */
export const directoryKey = (authority: AuthorityId): Key => ({
  pk: topPartition(platformAudience),
  sk: join(partitionPrefix.authority, authority),
});
export const directoryPrefix = `${partitionPrefix.authority}${keySeparator}`;

/** The authority that a row of the directory is about. */
export const authorityInDirectory = (sk: string): string => sk.slice(directoryPrefix.length);
