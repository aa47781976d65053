import type { AuthorityId, CommentId, ConsultationId } from '#shared/ids.ts';
import {
  type Audience,
  inboxAudience,
  inboxItself,
  join,
  type Key,
  keySeparator,
  type Partition,
  within,
} from './keys.ts';

/** The authority's consultations: what is asked, whom, until when, and how each stands. */
export const consultationsPartition = (audience: Audience): Partition => within(audience, 'CONSULTATIONS');
export const consultationKey = (audience: Audience, consultation: ConsultationId): Key => ({
  pk: consultationsPartition(audience),
  sk: join('CONSULTATION', consultation),
});

/** What belongs to one consultation: the plan as it stood, in parts, and the comments that were taken in. */
export const consultationPartition = (audience: Audience, consultation: ConsultationId): Partition =>
  within(audience, 'CONSULTATION', consultation);
export const frozenKey = (
  audience: Audience,
  consultation: ConsultationId,
  { of, part }: { of: 'draft' | 'final'; part: number },
): Key => ({
  pk: consultationPartition(audience, consultation),
  sk: join(of === 'draft' ? 'DRAFT' : 'FINAL', String(part).padStart(3, '0')),
});
export const commentKey = (audience: Audience, consultation: ConsultationId, comment: CommentId): Key => ({
  pk: consultationPartition(audience, consultation),
  sk: join('COMMENT', comment),
});
/** What the comment says and who said it, apart: its time ends before that of the record. */
export const commentWordsKey = (audience: Audience, consultation: ConsultationId, comment: CommentId): Key => ({
  pk: consultationPartition(audience, consultation),
  sk: join('WORDS', comment),
});

/** What came in from outside and waits for an officer, by consultation, oldest first. */
export const inboxPartition = (authority: AuthorityId): Partition => within(inboxAudience(authority));
export const inboxCommentKey = (
  authority: AuthorityId,
  { consultation, comment }: { consultation: ConsultationId; comment: CommentId },
): Key => ({ pk: inboxPartition(authority), sk: join('COMMENT', consultation, comment) });
export const inboxOfConsultation = (consultation: ConsultationId): string =>
  `${join('COMMENT', consultation)}${keySeparator}`;

/** One of the places that a sender has on a day; who it is stands there as a hash. */
export const inboxPlaceKey = (
  authority: AuthorityId,
  { on, sender, place }: { on: string; sender: string; place: number },
): Key => ({ pk: inboxPartition(authority), sk: join('PLACE', on, sender, String(place)) });

/** The salt of a day, under which addresses are hashed and forms are signed. */
export const saltKey = (on: string): Key => ({ pk: within(inboxItself), sk: join('SALT', on) });
