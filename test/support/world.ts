import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { inject } from 'vitest';
import * as z from 'zod';
import { seatRow } from '#kernel/actor.ts';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import {
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
import { type Table, tableFor } from '#kernel/table.ts';
import { AuthorityId, type Compartment, PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/people/role.ts';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import { aCategoryScheme, anAim } from '#test/builders/dashboards.ts';
import type { SharedStack } from './stack-setup.ts';

export type Answer = { status: number; body: Json; headers: Headers };
// What a test expects of an answer is asserted by the test itself.
// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
export type Json = any;

export type Api = {
  subject: string;
  person: PersonId;
  token(): Promise<string>;
  get(path: string): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
};

export type Authority = {
  id: AuthorityId;
  path: string;
  as(who: Who): Api;
};
export type Who = 'admin' | 'editor' | 'contributor' | 'reader' | 'cleared';

let ofShared: DynamoDBDocumentClient | undefined;

/** The table itself, past every wall: only for planting and looking. */
export function engineClient(): DynamoDBDocumentClient {
  ofShared ??= engineOf(inject('stack').engine);
  return ofShared;
}

/** The same of a stack of one's own. */
export function engineOf(engine: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-2', endpoint: engine, credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
}

export function engineTable(authority: AuthorityId, account?: { provider: string; subject: string }): Table {
  return tableFor({
    client: engineClient(),
    name: inject('stack').table,
    audiences: [
      authorityAudience(authority),
      seatsAudience(authority),
      platformAudience,
      ...(account ? [accountAudience(account)] : []),
    ],
    person: null,
    clock: () => new Date(),
    newId: () => ulid(),
  });
}

/** An id that no other test has. */
export function newAuthorityId(): AuthorityId {
  return AuthorityId.parse(`a${randomBytes(8).toString('hex')}`);
}

const kept = { version: 1, retention: personRetention };
const today = new Date().toISOString().slice(0, 10);

/** As they are shipped; one of them names the steps of its actions, and another does not. */
const shapes = shippedShapes.map((shape) =>
  shape.key === 'seven-columns' ? { ...shape, milestones: { name: 'Milestone', plural: 'Milestones' } } : shape,
);

const people: Record<Who, { role: Role; clearance: Compartment[] }> = {
  admin: { role: 'admin', clearance: [] },
  editor: { role: 'editor', clearance: [] },
  contributor: { role: 'contributor', clearance: [] },
  reader: { role: 'reader', clearance: [] },
  cleared: { role: 'editor', clearance: ['schools'] },
};

/** The one strand in the list of an authority. */
export const strandOf = (id: AuthorityId, mark: string = id) => ({
  ...{
    key: `in-${id}`.slice(0, 40),
    kind: 'strand' as const,
    name: 'Inclusion',
    about: `Work with families of ${mark}`,
  },
});

/** An authority with someone in every role; `id` and the marks in its names are its own. */
export async function anAuthority({ id = newAuthorityId(), mark = id as string } = {}): Promise<Authority> {
  const audience = authorityAudience(id);
  const settings = {
    ...{ id, name: `Authority ${mark}`, accent: '#1d70b8', dfeCode: '999', gssCode: 'E99999999' },
    ...{ ...asOfferedWith(statusSchemes, shapes), version: 1, retention: personRetention },
    ...{ ofstedAim: anAim, categoryScheme: aCategoryScheme, strands: [strandOf(id, mark)] },
  };
  await engineTable(id).commit({
    verb: 'authority.made',
    subject: topPartition(audience),
    effectiveOn: today,
    puts: [
      put({ key: settingsKey(audience), shape: settingsRow, row: settings, was: null }),
      put({
        key: directoryKey(id),
        shape: directoryRow,
        row: {
          ...{ authority: id, name: settings.name, dfeCode: '999', gssCode: 'E99999999', ...kept },
          ...{ state: 'live', suspended: null },
        },
        was: null,
      }),
    ],
    result: id,
  });
  const persons = new Map<Who, PersonId>();
  for (const [who, rights] of Object.entries(people)) {
    const person = PersonId.parse(ulid());
    persons.set(who as Who, person);
    await seat(id, { ...rights, person, who, mark });
  }
  return {
    id,
    path: `/api/authorities/${id}`,
    as: (who) => apiOf(subjectOf(id, who), persons.get(who) ?? PersonId.parse(ulid())),
  };
}

const subjectOf = (id: AuthorityId, who: string) => `${who}@${id}.example`;

export async function seat(
  id: AuthorityId,
  given: { who: string; person: PersonId; role: Role; clearance: Compartment[]; mark?: string; subject?: string },
): Promise<void> {
  const { who, person, role, clearance, mark = id, subject = subjectOf(id, who) } = given;
  const account = { provider: 'officers', subject };
  const audience = authorityAudience(id);
  const email = subjectOf(id, who);
  const name = `${who} ${mark}`;
  const directory = {
    id: person,
    name,
    email,
    left: false,
    outside: false,
    through: [],
    version: 1,
    retention: personRetention,
  };
  const own = { authority: id, person, ...account, role, clearance, from: '2020-01-01', until: null, ended: null };
  const copy = { authority: id, name: `Authority ${mark}`, accent: '#1d70b8', version: 1, retention: personRetention };
  await engineTable(id, account).commit({
    verb: 'seat.made',
    subject: topPartition(seatsAudience(id)),
    effectiveOn: today,
    puts: [
      put({ key: personKey(audience, person), shape: personRow, row: directory, was: null }),
      put({
        key: seatKey(id, account),
        shape: seatRow,
        row: { ...own, version: 1, retention: personRetention },
        was: null,
      }),
      put({ key: accountSeatKey(account, id), shape: accountSeatRow, row: copy, was: null }),
    ],
    result: person,
  });
}

const tokens = new Map<string, Promise<string>>();

export function tokenFor(subject: string): Promise<string> {
  const { url, secret } = inject('stack');
  const minted =
    tokens.get(subject) ??
    fetch(`${url}/local/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ persona: subject }),
    }).then(async (answer) => z.object({ token: z.string() }).parse(await answer.json()).token);
  tokens.set(subject, minted);
  return minted;
}

export function apiOf(subject: string, person: PersonId): Api {
  const send: Api['send'] = async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${inject('stack').url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenFor(subject)}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  };
  return { subject, person, token: () => tokenFor(subject), get: (path) => send('GET', path), send };
}

/**
 * The stack that tests share looks seldom at what changed: now, since somebody waits. Answers whether all was worked off;
 * other stacks need no asking.
 */
async function workOff(): Promise<boolean> {
  const shared: SharedStack | undefined = inject('stack');
  if (shared === undefined) return true;
  const { url, secret } = shared;
  const headers = { authorization: `Bearer ${secret}` };
  return (await (await fetch(`${url}/local/stream`, { method: 'POST', headers })).json()).idle;
}

/** Until all that came of what was done so far has been done too, for what is expected not to come of it. */
export async function workedOff(): Promise<void> {
  while (!(await workOff()));
}

/** Asks until the answer is as wanted, for what is done in the background. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, seconds = 20): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > until) throw new Error(`Not so after ${seconds} s: ${JSON.stringify(answer).slice(0, 500)}`);
    await workOff();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
