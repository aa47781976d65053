import { type Committed, put, type RequestClaim, repetition } from '#kernel/change.ts';
import { ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import { issueKey, issuesOfSchool, issuesPartition } from '#kernel/issue-keys.ts';
import { requestKey } from '#kernel/keys.ts';
import { type IssuedPageRow, issuedPageRow, schoolRetention } from '#kernel/school-rows.ts';
import type { IssueId, Urn } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { IssueDraft, IssuedPage, IssueLine } from '#shared/schools/issue.ts';
import { issueProblems, issueState, type SchoolFacts, schoolPage, seenOf } from '#shared/schools/issue-rules.ts';
import type { Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';
import { refuse } from '../settle.ts';
import { categoryStore, schoolStore } from './store.ts';

type Request = RequestClaim | undefined;

/**
 * A school's pages as they were issued to it, in the restricted partition of the compartment `schools`. Each is stored whole:
 * what the school was told stays what it was told, whatever is found out later.
 */
export function issueStore(session: Session, urn: Urn) {
  async function rows(): Promise<IssuedPageRow[]> {
    await schoolStore(session).get(urn);
    const { table, audience } = await session.restricted('schools', 'read');
    const items = await table.all(issuesPartition(audience), { prefix: issuesOfSchool(urn), consistent: true });
    return items.map((item) => issuedPageRow.read(item)).reverse();
  }

  async function list(): Promise<IssueLine[]> {
    const all = await rows();
    return all.map((row) => lineOf(session, row, all));
  }

  async function get(id: IssueId): Promise<IssuedPage> {
    const all = await rows();
    return present(session, one(all, id), all);
  }

  async function facts(): Promise<SchoolFacts & { name: string }> {
    const [school, { name, categoryScheme = null }, categories] = await Promise.all([
      schoolStore(session).get(urn),
      settingsOf(session),
      categoryStore(session).list(urn),
    ]);
    return { school, scheme: categoryScheme, categories, name };
  }

  /** Issues the page as it was previewed; where something of it has changed since, it must be looked at again. */
  async function issue(draft: IssueDraft, request: Request): Promise<IssuedPage> {
    const before = await answered(request);
    if (before !== null) return get(before.result as IssueId);
    const problems = issueProblems(draft, session.today);
    refuse(problems);
    const known = await facts();
    const { recordedAt, categoryFrom } = seenOf(known, session.today);
    if (draft.seen.recordedAt !== recordedAt || draft.seen.categoryFrom !== categoryFrom) {
      throw new WrongState('What is known of the school has changed since the preview. Look at it again.');
    }
    const row: IssuedPageRow = {
      ...{ id: session.newId() as IssueId, authorityName: known.name, page: schoolPage(known, draft, session.today) },
      ...{ until: draft.until, by: session.person, issuedAt: session.now, withdrawn: null },
      ...{ version: 1, retention: schoolRetention },
    };
    const committed = await commit('page.issued', { row, was: null }, { request });
    return get(committed.repeated ? (committed.result as IssueId) : row.id);
  }

  /** What this request was answered with before. Nothing restricted is read by its key, so it is asked for by query. */
  async function answered(request: Request): Promise<(Committed & { repeated: true }) | null> {
    if (request === undefined) return null;
    const { table, audience } = await session.restricted('schools', 'read');
    const { pk, sk } = requestKey(audience, session.person, request.key);
    const [item] = await table.all(pk, { prefix: sk, consistent: true });
    const before = item === undefined ? null : repetition(item, request);
    return before?.repeated === true ? before : null;
  }

  /** Takes an issue back. What the school was shown is gone moments later; the issue and the reason stay here. */
  async function withdraw(
    id: IssueId,
    { why, expected, request }: { why: string; expected: number; request: Request },
  ): Promise<IssuedPage> {
    const all = await rows();
    const was = one(all, id);
    const shown = ['issued', 'replaced'].includes(issueState(was, all, session.today));
    if (was.version === expected && !shown) throw new WrongState('The school is no longer shown this issue.');
    const row: IssuedPageRow = {
      ...{ ...was, withdrawn: { at: session.now, by: session.person, why }, version: expected + 1 },
    };
    // The table itself says whether it is still the version that was read, and whether this was asked before.
    await commit('page.withdrawn', { row, was: { ...was, version: expected } }, { request, why }).catch(
      (error: unknown) => {
        throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(present(session, was, all)) : error;
      },
    );
    return get(id);
  }

  async function commit(
    verb: string,
    { row, was }: { row: IssuedPageRow; was: IssuedPageRow | null },
    { request, why }: { request: Request; why?: string },
  ): Promise<Committed> {
    const { table, audience } = await session.restricted('schools', 'write');
    return table.commit({
      verb,
      subject: issuesPartition(audience),
      effectiveOn: session.today,
      why,
      puts: [put({ key: issueKey(audience, { urn, id: row.id }), shape: issuedPageRow, row, was })],
      request,
      result: row.id,
    });
  }

  return { list, get, issue, withdraw };
}

function one(all: readonly IssuedPageRow[], id: IssueId): IssuedPageRow {
  const found = all.find((row) => row.id === id);
  if (found === undefined) throw new NothingHere();
  return found;
}

function lineOf(session: Session, row: IssuedPageRow, all: readonly IssuedPageRow[]): IssueLine {
  const { id, page, until, by, issuedAt, withdrawn, version } = row;
  const state = issueState(row, all, session.today);
  const shown = state === 'issued' || state === 'replaced';
  return {
    ...{ id, label: page.label, on: page.on, until, by, issuedAt, withdrawn, state, version },
    can: { withdraw: shown && hasRight(session.seat.role, 'edit') },
  };
}

const present = (session: Session, row: IssuedPageRow, all: readonly IssuedPageRow[]): IssuedPage => ({
  ...lineOf(session, row, all),
  page: row.page,
});
