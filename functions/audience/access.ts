import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { createMiddleware } from 'hono/factory';
import { accountOf } from '#kernel/actor.ts';
import { type AudienceSeatRow, audienceSeatRow } from '#kernel/audience-rows.ts';
import { claimsOf } from '#kernel/claims.ts';
import { NothingHere } from '#kernel/errors.ts';
import { type Account, seatKey, sharedAudience } from '#kernel/keys.ts';
import { tableFor } from '#kernel/table.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { AudienceId } from '#shared/ids.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { AudienceEnv, Deps } from './deps.ts';

/**
 * Lets a member in: 401 without a sign-in, 404 without a seat in the audience of the path. The session's credentials are
 * asked for beside the seat and thrown away when the seat says no.
 */
export function within(deps: Deps) {
  return createMiddleware<AudienceEnv>(async (c, next) => {
    const account = accountOf(claimsOf(c.env), deps.providers);
    const audience = AudienceId.safeParse(`${c.req.param('kind')}:${c.req.param('id')}`);
    if (!audience.success) throw new NothingHere();
    const today = localDateOf(deps.clock());
    const credentials = deps.sessions.sessionFor({ does: 'read-shared', audience: audience.data });
    credentials.catch(() => undefined); // awaited below once the seat says yes; a refusal must not go unheard before
    const seat = await seatOf(deps, { audience: audience.data, account, today });
    c.set('facts', { person: seat.person });
    const { tableName: name, clock, newId } = deps;
    const client = deps.clientFor(await credentials);
    const audiences = [sharedAudience(seat.audience)] as const;
    c.set('session', { seat, today, table: tableFor({ client, name, audiences, person: seat.person, clock, newId }) });
    await next();
  });
}

type Claim = { audience: AudienceId; account: Account; today: LocalDate };

/** Reads one seat by its exact key. No seat, one not begun, past or ended: nothing is here. */
async function seatOf({ base, tableName }: Deps, { audience, account, today }: Claim): Promise<AudienceSeatRow> {
  const Key = { ...seatKey(audience, account) };
  const { Item } = await base.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
  if (Item === undefined) throw new NothingHere();
  const seat = audienceSeatRow.read(Item);
  if (seat.audience !== audience || !isInForce({ ...seat, ended: seat.ended !== null }, today)) throw new NothingHere();
  return seat;
}
