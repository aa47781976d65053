import { createMiddleware } from 'hono/factory';
import { type Admission, accountOf, admissionOf, requireClearance, requireRight } from '#kernel/actor.ts';
import { claimsOf } from '#kernel/claims.ts';
import { NothingHere } from '#kernel/errors.ts';
import { type Audience, authorityAudience, inboxAudience, restrictedAudience, seatsAudience } from '#kernel/keys.ts';
import type { Credentials, Purpose } from '#kernel/session.ts';
import { AuthoritySuspended } from '#kernel/standing-errors.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { localDateOf } from '#shared/dates.ts';
import { type AudienceId, AuthorityId, type Compartment } from '#shared/ids.ts';
import type { Right } from '#shared/people/rules.ts';
import type { AuthorityEnv, Deps, Session } from './deps.ts';

/** How the session's credentials follow from what a route does: reading never carries the right to write. */
export type Does = 'read' | 'write' | 'administer' | 'discuss';

/** What goes on while an authority is suspended, beside reading. */
export type Allowance = { whileSuspended: true };

/**
 * Lets a request in: 401 without a sign-in, 404 without a seat in the authority of the path, 403 without the right or where
 * the authority is suspended and this is more than reading. The session's credentials are asked for beside the seat and thrown away when the seat says no.
 * @example app.get('/plans', within(deps, 'read', 'read'), (c) => c.json(…))
 */
export function within(deps: Deps, right: Right, does: Does, allowance?: Allowance) {
  return createMiddleware<AuthorityEnv>(async (c, next) => {
    const account = accountOf(claimsOf(c.env), deps.providers);
    const authority = AuthorityId.safeParse(c.req.param('authority'));
    if (!authority.success) throw new NothingHere();
    const now = deps.clock();
    const today = localDateOf(now);
    const purpose: Purpose = { does, authority: authority.data };
    const credentials = deps.sessions.sessionFor(purpose);
    credentials.catch(() => undefined); // awaited below once the seat says yes; a refusal must not go unheard before
    const { seat, suspended } = await admissionOf(
      { client: deps.base, table: deps.tableName },
      { authority: authority.data, account, today },
    );
    c.set('facts', { authority: seat.authority, person: seat.person });
    const isReading = right === 'read' && (does === 'read' || allowance?.whileSuspended === true);
    if (suspended !== null && !isReading) throw new AuthoritySuspended(suspended);
    requireRight(seat, right);
    c.set(
      'session',
      sessionOf(deps, { ...actingIn(seat, suspended), does, now, today, credentials: await credentials }),
    );
    await next();
  });
}

/**
 * A session for reading in one seat that has been found in force, for what stands side by side of several authorities:
 * one for each of them, never one for two.
 */
export async function readingIn(deps: Deps, { seat, suspended }: Admission): Promise<Session> {
  requireRight(seat, 'read');
  const now = deps.clock();
  const credentials = await deps.sessions.sessionFor({ does: 'read', authority: seat.authority });
  const today = localDateOf(now);
  return sessionOf(deps, { ...actingIn(seat, suspended), does: 'read', now, today, credentials });
}

/** In a suspended authority every seat acts as a reader’s, so that nothing is offered that would be refused. */
const actingIn = (seat: Session['seat'], suspended: Session['suspended']): Admission => ({
  seat: suspended === null ? seat : { ...seat, role: 'reader' },
  suspended,
});

type Granted = Admission & { does: Does; now: Date; today: string; credentials: Credentials };

function sessionOf(deps: Deps, granted: Granted): Session {
  const { seat, suspended, does, now, today, credentials } = granted;
  const { authority, person } = seat;
  const audience = authorityAudience(authority);
  const { clock, newId, newToken } = deps;

  const table = (given: Credentials, audiences: [Audience, ...Audience[]]): Table =>
    tableFor({ client: deps.clientFor(given), name: deps.tableName, audiences, person, clock, newId });

  return {
    authority,
    audience,
    seat,
    suspended,
    person,
    today,
    now: now.toISOString(),
    table: table(credentials, does === 'administer' ? [audience, seatsAudience(authority)] : [audience]),
    objects: deps.objectsFor(credentials),
    newId,
    newToken,
    async restricted(compartment: Compartment, way) {
      if (suspended !== null && way === 'write') throw new AuthoritySuspended(suspended);
      requireClearance(seat, compartment);
      const own = restrictedAudience(authority, compartment);
      const given = await deps.sessions.sessionFor({
        does: way === 'read' ? 'read-restricted' : 'write-restricted',
        authority,
        compartment,
      });
      return { table: table(given, [own]), audience: own };
    },
    async seatsOutside(outside: AudienceId) {
      requireRight(seat, 'administer');
      const given = await deps.sessions.sessionFor({ does: 'end-outside', authority, audience: outside });
      return table(given, [seatsAudience(authority), seatsAudience(outside)]);
    },
    async uploading(file: string) {
      requireRight(seat, 'contribute');
      return deps.objectsFor(await deps.sessions.sessionFor({ does: 'send-evidence', authority, file }));
    },
    async inbox() {
      requireRight(seat, 'edit');
      const given = await deps.sessions.sessionFor({ does: 'keep-inbox', authority });
      return table(given, [audience, inboxAudience(authority)]);
    },
  };
}
