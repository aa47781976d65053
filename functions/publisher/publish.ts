import { sharesPartition } from '#kernel/audience-keys.ts';
import { type ShareRow, shareRow } from '#kernel/audience-rows.ts';
import { authorityAudience } from '#kernel/keys.ts';
import { tableFor } from '#kernel/table.ts';
import { workOf } from '#kernel/worker.ts';
import { AuthorityId, type PlanId, ShareId } from '#shared/ids.ts';
import { isOf, type Source } from './contents.ts';
import { publishIssue, publishIssues } from './copy-issue.ts';
import { type PublisherDeps, publishShare } from './copy-share.ts';
import { planNow } from './plan-now.ts';
import { readTogether } from './read-together.ts';
import { isScheduled, reconcile } from './reconcile.ts';

/**
 * Makes what audiences are shown follow what authorities share. It is told which key changed and nothing else, and reads
 * the rest as that key's authority: so it does not matter how often, or in which order, it is told.
 */
export function publisher(deps: PublisherDeps) {
  /** Answers how many copies had to change. */
  return async (event: unknown): Promise<number> => {
    if (isScheduled(event)) return reconcile(deps, (authority) => publishAll(deps, authority));
    const issue = workOf(event, 'issue');
    if (issue !== null) return publishIssue(deps, issue);
    const share = workOf(event, 'share');
    if (share !== null) {
      const source = await sourceOf(deps, AuthorityId.parse(share.authority));
      return publishShare(deps, source, ShareId.parse(share.share));
    }
    const standing = workOf(event, 'standing');
    if (standing !== null) return publishAll(deps, AuthorityId.parse(standing.authority));
    const partner = workOf(event, 'joining');
    if (partner !== null) {
      const audience = `partnership:${partner.partnership}`;
      return publishMany(deps, AuthorityId.parse(partner.authority), (each) => each.audience === audience);
    }
    const changed =
      workOf(event, 'plan') ??
      workOf(event, 'cycle') ??
      workOf(event, 'meeting') ??
      workOf(event, 'board') ??
      workOf(event, 'consultation');
    if (changed === null) return 0;
    return publishMany(deps, AuthorityId.parse(changed.authority), (each) => isOf(each, changed));
  };
}

/** All that an authority shows to anyone: what it shares, and what its compartment of schools has issued. */
async function publishAll(deps: PublisherDeps, authority: AuthorityId): Promise<number> {
  const done = await Promise.allSettled([
    publishMany(deps, authority, () => true),
    publishIssues(deps, authority, 'schools').then(sumOf),
  ]);
  return sumOf(done);
}

/** Publishes those of an authority's shares that are meant; answers how many copies had to change. */
async function publishMany(
  deps: PublisherDeps,
  authority: AuthorityId,
  isMeant: (share: ShareRow) => boolean,
): Promise<number> {
  const source = await sourceOf(deps, authority);
  const items = await source.table.all(sharesPartition(source.audience), { consistent: true });
  const meant = items.map((item) => shareRow.read(item)).filter(isMeant);
  // One share that cannot be published keeps no other back; the failure is told once the others are done.
  return sumOf(await Promise.allSettled(meant.map(({ id }) => publishShare(deps, source, id))));
}

function sumOf(done: readonly PromiseSettledResult<number>[]): number {
  return done.reduce((sum, each) => {
    if (each.status === 'rejected') throw each.reason;
    return sum + each.value;
  }, 0);
}

/** A session that can read the authority's shares and plans, and nothing else of it. */
async function sourceOf(deps: PublisherDeps, authority: AuthorityId): Promise<Source> {
  const audience = authorityAudience(authority);
  const credentials = await deps.sessions.sessionFor({ does: 'read-shares', authority });
  const { tableName: name, clock, newId } = deps;
  const client = deps.clientFor(credentials);
  const table = tableFor({ client, name, audiences: [audience], person: null, clock, newId });
  const plan = readTogether((id: PlanId) => planNow(table, audience, id));
  return { authority, audience, table, clock, plan };
}
