import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { inject } from 'vitest';
import { writePartnership } from '#infra/demonstration/write-partnership.ts';
import { AudienceId, type AuthorityId, PersonId } from '#shared/ids.ts';
import { type Api, apiOf, engineClient } from './world.ts';

export type Partnership = { id: string; audience: AudienceId; name: string; path: string; member: Api };

/** A partnership of these authorities, with one member who is nobody's officer. */
export async function aPartnership(authorities: readonly AuthorityId[], mark = ''): Promise<Partnership> {
  const id = `p${randomBytes(6).toString('hex')}`;
  const name = `Partnership ${mark}${id}`;
  const address = `member@${id}.example`;
  const place = { client: engineClient(), name: inject('stack').table, now: new Date() };
  await writePartnership(place, { id, name, authorities, members: [{ address, name: 'A member' }] });
  const audience = AudienceId.parse(`partnership:${id}`);
  return {
    id,
    audience,
    name,
    path: `/api/audiences/partnership/${id}`,
    member: apiOf(address, PersonId.parse(ulid())),
  };
}
