import { functionRoleOf } from '#infra/constructs/function-names.ts';
import { assumptionFor } from '#kernel/session.ts';
import { AuthorityId } from '#shared/ids.ts';
import type { Caller, Callers } from '#test/support/callers.ts';
import { callersTried } from './attempts.ts';
import type { Tried } from './probe.ts';
import { takersOf } from './taking-attempts.ts';
import type { Walls } from './walled.ts';

const own = AuthorityId.parse('own');
const nowhere: Walls = {
  own,
  other: AuthorityId.parse('other'),
  near: AuthorityId.parse('own2'),
  table: '',
  bucket: '',
};

/** The role with which someone tries, found by asking whom they would be. Nothing is done with the caller they get. */
function roleOf({ as }: Tried): string {
  const roles: string[] = [];
  const noted = (role: string): Promise<Caller> => {
    roles.push(role);
    return Promise.resolve({} as Caller);
  };
  const callers: Callers = {
    itself: (name) => noted(functionRoleOf(name)),
    session: (purpose) => noted(`${assumptionFor(purpose).role}Role`),
    assuming: ({ role }) => noted(`${role}Role`),
  };
  as(callers, nowhere);
  if (roles[0] === undefined) throw new Error('Somebody tries who takes no role');
  return roles[0];
}

const byRole = Map.groupBy(callersTried, roleOf);

/** Whoever tries with this role, and whoever tries to become it. */
export const triersOf = (role: string): Tried[] => [...(byRole.get(role) ?? []), ...takersOf(role)];
