import { isDeepStrictEqual } from 'node:util';
import { shareKey } from '#kernel/audience-keys.ts';
import { type CopyRow, shareRow } from '#kernel/audience-rows.ts';
import { type CopyChange, copiesOf, itemOf } from '#kernel/copies.ts';
import { hasLeft, suspensionOf } from '#kernel/directory.ts';
import type { startFunction } from '#kernel/lambda.ts';
import type { Retention } from '#kernel/rows.ts';
import { trimmedFor } from '#shared/audiences/contents.ts';
import { kindOf, shareState } from '#shared/audiences/rules.ts';
import { lastDayShown } from '#shared/authorities/standing.ts';
import { daysAfter } from '#shared/calendar.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { type AudienceId, type AuthorityId, PartnershipId, type ShareId } from '#shared/ids.ts';
import { contentsOf, type Source } from './contents.ts';

export type PublisherDeps = Pick<
  ReturnType<typeof startFunction>,
  'tableName' | 'base' | 'sessions' | 'clientFor' | 'clock' | 'newId' | 'log'
>;

/** What a copy says, without the marks of when it was written. */
export type Said = Pick<CopyRow, 'share' | 'authorityName' | 'suspended' | 'until' | 'content'>;

const mostAttempts = 20;
const copyRetention: Retention = { basis: 'working-paper', retainUntil: null, legalHold: false };
/** The table drops what a stopped publisher has left behind; no reader shows it by then. */
const daysUntilDropped = 7;

export async function publishShare(deps: PublisherDeps, source: Source, id: ShareId): Promise<number> {
  const share = await source.table.get(shareKey(source.audience, id), shareRow);
  const credentials = await deps.sessions.sessionFor({ does: 'publish', audience: share.audience });
  const { authority } = source;
  const copies = copiesOf(
    { client: deps.clientFor(credentials), table: deps.tableName },
    { audience: share.audience, authority, share: id, thing: share.thing },
  );
  const changed = await keepCopies(copies, () => wanted(deps, source, id), deps.clock);
  if (changed > 0) deps.log.info('share.published', { authority, count: changed });
  return changed;
}

/**
 * Makes copies what they should be; answers how many had to change. The copies are read before the source, each write
 * stands on the copy that was read, and after a write it looks again: so of two at the same time the one with the older
 * source never has the last word.
 */
export async function keepCopies(
  copies: ReturnType<typeof copiesOf>,
  wanted: () => Promise<Said[]>,
  clock: () => Date,
): Promise<number> {
  let changed = 0;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const present = await copies.present();
    const changes = differences(present, await wanted(), clock());
    if (changes.length === 0) return changed;
    if (await copies.write(changes)) changed += changes.length;
  }
  throw new Error('The copies of a share changed each time they were looked at');
}

/** What should be there, trimmed by the schema of its audience: what that does not name goes no further than here. */
async function wanted(deps: PublisherDeps, source: Source, id: ShareId): Promise<Said[]> {
  const share = await source.table.get(shareKey(source.audience, id), shareRow);
  const today = localDateOf(deps.clock());
  if (shareState(share, today) !== 'shown' || (await isOutOf(deps, source.authority, share.audience))) return [];
  const shown = await shownUntil(deps, source.authority, { until: share.until, today });
  if (shown === null) return [];
  const contents = await contentsOf(source, share);
  return contents.map((content) => ({
    ...{ share: share.id, authorityName: share.authorityName, ...shown },
    content: trimmedFor(kindOf(share.audience), content),
  }));
}

/** To a partnership only those who take part in it show something. */
async function isOutOf(deps: PublisherDeps, authority: AuthorityId, audience: AudienceId): Promise<boolean> {
  if (kindOf(audience) !== 'partnership') return false;
  return hasLeft(deps, PartnershipId.parse(audience.slice(audience.indexOf(':') + 1)), authority);
}

/** Until when something is shown as its authority stands in the directory; null, where that is past. */
export async function shownUntil(
  deps: PublisherDeps,
  authority: AuthorityId,
  { until, today }: { until: LocalDate; today: LocalDate },
): Promise<Pick<Said, 'suspended' | 'until'> | null> {
  const suspension = await suspensionOf(deps, authority);
  const last = lastDayShown(until, suspension);
  return last < today ? null : { suspended: suspension !== null, until: last };
}

/** What is there and should not be, what should be and is not, and what says something else. */
function differences(present: readonly CopyRow[], wanted: readonly Said[], now: Date): CopyChange[] {
  const there = new Map(present.map((copy) => [itemOf(copy.content), copy]));
  const asWanted = new Set(wanted.map(({ content }) => itemOf(content)));
  const written = wanted.flatMap((each): CopyChange[] => {
    const was = there.get(itemOf(each.content)) ?? null;
    return was !== null && saysTheSame(was, each) ? [] : [{ was, now: copyOf(each, was, now) }];
  });
  const gone = present
    .filter(({ content }) => !asWanted.has(itemOf(content)))
    .map((was): CopyChange => ({ was, now: null }));
  return [...gone, ...written];
}

function saysTheSame({ share, authorityName, suspended, until, content }: CopyRow, each: Said): boolean {
  return isDeepStrictEqual({ share, authorityName, suspended, until, content }, each);
}

const copyOf = (each: Said, was: CopyRow | null, now: Date): CopyRow => ({
  ...each,
  asAt: now.toISOString(),
  expiresAt: Math.floor(Date.parse(`${daysAfter(each.until, daysUntilDropped)}T00:00:00Z`) / 1000),
  version: (was?.version ?? 0) + 1,
  retention: copyRetention,
});
