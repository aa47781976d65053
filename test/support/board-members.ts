import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { inject } from 'vitest';
import { writeBoardMembers } from '#infra/demonstration/write-board-members.ts';
import { AudienceId, PersonId } from '#shared/ids.ts';
import { type Api, type Authority, apiOf, engineClient } from './world.ts';

export type BoardAudience = { audience: AudienceId; name: string; path: string; member: Api };

/** The members of a board who are not officers: one of them, with a seat. */
export async function membersOf(authority: Authority, board: string, mark = ''): Promise<BoardAudience> {
  const audience = AudienceId.parse(`board:${authority.id}:${board}`);
  const name = `Board members ${mark}`.trim();
  const address = `head-${randomBytes(6).toString('hex')}@${authority.id}.example`;
  const place = { client: engineClient(), name: inject('stack').table, now: new Date() };
  await writeBoardMembers(place, { audience, name, members: [{ address, name: 'A head' }] });
  const path = `/api/audiences/board/${authority.id}:${board}`;
  return { audience, name, path, member: apiOf(address, PersonId.parse(ulid())) };
}
