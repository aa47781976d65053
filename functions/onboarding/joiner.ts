import { partnershipKey } from '#kernel/audience-keys.ts';
import { partnershipRow } from '#kernel/audience-rows.ts';
import { put } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { authorityAudience, type Key, platformAudience, seatsAudience, topPartition } from '#kernel/keys.ts';
import { seatEndedWith } from '#kernel/outside-ending.ts';
import { outsidePartition } from '#kernel/outside-keys.ts';
import { outsideSeatRow } from '#kernel/outside-rows.ts';
import { partnerKey } from '#kernel/partnership-keys.ts';
import { type PartnerRow, partnerRow } from '#kernel/partnership-rows.ts';
import type { Purpose } from '#kernel/session.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { workOf } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { AudienceId, AuthorityId, PartnershipId } from '#shared/ids.ts';
import type { FounderDeps } from './founder.ts';
import { once } from './founding.ts';

/**
 * Writes into an authority that it takes part in a partnership, or no longer does, then that this is done; told again, it
 * changes nothing.
 */
export function joiner(deps: FounderDeps) {
  return async (event: unknown): Promise<void> => {
    const told = workOf(event, 'joining');
    if (told === null) return;
    const [authority, partnership] = [AuthorityId.parse(told.authority), PartnershipId.parse(told.partnership)];
    const { base: client, tableName: name, clock, newId } = deps;
    const own = tableFor({ client, name, audiences: [platformAudience], person: null, clock, newId });
    const was = await own.find(partnerKey(partnership, authority), partnerRow);
    if (was === null || was.joined === (was.left === null)) return;
    if (was.left !== null) await endSeats(deps, was, was.left.why);
    await writeInto(deps, was);
    const joined = was.left === null;
    const row = { ...was, joined, told: was.told + 1, version: was.version + 1 };
    const recorded = own.commit({
      ...{ verb: verbOf(was), subject: topPartition(platformAudience), effectiveOn: was.since, quiet: true },
      puts: [put({ key: partnerKey(partnership, authority), shape: partnerRow, row, was, unlogged: true })],
      result: partnership,
    });
    await recorded.catch((error: unknown) => {
      // Told twice of one key: the other was first.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    });
    deps.log.info(verbOf(was), { authority });
  };
}

const verbOf = ({ left }: PartnerRow) => (left === null ? 'partnership.joined' : 'partnership.left');

/** The authority’s own row, whose version is how often it was told: nobody here can read it. */
async function writeInto(deps: FounderDeps, partner: PartnerRow): Promise<void> {
  const { authority, partnership, partnershipName, left, told } = partner;
  const audience = authorityAudience(authority);
  const table = await tableAs(deps, { does: 'found', authority }, [audience]);
  const named = { id: partnership, name: partnershipName, retention: personRetention };
  const row = { ...named, left: left?.on ?? null, version: told + 1 };
  const was = told === 0 ? null : { ...named, left: left === null ? partner.since : null, version: told };
  const written = once(table, {
    ...{ verb: verbOf(partner), subject: topPartition(audience), effectiveOn: localDateOf(deps.clock()) },
    ...(left !== null && { why: left.why }),
    puts: [put({ key: partnershipKey(audience, partnership), shape: partnershipRow, row, was })],
    result: partnership,
  });
  await written.catch((error: unknown) => {
    // Written before, and broken off before that was recorded.
    if (!(error instanceof ChangedMeanwhile)) throw error;
  });
}

/** Everybody whom the authority has seated in the partnership, or invited to it, one after the other. */
async function endSeats(deps: FounderDeps, { authority, partnership }: PartnerRow, why: string): Promise<void> {
  const audience = AudienceId.parse(`partnership:${partnership}`);
  const seats = seatsAudience(authority);
  const table = await tableAs(deps, { does: 'leave', authority, audience }, [seats, seatsAudience(audience)]);
  const ended = { at: deps.clock().toISOString(), why: `The authority has left the partnership: ${why}` };
  for (const item of await table.all(outsidePartition(authority), { consistent: true })) {
    const was = outsideSeatRow.read(item);
    if (was.audience !== audience || was.ended !== null) continue;
    // The key was read from the table under this authority’s own partition.
    const key = { pk: item.pk, sk: item.sk } as Key;
    await table.commit({
      ...{
        verb: 'outside.ended',
        subject: topPartition(seats),
        effectiveOn: localDateOf(deps.clock()),
        why: ended.why,
      },
      puts: [
        put({ key, shape: outsideSeatRow, row: { ...was, ended, version: was.version + 1 }, was }),
        ...(await seatEndedWith(table, was, ended)),
      ],
      result: was.id,
    });
  }
}

type Audiences = Parameters<typeof tableFor>[0]['audiences'];

async function tableAs(deps: FounderDeps, purpose: Purpose, audiences: Audiences): Promise<Table> {
  const client = deps.clientFor(await deps.sessions.sessionFor(purpose));
  const { tableName: name, clock, newId } = deps;
  return tableFor({ client, name, audiences, person: null, clock, newId });
}
