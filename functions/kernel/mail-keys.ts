import type { LocalDate } from '#shared/dates.ts';
import type { CycleId, PersonId } from '#shared/ids.ts';
import { type Audience, join, type Key, keySeparator, type Partition, within } from './keys.ts';

/** An authority's mail: who wants which, which mornings' rounds were made, and what each person was sent. */
export const mailPartition = (audience: Audience): Partition => within(audience, 'MAIL');

/** The mail of one morning: there is no place for a second round of the same day. */
export const roundKey = (audience: Audience, on: LocalDate): Key => ({
  pk: mailPartition(audience),
  sk: join('ROUND', on),
});

/** What one person was sent on one day: there is no place for a second. */
export const sentKey = (audience: Audience, sent: { on: LocalDate; person: PersonId }): Key => ({
  pk: mailPartition(audience),
  sk: join('SENT', sent.on, sent.person),
});
export const sentOn = (on: LocalDate): string => `${join('SENT', on)}${keySeparator}`;

/** Which mail a person wants. */
export const mailChoiceKey = (audience: Audience, person: PersonId): Key => ({
  pk: mailPartition(audience),
  sk: join('CHOICE', person),
});
export const mailChoices = `CHOICE${keySeparator}`;

/** That a cycle’s owners are to be asked by mail, as work: when it opens, and on a day when a lead has them reminded. */
export const askingKey = (
  audience: Audience,
  { cycle, occasion, on }: { cycle: string; occasion: string; on: LocalDate },
): Key => ({ pk: mailPartition(audience), sk: join('ASKING', cycle, occasion, on) });
export const askings = `ASKING${keySeparator}`;

/** What one person was sent on one occasion of a cycle: there is no place for a second. */
export const askedKey = (
  audience: Audience,
  { cycle, occasion, on, person }: { cycle: CycleId; occasion: string; on: LocalDate; person: PersonId },
): Key => ({ pk: mailPartition(audience), sk: join('ASKED', cycle, occasion, on, person) });
