import { createHash } from 'node:crypto';
import type {
  AgendaItemId,
  AudienceId,
  AuthorityId,
  BoardId,
  Compartment,
  EntryId,
  MeetingId,
  MemberId,
  NodeId,
  PersonId,
  PlanId,
  RecommendationId,
  UpdateId,
  Urn,
  WorkId,
} from '#shared/ids.ts';

/** The first part of each audience's partition (design: Audiences and partitions). The template's conditions use the same words. */
export const partitionPrefix = {
  authority: 'AUTHORITY',
  restricted: 'RESTRICTED',
  seats: 'SEATS',
  account: 'ACCOUNT',
  identity: 'IDENTITY',
  audience: 'AUDIENCE',
  inbox: 'INBOX',
  platform: 'PLATFORM',
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
export function join(...parts: string[]): string {
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
export const seatsAudience = (place: AuthorityId | AudienceId): Audience =>
  asAudience(join(partitionPrefix.seats, place));
/** What is shown to an audience outside any authority. What it writes itself stands beside this, out of its reach. */
export const sharedAudience = (audience: AudienceId): Audience =>
  asAudience(join(partitionPrefix.audience, audience, 'SHARED'));
export const accountAudience = (account: Account): Audience =>
  asAudience(join(partitionPrefix.account, account.provider, account.subject));

/** What came in from outside an authority, until an officer takes it in: put by functions that can read none of it. */
export const inboxAudience = (authority: AuthorityId): Audience => asAudience(join(partitionPrefix.inbox, authority));
/** What the inbox as a whole needs for itself: the salt of a day. */
export const inboxItself = asAudience(join(partitionPrefix.inbox));

/** The directory of authorities: that they are there, and nothing of what is in them. */
export const platformAudience = asAudience(join(partitionPrefix.platform));

/** A sign-in: which provider vouches for which subject. */
export type Account = { readonly provider: string; readonly subject: string };

/** Is this partition one of the audience's own? The separator keeps `plymouth` out of `plymouth2`. */
export function belongsTo(audience: Audience, partition: string): boolean {
  return partition === audience || partition.startsWith(`${audience}${keySeparator}`);
}

export const within = (audience: Audience, ...parts: string[]): Partition =>
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

/** The summaries of all plans begin with this. */
export const planSummaries = `PLAN${keySeparator}`;

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

/** A row's own page on the index: the entries of the plan's log that are about it, oldest first, and its place. */
export const nodeHistory = (audience: Audience, plan: PlanId, node: NodeId): Partition =>
  within(audience, 'PLAN', plan, 'NODE', node);

/** Where each row of a plan stands; on the index beside its entries, so that they are read with it. */
export const placesPartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'PLAN', plan, 'PLACES');
export const placeKey = (audience: Audience, plan: PlanId, node: NodeId): Key => ({
  pk: placesPartition(audience, plan),
  sk: join('PLACE', node),
});
export const placeIndex = (audience: Audience, plan: PlanId, node: NodeId): IndexKey => ({
  gsi1pk: nodeHistory(audience, plan, node),
  gsi1sk: 'PLACE',
});

/** An action's updates, oldest first: sort keys begin with the node. */
export const updatesPartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'PLAN', plan, 'UPDATES');
export const updateKey = (audience: Audience, plan: PlanId, update: { node: NodeId; id: UpdateId }): Key => ({
  pk: updatesPartition(audience, plan),
  sk: join('UPDATE', update.node, update.id),
});
export const updatesOfNode = (node: NodeId): string => `${join('UPDATE', node)}${keySeparator}`;

/** A board in the authority's list of boards: its chair and the meetings that are coming. */
export const boardSummaryKey = (audience: Audience, board: BoardId): Key => ({
  pk: within(audience),
  sk: join('BOARD', board),
});
export const boardSummaries = `BOARD${keySeparator}`;

/** A board whole: its header, its members and a line for each of its meetings. */
export const boardPartition = (audience: Audience, board: BoardId): Partition => within(audience, 'BOARD', board);
export const boardKey = (audience: Audience, board: BoardId): Key => ({
  pk: boardPartition(audience, board),
  sk: 'BOARD',
});
export const memberKey = (audience: Audience, board: BoardId, member: MemberId): Key => ({
  pk: boardPartition(audience, board),
  sk: join('MEMBER', member),
});
export const meetingLineKey = (audience: Audience, board: BoardId, meeting: MeetingId): Key => ({
  pk: boardPartition(audience, board),
  sk: join('MEETING', meeting),
});

