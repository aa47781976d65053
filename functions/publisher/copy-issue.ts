import { copiesOf } from '#kernel/copies.ts';
import { issueKey, issuesPartition } from '#kernel/issue-keys.ts';
import { type Audience, restrictedAudience } from '#kernel/keys.ts';
import { type IssuedPageRow, issuedPageRow } from '#kernel/school-rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { trimmedFor } from '#shared/audiences/contents.ts';
import { localDateOf } from '#shared/dates.ts';
import { AudienceId, AuthorityId, Compartment, IssueId, ShareId, Urn } from '#shared/ids.ts';
import { keepCopies, type PublisherDeps, type Said, shownUntil } from './copy-share.ts';

/** What one compartment of an authority has issued, as the publisher may read it. */
type IssueSource = { authority: AuthorityId; audience: Audience; table: Table };

/** Publishes an issue that was changed, known by its key alone; answers how many copies had to change. */
export async function publishIssue(
  deps: PublisherDeps,
  changed: { authority: string; compartment: string; urn: string; issue: string },
): Promise<number> {
  const source = await sourceOf(deps, AuthorityId.parse(changed.authority), Compartment.parse(changed.compartment));
  return copyIssue(deps, source, { urn: Urn.parse(changed.urn), id: IssueId.parse(changed.issue) });
}

/** Publishes all that a compartment has issued. One that cannot be published keeps no other back. */
export async function publishIssues(
  deps: PublisherDeps,
  authority: AuthorityId,
  compartment: Compartment,
): Promise<PromiseSettledResult<number>[]> {
  const source = await sourceOf(deps, authority, compartment);
  const items = await source.table.all(issuesPartition(source.audience), { consistent: true });
  const rows = items.map((item) => issuedPageRow.read(item));
  return Promise.allSettled(rows.map(({ id, page }) => copyIssue(deps, source, { urn: page.urn, id })));
}

/** A session that can read what was issued of one compartment, and nothing else that is restricted. */
async function sourceOf(deps: PublisherDeps, authority: AuthorityId, compartment: Compartment): Promise<IssueSource> {
  const audience = restrictedAudience(authority, compartment);
  const credentials = await deps.sessions.sessionFor({ does: 'read-issued', authority, compartment });
  const { tableName: name, clock, newId } = deps;
  const client = deps.clientFor(credentials);
  return { authority, audience, table: tableFor({ client, name, audiences: [audience], person: null, clock, newId }) };
}

type Issue = { urn: Urn; id: IssueId };

/** Whose school it is shown to stands in the issue's key: nothing in its fields can send it to another. */
async function copyIssue(deps: PublisherDeps, source: IssueSource, issue: Issue): Promise<number> {
  const { authority } = source;
  const audience = AudienceId.parse(`school:${issue.urn}`);
  const credentials = await deps.sessions.sessionFor({ does: 'publish', audience });
  const copies = copiesOf(
    { client: deps.clientFor(credentials), table: deps.tableName },
    { audience, authority, share: ShareId.parse(issue.id), thing: { kind: 'page' } },
  );
  const changed = await keepCopies(copies, () => wanted(deps, source, issue), deps.clock);
  if (changed > 0) deps.log.info('issue.published', { authority, count: changed });
  return changed;
}

/** The page as it was issued, trimmed by the school's own schema; nothing, once it was withdrawn or is past its day. */
async function wanted(deps: PublisherDeps, source: IssueSource, issue: Issue): Promise<Said[]> {
  const { authority, audience, table } = source;
  const { pk, sk } = issueKey(audience, issue);
  const [item] = await table.all(pk, { prefix: sk, consistent: true });
  const row = item === undefined ? null : issuedPageRow.read(item);
  const today = localDateOf(deps.clock());
  if (row === null || !isShown(row, today)) return [];
  if (row.page.urn !== issue.urn) throw new Error('An issued page is of another school than its key says');
  const { authorityName, until, page } = row;
  const shown = await shownUntil(deps, authority, { until, today });
  if (shown === null) return [];
  const content = trimmedFor('school', { kind: 'page', page });
  return [{ share: ShareId.parse(issue.id), authorityName, ...shown, content }];
}

const isShown = ({ withdrawn, until }: IssuedPageRow, today: string): boolean => withdrawn === null && until >= today;
