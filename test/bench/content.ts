import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { generateNKeysBetween } from 'fractional-indexing';
import { monotonicFactory } from 'ulid';
import { cycleChanges } from '#functions/authority/cycles/changes.ts';
import { lockCycle } from '#functions/authority/cycles/lock.ts';
import { cycleStore } from '#functions/authority/cycles/store.ts';
import type { Session } from '#functions/authority/deps.ts';
import { planChanges } from '#functions/authority/plans/changes.ts';
import { recordUpdate } from '#functions/authority/plans/record-update.ts';
import { planStore } from '#functions/authority/plans/store.ts';
import type { Stack } from '#infra/local/stack.ts';
import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { type DirectoryRow, directoryRow } from '#kernel/directory-rows.ts';
import {
  type Account,
  accountAudience,
  accountSeatKey,
  authorityAudience,
  personKey,
  platformAudience,
  seatKey,
  seatsAudience,
  settingsKey,
  topPartition,
} from '#kernel/keys.ts';
import { accountSeatRow } from '#kernel/people-rows.ts';
import { personRetention, personRow, settingsRow } from '#kernel/settings-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { AuthorityId, CycleId, type NodeId, PersonId, PlanId } from '#shared/ids.ts';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { sevenColumns, shippedShapes } from '#shared/plans/templates.ts';
import { agreed, delivered, objective, priority, type Size, success } from './words.ts';

const newId = monotonicFactory();

/** The table past every wall and unmeasured: only for putting content there. */
export function engineOf(stack: Stack): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ region: 'eu-west-2', endpoint: stack.dynamodb.url, credentials });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

export type Planted = {
  authority: AuthorityId;
  people: PersonId[];
  seat: SeatRow;
  engine: DynamoDBDocumentClient;
  table: string;
};

export const subjectOf = (authority: string): string => `clerk@${authority}.example`;

/** An authority with its words, its directory and one editor's seat. */
export async function plantAuthority(stack: Stack, id: string, officers: number): Promise<Planted> {
  const authority = AuthorityId.parse(id);
  const people = Array.from({ length: officers }, () => PersonId.parse(newId()));
  const seat = seatOf(authority, people[0] ?? PersonId.parse(newId()));
  const planted = { authority, people, seat, engine: engineOf(stack), table: stack.tableName };
  const audience = authorityAudience(authority);
  const settings = {
    ...{ id: authority, name: `Authority ${id}`, accent: '#1d70b8', dfeCode: '999', gssCode: 'E99999999' },
    ...{ ...asOfferedWith(statusSchemes, shippedShapes), version: 1, retention: personRetention },
  };
  const directory = people.map((person, index) => ({
    ...{
      id: person,
      name: `Officer number ${index + 1}`,
      email: `officer.${index + 1}@${id}.example`,
      left: false,
      outside: false,
      through: [],
    },
    ...{ version: 1, retention: personRetention },
  }));
  await sessionOn(planted, '2024-01-02').table.commit({
    verb: 'authority.made',
    subject: topPartition(audience),
    effectiveOn: '2024-01-02',
    puts: [
      put({ key: settingsKey(audience), shape: settingsRow, row: settings, was: null }),
      ...directory.map((row) => put({ key: personKey(audience, row.id), shape: personRow, row, was: null })),
      put({ key: seatKey(authority, seat), shape: seatRow, row: seat, was: null }),
      put({ key: directoryKey(authority), shape: directoryRow, row: listedAs(authority), was: null }),
    ],
    result: id,
  });
  return planted;
}

/** The same editor by another sign-in: one that the sign-in page of this machine offers. */
export async function seatBySignIn(planted: Planted, subject: string): Promise<void> {
  const { authority } = planted;
  const account = { provider: planted.seat.provider, subject };
  const copy = { authority, name: `Authority ${authority}`, accent: '#1d70b8', version: 1, retention: personRetention };
  await sessionOn(planted, '2024-01-02', account).table.commit({
    verb: 'seat.made',
    subject: topPartition(seatsAudience(authority)),
    effectiveOn: '2024-01-02',
    puts: [
      put({ key: seatKey(authority, account), shape: seatRow, row: { ...planted.seat, subject }, was: null }),
      put({ key: accountSeatKey(account, authority), shape: accountSeatRow, row: copy, was: null }),
    ],
    result: authority,
  });
}

const listedAs = (authority: AuthorityId): DirectoryRow => ({
  ...{ authority, name: `Authority ${authority}`, dfeCode: '999', gssCode: 'E99999999' },
  ...{ state: 'live', suspended: null, version: 1, retention: personRetention },
});

function seatOf(authority: AuthorityId, person: PersonId): SeatRow {
  return {
    ...{ authority, person, provider: 'officers', subject: subjectOf(authority), role: 'editor', clearance: [] },
    ...{ from: '2020-01-01', until: null, ended: null, version: 1, retention: personRetention },
  };
}

