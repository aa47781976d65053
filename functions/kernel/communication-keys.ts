import type { CommunicationId, PersonId } from '#shared/ids.ts';
import { type Audience, type IndexKey, join, type Key, type Partition, within } from './keys.ts';

/** The communications plan: every message, sorted by date in memory. */
export const communicationsPartition = (audience: Audience): Partition => within(audience, 'COMMUNICATIONS');
export const communicationKey = (audience: Audience, communication: CommunicationId): Key => ({
  pk: communicationsPartition(audience),
  sk: join('COMMUNICATION', communication),
});

/** The messages that a person is to send, on the index, by their days. Apart from their actions, whose readers know nodes alone. */
export const messagesOf = (audience: Audience, person: PersonId): Partition => within(audience, 'MESSAGES', person);
export const communicationIndex = (
  audience: Audience,
  person: PersonId,
  { plannedOn, id }: { plannedOn: string; id: CommunicationId },
): IndexKey => ({ gsi1pk: messagesOf(audience, person), gsi1sk: join(plannedOn, id) });
