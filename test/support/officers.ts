import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { peopleOf } from '#infra/demonstration/people.ts';
import { writeAuthority } from '#infra/demonstration/write-authority.ts';
import { writePartnership } from '#infra/demonstration/write-partnership.ts';
import { REGION } from '#infra/local/gate/names.ts';
import type { Stack } from '#infra/local/stack.ts';
import { AuthorityId } from '#shared/ids.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import type { Answer } from './world.ts';

/** A stack that a test has started for itself. */
export type OwnStack = Pick<Stack, 'url' | 'tokenFor' | 'tableName'> & { dynamodb: { url: string } };
export type Officer = 'admin' | 'clerk' | 'improvement' | 'owner' | 'reader';

export type Office = {
  id: AuthorityId;
  path: string;
  /** Who someone is in this authority’s directory. */
  personOf(officer: Officer): string;
  as(officer: Officer): Asker;
};

export type Asker = {
  get(path: string): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
};

/** An authority of one’s own in a stack of one’s own, with its officers seated. */
export async function anOffice(stack: OwnStack): Promise<Office> {
  const id = AuthorityId.parse(`o${randomBytes(6).toString('hex')}`);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region: REGION, endpoint: stack.dynamodb.url, credentials }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const words = { name: `Office ${id}`, accent: '#1d70b8', dfeCode: '999', gssCode: 'E99999999' };
  const content = { id, ...words, schemes: statusSchemes, shapes: shippedShapes };
  const place = { client, name: stack.tableName, now: new Date() };
  await writeAuthority(place, content);
  await writePartnership(place, { ...partnershipOf(id), authorities: [id] });
  client.destroy();
  return officeOf(stack, id);
}

/** The partnership in which an office takes part alone, called as it is, with one member who is no officer. */
const partnershipOf = (id: AuthorityId) => ({ id, name: `Partnership ${id}`, members: [memberOf(id)] });
export const memberOf = (id: AuthorityId) => ({ address: `member@partners-of-${id}.example`, name: 'A member' });

/** An authority that is there already, like one of the demonstration’s. */
export function officeOf(stack: Pick<OwnStack, 'url' | 'tokenFor'>, authority: string): Office {
  const id = AuthorityId.parse(authority);
  const people = peopleOf(id);
  const found = (officer: Officer) => {
    const person = people.find(({ who }) => who === officer);
    if (person === undefined) throw new Error(`${id} has no ${officer}`);
    return person;
  };
  return {
    id,
    path: `/api/authorities/${id}`,
    personOf: (officer) => found(officer).id,
    as: (officer) => askerOf(stack, found(officer).address),
  };
}

export function askerOf(stack: Pick<OwnStack, 'url' | 'tokenFor'>, subject: string): Asker {
  const send: Asker['send'] = async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${stack.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await stack.tokenFor(subject)}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  };
  return { get: (path) => send('GET', path), send };
}
