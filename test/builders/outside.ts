import type { PersonId } from '#shared/ids.ts';
import { type Api, type Authority, apiOf } from '../support/world.ts';
import { aBoard } from './boards.ts';
import { ok } from './plans.ts';

export type OutsideMember = {
  api: Api;
  person: PersonId;
  /** The seat, for whoever ends it. */
  seat: string;
  board: string;
  /** Of the audience that they belong to. */
  path: string;
};

/** Somebody who is no officer and has a seat at one of the authority's boards: a new one, where none is named. */
export async function anOutsideMember(
  authority: Authority,
  { name = 'head', board }: { name?: string; board?: string } = {},
): Promise<OutsideMember> {
  const at = board ?? (await aBoard(authority, authority.as('editor'))).board;
  const subject = `${name}-${crypto.randomUUID()}@school.example`;
  const draft = { audience: `board:${authority.id}:${at}`, name: `A ${name}`, email: subject, until: null };
  const seats = `${authority.path}/outside-seats`;
  const { code, seat } = ok(await authority.as('admin').send('POST', seats, draft), 201).body;
  const api = apiOf(subject, seat.person);
  ok(await api.send('POST', '/api/me/seats', { code }), 201);
  return { api, person: seat.person, seat: seat.id, board: at, path: `/api/audiences/board/${authority.id}:${at}` };
}
