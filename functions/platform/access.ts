import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { createMiddleware } from 'hono/factory';
import { accountOf } from '#kernel/actor.ts';
import { claimsOf } from '#kernel/claims.ts';
import { NothingHere } from '#kernel/errors.ts';
import { type Account, platformAudience } from '#kernel/keys.ts';
import { platformSeatKey } from '#kernel/platform-keys.ts';
import { type PlatformSeatRow, platformSeatRow } from '#kernel/platform-seat-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { isInForce } from '#shared/people/rules.ts';
import type { Deps, PlatformEnv } from './deps.ts';

/** Lets in whoever looks after the platform: 401 without a sign-in, 404 without a seat there. */
export function within(deps: Deps) {
  return createMiddleware<PlatformEnv>(async (c, next) => {
    const account = accountOf(claimsOf(c.env), deps.providers);
    const instant = deps.clock();
    const today = localDateOf(instant);
    const seat = await seatOf(deps, account, today);
    const { person } = seat;
    c.set('facts', { person });
    const { base: client, tableName: name, clock, newId, newToken } = deps;
    const table = tableFor({ client, name, audiences: [platformAudience], person, clock, newId });
    c.set('session', { seat, account, today, now: instant.toISOString(), table, newId, newToken });
    await next();
  });
}

/** Reads one seat by its exact key. No seat, one not begun, past or ended: nothing is here. */
async function seatOf({ base, tableName }: Deps, account: Account, today: LocalDate): Promise<PlatformSeatRow> {
  const Key = { ...platformSeatKey(account) };
  const { Item } = await base.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
  if (Item === undefined) throw new NothingHere();
  const seat = platformSeatRow.read(Item);
  if (!isInForce({ ...seat, ended: seat.ended !== null }, today)) throw new NothingHere();
  return seat;
}
