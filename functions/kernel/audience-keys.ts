import type { SharedThing } from '#shared/audiences/schema.ts';
import type { AudienceId, AuthorityId, ConsultationId, MeetingId, PartnershipId, ShareId, Urn } from '#shared/ids.ts';
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

/** Everything that is shown to one audience: what is listed, by whose it is and then by share, and what is opened. */
export const sharedPartition = (audience: AudienceId): Partition => topPartition(sharedAudience(audience));

type Copied = { authority: AuthorityId; share: ShareId };

/** What is shown whole where it is listed, like rows of plans. */
export const copyKey = (audience: AudienceId, copy: Copied & { item: string }): Key => ({
  pk: sharedPartition(audience),
  sk: join('COPY', copy.authority, copy.share, copy.item),
});
export const copiesPrefix = `COPY${keySeparator}`;

/** A meeting in the list of those that are shown. */
export const meetingCopyKey = (audience: AudienceId, copy: Copied & { meeting: MeetingId }): Key => ({
  pk: sharedPartition(audience),
  sk: join('MEETING', copy.authority, copy.share, copy.meeting),
});
export const meetingCopiesPrefix = `MEETING${keySeparator}`;

/** What belongs to a meeting, read when that meeting is opened. */
export const paperCopyKey = (audience: AudienceId, copy: Copied & { meeting: MeetingId; item: string }): Key => ({
  pk: sharedPartition(audience),
  sk: join('PAPER', copy.authority, copy.meeting, copy.share, copy.item),
});
export const papersOfMeeting = ({ authority, meeting }: { authority: AuthorityId; meeting: MeetingId }): string =>
  `${join('PAPER', authority, meeting)}${keySeparator}`;

/** A school's page as it was issued, by its issue; the school stands in the audience and once more in the key. */
export const pageCopyKey = (audience: AudienceId, copy: Copied & { urn: Urn }): Key => ({
  pk: sharedPartition(audience),
  sk: join('PAGE', copy.authority, copy.share, copy.urn),
});
export const pageCopiesPrefix = `PAGE${keySeparator}`;

/** A consultation in the list of those that are shown. */
export const consultationCopyKey = (audience: AudienceId, copy: Copied & { consultation: ConsultationId }): Key => ({
  pk: sharedPartition(audience),
  sk: join('CONSULTATION', copy.authority, copy.share, copy.consultation),
});
export const consultationCopiesPrefix = `CONSULTATION${keySeparator}`;

/** What belongs to a consultation, read when it is opened: its rows in parts, its published comments. */
export const consultedCopyKey = (
  audience: AudienceId,
  copy: Copied & { consultation: ConsultationId; item: string },
): Key => ({
  pk: sharedPartition(audience),
  sk: join('CONSULTED', copy.authority, copy.consultation, copy.share, copy.item),
});
export const consultedOf = (owner: { authority: AuthorityId; consultation: ConsultationId }): string =>
  `${join('CONSULTED', owner.authority, owner.consultation)}${keySeparator}`;

/** What one person is asked about one action, in the list of what the audience's members are asked. */
export const askCopyKey = (audience: AudienceId, copy: Copied & { item: string }): Key => ({
  pk: sharedPartition(audience),
  sk: join('ASK', copy.authority, copy.share, copy.item),
});
export const askCopiesPrefix = `ASK${keySeparator}`;

/** What copies are of: what is shared, or a page that was issued and can be shared with nobody. */
export type CopiedThing = SharedThing | { kind: 'page' };

/** Where the copies of a share stand, by what it is of. */
export function copiesOfShare({ authority, share, thing }: Copied & { thing: CopiedThing }): string[] {
  const below = (...parts: string[]) => `${join(...parts)}${keySeparator}`;
  if (thing.kind === 'node') return [below('COPY', authority, share)];
  if (thing.kind === 'page') return [below('PAGE', authority, share)];
  if (thing.kind === 'asks') return [below('ASK', authority, share)];
  if (thing.kind === 'meeting') {
    return [below('MEETING', authority, share), below('PAPER', authority, thing.meeting, share)];
  }
  return [below('CONSULTATION', authority, share), below('CONSULTED', authority, thing.consultation, share)];
}

const sorts = ['COPY', 'MEETING', 'PAPER', 'PAGE', 'ASK', 'CONSULTATION', 'CONSULTED'];
/** Of these the thing that they belong to stands before the share. */
const belonging = ['PAPER', 'CONSULTED'];

/** Whose copy it is, read from its key: what the row says of itself is the writer's word alone. */
export function ownerOfCopy(sk: string): { authority: string; share: string } {
  const [sort, authority, ...parts] = sk.split(keySeparator);
  const [share, item] = belonging.includes(sort ?? '') ? parts.slice(1) : parts;
  if (!sorts.includes(sort ?? '') || authority === undefined || share === undefined || item === undefined) {
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

/** The authority of which this key is the row in the directory, or null. */
export const authorityListed = ({ pk, sk }: { pk: string; sk: string }): string | null =>
  pk === topPartition(platformAudience) && sk.startsWith(directoryPrefix) ? authorityInDirectory(sk) : null;

/** The authority that a row of the directory is about. */
export const authorityInDirectory = (sk: string): string => sk.slice(directoryPrefix.length);
