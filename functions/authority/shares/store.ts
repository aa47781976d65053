import { shareKey, sharesPartition } from '#kernel/audience-keys.ts';
import { type ShareRow, shareRow } from '#kernel/audience-rows.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { kindOf, shareState } from '#shared/audiences/rules.ts';
import type { Share, ShareDraft } from '#shared/audiences/schema.ts';
import type { ShareId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';
import { refuseUnpublishing, subjectOf } from './subject.ts';

/** What the authority shows to whom. What its audience is given follows from these rows; this store never touches it. */
export function shareStore(session: Session) {
  const { audience, table } = session;

  async function list(): Promise<Share[]> {
    const items = await table.all(sharesPartition(audience), { newestFirst: true });
    return items.map((item) => present(session, shareRow.read(item)));
  }

  async function share(draft: ShareDraft, request: RequestClaim | undefined): Promise<Share> {
    const before = await table.answered(request);
    if (before?.repeated) return present(session, await one(before.result as ShareId));
    const [subject, settings] = await Promise.all([subjectOf(session, draft), settingsOf(session)]);
    const row: ShareRow = {
      ...{ ...draft, id: session.newId() as ShareId, ...subject, authorityName: settings.name },
      ...{ by: session.person, sharedAt: session.now, withdrawn: null, version: 1 },
    };
    const committed = await commit('share.made', { row, was: null }, { request });
    return committed.repeated ? present(session, await one(committed.result as ShareId)) : present(session, row);
  }

  const one = (id: ShareId): Promise<ShareRow> => table.get(shareKey(audience, id), shareRow);

  /** Ends a share before its day. What was shown is gone moments later; the row and its reason stay. */
  async function withdraw(
    id: ShareId,
    asked: { why: string; expected: number; request: RequestClaim | undefined },
  ): Promise<Share> {
    const { why, expected, request } = asked;
    const was = await one(id);
    if (was.version !== expected) {
      if ((await table.answered(request)) !== null) return present(session, was);
      throw new ChangedMeanwhile(present(session, was));
    }
    refuseUnpublishing(session, was);
    if (shareState(was, session.today) !== 'shown') throw new WrongState('It is no longer shown to anyone.');
    const row: ShareRow = { ...was, withdrawn: { at: session.now, why }, version: was.version + 1 };
    await commit('share.withdrawn', { row, was }, { request, why });
    return present(session, row);
  }

  function commit(
    verb: string,
    { row, was }: { row: ShareRow; was: ShareRow | null },
    { request, why }: { request: RequestClaim | undefined; why?: string },
  ) {
    return table.commit({
      verb,
      subject: sharesPartition(audience),
      effectiveOn: session.today,
      why,
      puts: [put({ key: shareKey(audience, row.id), shape: shareRow, row, was })],
      request,
      result: row.id,
    });
  }

  return { list, share, withdraw };
}

function present(session: Session, row: ShareRow): Share {
  const { authorityName: _, retention: _retention, ...share } = row;
  const state = shareState(row, session.today);
  const needs = kindOf(row.audience) === 'public' ? 'administer' : 'edit';
  return { ...share, state, can: { withdraw: state === 'shown' && hasRight(session.seat.role, needs) } };
}