/** A meeting whole: its header, its agenda and what was decided. */
export const meetingPartition = (audience: Audience, meeting: MeetingId): Partition =>
  within(audience, 'MEETING', meeting);
export const meetingKey = (audience: Audience, meeting: MeetingId): Key => ({
  pk: meetingPartition(audience, meeting),
  sk: 'MEETING',
});
export const agendaItemKey = (audience: Audience, meeting: MeetingId, item: AgendaItemId): Key => ({
  pk: meetingPartition(audience, meeting),
  sk: join('ITEM', item),
});
/** A decision stands under the id of its recommendation: there is no place for a second one. */
export const decisionKey = (audience: Audience, meeting: MeetingId, decision: RecommendationId): Key => ({
  pk: meetingPartition(audience, meeting),
  sk: join('DECISION', decision),
});

/** The Ofsted profile: what was published for each phase, by date. */
export const profilePartition = (audience: Audience): Partition => within(audience, 'PROFILE');
export const snapshotKey = (audience: Audience, { phase, on }: { phase: string; on: string }): Key => ({
  pk: profilePartition(audience),
  sk: join('SNAPSHOT', phase, on),
});

/** The heads of the indicators: what each measures, and where its series is broken. */
export const indicatorsPartition = (audience: Audience): Partition => within(audience, 'INDICATORS');
export const indicatorKey = (audience: Audience, indicator: string): Key => ({
  pk: indicatorsPartition(audience),
  sk: join('INDICATOR', indicator),
});

/** An indicator's readings, by area and then by period. */
export const readingsPartition = (audience: Audience, indicator: string): Partition =>
  within(audience, 'INDICATOR', indicator);
export const readingKey = (
  audience: Audience,
  indicator: string,
  { area, period }: { area: string; period: string },
): Key => ({
  pk: readingsPartition(audience, indicator),
  sk: join('READING', area, period),
});

/** What the dashboard says, worked out when what it rests on changes. */
export const dashboardKey = (audience: Audience): Key => ({ pk: within(audience), sk: 'DASHBOARD' });

/** The list of schools: what everyone in the authority may know of each. */
export const schoolsPartition = (audience: Audience): Partition => within(audience, 'SCHOOLS');
export const schoolKey = (audience: Audience, urn: Urn): Key => ({
  pk: schoolsPartition(audience),
  sk: join('SCHOOL', urn),
});

/** Restricted: the categories of schools, by school and then by date, oldest first. */
export const categoriesPartition = (audience: Audience): Partition => within(audience, 'CATEGORIES');
export const categoryKey = (audience: Audience, { urn, from }: { urn: Urn; from: string }): Key => ({
  pk: categoriesPartition(audience),
  sk: join('CATEGORY', urn, from),
});
export const categoriesOfSchool = (urn: Urn): string => `${join('CATEGORY', urn)}${keySeparator}`;

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
/** How the columns of a file with these headings were mapped before; `headings` stands for them. */
export const columnsKey = (audience: Audience, headings: string): Key => ({
  pk: workPartition(audience),
  sk: join('COLUMNS', headings),
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
export const seatKey = (place: AuthorityId | AudienceId, account: Account): Key => ({
  pk: within(seatsAudience(place)),
  sk: join('SEAT', account.provider, account.subject),
});
/** How an authority is called, beside its seats: read with them, so that whoever has a seat sees the name of today. */
export const authorityNameKey = (authority: AuthorityId): Key => ({
  pk: within(seatsAudience(authority)),
  sk: 'NAME',
});
/** An invitation, by the hash of its one-time token. */
export const invitationKey = (authority: AuthorityId, token: string): Key => ({
  pk: within(seatsAudience(authority)),
  sk: join('INVITATION', createHash('sha256').update(token).digest('hex')),
});

/** Where a sign-in may have seats: candidates for the switcher, each checked against its seat. */
export const accountPartition = (account: Account): Partition => within(accountAudience(account));
export const accountSeatKey = (account: Account, place: AuthorityId | AudienceId): Key => ({
  pk: accountPartition(account),
  sk: join('SEAT', place),
});

/** Restricted notes on a plan's actions, by action, oldest first. */
export const notesPartition = (audience: Audience, plan: PlanId): Partition => within(audience, 'PLAN', plan);
export const noteKey = (audience: Audience, plan: PlanId, note: { node: NodeId; id: UpdateId }): Key => ({
  pk: notesPartition(audience, plan),
  sk: join('NOTE', note.node, note.id),
});
export const notesOfNode = (node: NodeId): string => `${join('NOTE', node)}${keySeparator}`;
