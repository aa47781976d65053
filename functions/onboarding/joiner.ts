import { partnershipKey } from '#kernel/audience-keys.ts';
import { partnershipRow } from '#kernel/audience-rows.ts';
import { put } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { authorityAudience, platformAudience, topPartition } from '#kernel/keys.ts';
import { partnerKey } from '#kernel/partnership-keys.ts';
import { type PartnerRow, partnerRow } from '#kernel/partnership-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { workOf } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { AuthorityId, PartnershipId } from '#shared/ids.ts';
import type { FounderDeps } from './founder.ts';
import { once } from './founding.ts';

/** Writes into an authority that it takes part in a partnership, then that this is done; told again, it changes nothing. */
export function joiner(deps: FounderDeps) {
  return async (event: unknown): Promise<void> => {
    const told = workOf(event, 'joining');
    if (told === null) return;
    const [authority, partnership] = [AuthorityId.parse(told.authority), PartnershipId.parse(told.partnership)];
    const { base: client, tableName: name, clock, newId } = deps;
    const own = tableFor({ client, name, audiences: [platformAudience], person: null, clock, newId });
    const was = await own.find(partnerKey(partnership, authority), partnerRow);
    if (was === null || was.joined) return;
    await writeInto(deps, was);
    const row = { ...was, joined: true, version: was.version + 1 };
    const recorded = own.commit({
      ...{ verb: 'partnership.joined', subject: topPartition(platformAudience), effectiveOn: was.since, quiet: true },
      puts: [put({ key: partnerKey(partnership, authority), shape: partnerRow, row, was, unlogged: true })],
      result: partnership,
    });
    await recorded.catch((error: unknown) => {
      // Told twice of one key: the other was first.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    });
    deps.log.info('partnership.joined', { authority });
  };
}

async function writeInto(deps: FounderDeps, { authority, partnership, partnershipName }: PartnerRow): Promise<void> {
  const audience = authorityAudience(authority);
  const credentials = await deps.sessions.sessionFor({ does: 'found', authority });
  const { tableName: name, clock, newId } = deps;
  const client = deps.clientFor(credentials);
  const table = tableFor({ client, name, audiences: [audience], person: null, clock, newId });
  const row = { id: partnership, name: partnershipName, version: 1, retention: personRetention };
  await once(table, {
    ...{ verb: 'partnership.joined', subject: topPartition(audience), effectiveOn: localDateOf(clock()) },
    puts: [put({ key: partnershipKey(audience, partnership), shape: partnershipRow, row, was: null })],
    result: partnership,
  });
}
