import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { AudienceId, PersonId } from '#shared/ids.ts';
import { ok } from '#test/builders/plans.ts';
import { type Api, type Authority, apiOf } from './world.ts';

export type BoardAudience = { audience: AudienceId; path: string; member: Api };

/** The members of a board who are not officers: one of them, invited and seated. */
export async function membersOf(authority: Authority, board: string): Promise<BoardAudience> {
  const audience = AudienceId.parse(`board:${authority.id}:${board}`);
  const email = `head-${randomBytes(6).toString('hex')}@${authority.id}.example`;
  const draft = { audience, name: 'A head', email, until: null };
  const { body } = ok(await authority.as('admin').send('POST', `${authority.path}/outside-seats`, draft), 201);
  const member = apiOf(email, PersonId.parse(ulid()));
  ok(await member.send('POST', '/api/me/seats', { code: body.code }), 201);
  return { audience, path: `/api/audiences/board/${authority.id}:${board}`, member };
}
