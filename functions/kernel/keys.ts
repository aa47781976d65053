import { createHash } from 'node:crypto';
import type { AuthorityId, Compartment, EntryId, NodeId, PersonId, PlanId, UpdateId, WorkId } from '#shared/ids.ts';

/** The first part of each audience's partition (design: Audiences and partitions). The template's conditions use the same words. */
export const partitionPrefix = {
  authority: 'AUTHORITY',
  restricted: 'RESTRICTED',
  seats: 'SEATS',
  account: 'ACCOUNT',
  identity: 'IDENTITY',
  audience: 'AUDIENCE',
  inbox: 'INBOX',
} as const;

/** Joins the parts of a key. Outside every id's alphabet and outside what a session tag may hold. */
export const keySeparator = '#';

declare const audienceBrand: unique symbol;
/** The beginning of every partition that one audience's session may touch. Made only by the functions below. */
export type Audience = string & { readonly [audienceBrand]: true };

declare const partitionBrand: unique symbol;
/** A whole partition key. Made only by this file. */
export type Partition = string & { readonly [partitionBrand]: true };

export type Key = { readonly pk: Partition; readonly sk: string };
export type IndexKey = { readonly gsi1pk: Partition; readonly gsi1sk: string };

const part = /^[A-Za-z0-9_.:/=+@~-]{1,256}$/;

/** Joins parts into a key; a part with the separator in it, or an empty one, would name another's partition and is refused. */
function join(...parts: string[]): string {
  for (const each of parts) {
    if (!part.test(each)) throw new Error('A part of a key has a character that keys may not hold');
  }
  return parts.join(keySeparator);
}

// The brands' guarantee: these strings were built by `join` from validated parts under one prefix.
const asAudience = (value: string): Audience => value as Audience;
const asPartition = (value: string): Partition => value as Partition;

export const authorityAudience = (authority: AuthorityId): Audience =>
  asAudience(join(partitionPrefix.authority, authority));
export const restrictedAudience = (authority: AuthorityId, compartment: Compartment): Audience =>
  asAudience(join(partitionPrefix.restricted, authority, compartment));
export const seatsAudience = (authority: AuthorityId): Audience => asAudience(join(partitionPrefix.seats, authority));
export const accountAudience = (account: Account): Audience =>
  asAudience(join(partitionPrefix.account, account.provider, account.subject));

/** A sign-in: which provider vouches for which subject. */
export type Account = { readonly provider: string; readonly subject: string };

/** Is this partition one of the audience's own? The separator keeps `plymouth` out of `plymouth2`. */
export function belongsTo(audience: Audience, partition: string): boolean {
  return partition === audience || partition.startsWith(`${audience}${keySeparator}`);
}

const within = (audience: Audience, ...parts: string[]): Partition =>
  asPartition(parts.length === 0 ? audience : `${audience}${keySeparator}${join(...parts)}`);

/** The log of a partition: what changed, for as-at, undo and audit, oldest first. */
export const logOf = (partition: Partition): Partition => asPartition(`${partition}${keySeparator}LOG`);
export const entryKey = (subject: Partition, entry: EntryId): Key => ({ pk: logOf(subject), sk: entry });

/** The audience's own top partition: settings, directory, plan summaries. */
export const topPartition = (audience: Audience): Partition => within(audience);
export const settingsKey = (audience: Audience): Key => ({ pk: within(audience), sk: 'SETTINGS' });
export const personKey = (audience: Audience, person: PersonId): Key => ({
  pk: within(audience),
  sk: join('PERSON', person),
});
export const planSummaryKey = (audience: Audience, plan: PlanId): Key => ({
  pk: within(audience),
  sk: join('PLAN', plan),
});

/** A plan whole: its batch, header and nodes. */
export const planPartition = (audience: Audience, plan: PlanId): Partition => within(audience, 'PLAN', plan);
export const planKey = (audience: Audience, plan: PlanId): Key => ({ pk: planPartition(audience, plan), sk: 'PLAN' });
export const batchKey = (audience: Audience, plan: PlanId, work: WorkId): Key => ({
  pk: planPartition(audience, plan),
  sk: join('BATCH', work),
});
export const nodeKey = (audience: Audience, plan: PlanId, node: NodeId): Key => ({
  pk: planPartition(audience, plan),
  sk: join('NODE', node),
});