/** An editor's session on a day of the past, so that what is recorded then bears that day. */
function sessionOn({ authority, seat, engine, table }: Planted, today: string, account: Account = seat): Session {
  const audience = authorityAudience(authority);
  const now = `${today}T10:00:00.000Z`;
  const audiences = [audience, seatsAudience(authority), platformAudience, accountAudience(account)] as const;
  const { person } = seat;
  const unused = (): never => {
    throw new Error('Planting content needs neither files nor restricted rows');
  };
  return {
    ...{ authority, audience, seat, suspended: null, person, today, now, newId, newToken: newId },
    table: tableFor({ client: engine, name: table, audiences, person, clock: () => new Date(now), newId }),
    objects: { write: unused, read: unused, remove: unused, tags: unused, link: unused, uploadLink: unused },
    restricted: unused,
    seatsOutside: unused,
    uploading: unused,
    inbox: unused,
  };
}

const agreedOn = '2024-01-15';
/** Every quarter for two years. */
const cycles = [
  '2024-03-29',
  '2024-06-28',
  '2024-09-27',
  '2024-12-20',
  '2025-03-28',
  '2025-06-27',
  '2025-09-26',
  '2025-12-19',
];

export type PlantedPlan = { plan: PlanId; actions: NodeId[] };

/** A plan agreed and reported on cycle by cycle, through the same code that officers' changes go through. */
export async function plantPlan(planted: Planted, size: Size): Promise<PlantedPlan> {
  const session = sessionOn(planted, agreedOn);
  const draft = { title: 'Education action plan', purpose: agreed(1), agreedOn, shape: sevenColumns.key };
  const plan = PlanId.parse(await planStore(session).create(draft, sevenColumns, undefined));
  const priorities = await addRows(session, plan, rowsUnder([null], size.priorities, 'priority'));
  const objectives = await addRows(session, plan, rowsUnder(priorities, size.objectives, 'objective'));
  const actions = await addRows(session, plan, rowsUnder(objectives, size.actions, 'action'), planted.people);
  for (const [cycle, effectiveOn] of cycles.slice(0, size.cycles).entries()) {
    await reportOn(sessionOn(planted, effectiveOn), { plan, actions, cycle, effectiveOn });
  }
  return { plan, actions };
}

type Row = { parent: NodeId | null; order: string; level: 'priority' | 'objective' | 'action'; number: number };

function rowsUnder(parents: readonly (NodeId | null)[], total: number, level: Row['level']): Row[] {
  const each = Math.ceil(total / parents.length);
  const orders = generateNKeysBetween(null, null, each);
  const rows = parents.flatMap((parent) => orders.map((order) => ({ parent, order, level })));
  return rows.slice(0, total).map((row, index) => ({ ...row, number: index + 1 }));
}

async function addRows(
  session: Session,
  plan: PlanId,
  rows: Row[],
  owners: readonly PersonId[] = [],
): Promise<NodeId[]> {
  const changes = planChanges(session);
  return atOnce(rows, async ({ number, ...row }) => {
    const isAction = row.level === 'action';
    const words = { priority, objective, action: agreed }[row.level];
    const draft = {
      ...row,
      title: words(number),
      fields: isAction
        ? { responsible: 'Head of service', timescale: 'By the end of the year', success: success(number) }
        : {},
      owner: owners[number % Math.max(1, owners.length)] ?? null,
      dueOn: isAction ? `2026-${String((number % 12) + 1).padStart(2, '0')}-28` : null,
    };
    const { node } = await changes.addNode(plan, draft, undefined);
    return node.id;
  });
}

/** A cycle is opened, every action is reported on, and it is locked with its report. */
async function reportOn(session: Session, round: Cycle): Promise<void> {
  const { plan, cycle, effectiveOn } = round;
  const day = { from: effectiveOn, to: effectiveOn, dataOn: effectiveOn, dueOn: effectiveOn };
  const draft = { ...day, name: `Cycle ${cycle + 1}`, instructions: '', reviewed: true };
  const id = CycleId.parse(await cycleChanges(session).open(plan, draft, undefined));
  await recordCycle(session, round);
  const { version } = await cycleStore(session).header(plan, id);
  await lockCycle(session, { plan, cycle: id }, { withoutUpdate: [], expected: version, request: undefined });
}

type Cycle = { plan: PlanId; actions: readonly NodeId[]; cycle: number; effectiveOn: string };

async function recordCycle(session: Session, { plan, actions, cycle, effectiveOn }: Cycle): Promise<void> {
  const statuses = ['on-track', 'on-track', 'at-risk', 'off-track'];
  // One after the other: each writes the row that says which cycle is open, so that several would only wait for one another.
  for (const [index, action] of actions.entries()) {
    const status = statuses[(index + cycle) % statuses.length] ?? null;
    const words = { delivered: delivered(index, cycle), next: '', evidence: [] };
    await recordUpdate(session, plan, action, { status, ...words, effectiveOn, request: undefined });
  }
}

/** So many at a time as keep the engine busy. */
export async function atOnce<T, R>(each: readonly T[], work: (one: T) => Promise<R>, places = 8): Promise<R[]> {
  const results: R[] = [];
  const waiting = [...each.entries()];
  const workers = Array.from({ length: places }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  });
  await Promise.all(workers);
  return results;
}