/** An action's updates, oldest first: sort keys begin with the node. */
export const updatesPartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'PLAN', plan, 'UPDATES');
export const updateKey = (audience: Audience, plan: PlanId, update: { node: NodeId; id: UpdateId }): Key => ({
  pk: updatesPartition(audience, plan),
  sk: join('UPDATE', update.node, update.id),
});
export const updatesOfNode = (node: NodeId): string => `${join('UPDATE', node)}${keySeparator}`;

/** A person's work by due date, on the index. Work without a date sorts last. */
export const workOf = (audience: Audience, person: PersonId): Partition => within(audience, 'PERSON', person);
export const workIndex = (
  audience: Audience,
  person: PersonId,
  work: { dueOn: string | null; node: NodeId },
): IndexKey => ({
  gsi1pk: workOf(audience, person),
  gsi1sk: join(work.dueOn ?? '9999-12-31', work.node),
});

/** Imports and exports waiting, running and done. */
export const workPartition = (audience: Audience): Partition => within(audience, 'WORK');
export const importKey = (audience: Audience, work: WorkId): Key => ({
  pk: workPartition(audience),
  sk: join('IMPORT', work),
});
export const exportKey = (audience: Audience, work: WorkId): Key => ({
  pk: workPartition(audience),
  sk: join('EXPORT', work),
});

/** A file that came from outside, beside the work that it came for. */
export const documentKey = (audience: Audience, work: WorkId): Key => ({
  pk: within(audience, 'DOCUMENTS'),
  sk: join('DOCUMENT', work),
});

/** A request already answered, by who sent it and its key. */
export const requestKey = (audience: Audience, person: PersonId, key: string): Key => ({
  pk: within(audience, 'REQUEST', person),
  sk: createHash('sha256').update(key).digest('hex'),
});

/** The truth of who holds which right, by sign-in: the request's seat check, one exact key. */
export const seatKey = (authority: AuthorityId, account: Account): Key => ({
  pk: within(seatsAudience(authority)),
  sk: join('SEAT', account.provider, account.subject),
});
/** An invitation, by the hash of its one-time token. */
export const invitationKey = (authority: AuthorityId, token: string): Key => ({
  pk: within(seatsAudience(authority)),
  sk: join('INVITATION', createHash('sha256').update(token).digest('hex')),
});

/** Where a sign-in may have seats: candidates for the switcher, each checked against its seat. */
export const accountPartition = (account: Account): Partition => within(accountAudience(account));
export const accountSeatKey = (account: Account, authority: AuthorityId): Key => ({
  pk: accountPartition(account),
  sk: join('SEAT', authority),
});

/** Restricted notes on a plan's actions, by action, oldest first. */
export const notesPartition = (audience: Audience, plan: PlanId): Partition => within(audience, 'PLAN', plan);
export const noteKey = (audience: Audience, plan: PlanId, note: { node: NodeId; id: UpdateId }): Key => ({
  pk: notesPartition(audience, plan),
  sk: join('NOTE', note.node, note.id),
});
export const notesOfNode = (node: NodeId): string => `${join('NOTE', node)}${keySeparator}`;

/** What a stream record's keys say: whose row it is and which piece of work, read from the key and never from its fields. */
export type KeyMeaning =
  | { kind: 'work'; authority: string; work: string; sort: 'IMPORT' | 'EXPORT' }
  | { kind: 'plan'; authority: string; plan: string };

export function meaningOf(key: { pk: string; sk: string }): KeyMeaning | null {
  const [prefix, authority, collection, id, ...deeper] = key.pk.split(keySeparator);
  if (prefix !== partitionPrefix.authority || authority === undefined) return null;
  if (collection === 'WORK' && id === undefined) {
    const [sort, work] = key.sk.split(keySeparator);
    if (work !== undefined && (sort === 'IMPORT' || sort === 'EXPORT')) return { kind: 'work', authority, work, sort };
  }
  if (collection === 'PLAN' && id !== undefined && deeper.length === 0) return { kind: 'plan', authority, plan: id };
  return null;
}
