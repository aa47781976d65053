import { partnershipKey, partnershipPrefix, shareKey, sharesPartition } from '#kernel/audience-keys.ts';
import { partnershipRow, type ShareRow, shareRow } from '#kernel/audience-rows.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, NotAllowed, WrongState } from '#kernel/errors.ts';
import { nodeKey, planKey, topPartition } from '#kernel/keys.ts';
import { nodeRow, planRetention, planRow } from '#kernel/plan-rows.ts';
import { kindOf, shareProblems, shareState } from '#shared/audiences/rules.ts';
import type { Share, ShareChoice, ShareDraft } from '#shared/audiences/schema.ts';
import { AudienceId, PartnershipId, type ShareId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Session } from '../deps.ts';
import { settingsOf } from '../settings/store.ts';

/** What the authority shows to whom. What its audience is given follows from these rows; this store never touches it. */
export function shareStore(session: Session) {
  const { authority, audience, table } = session;
  const anyone = AudienceId.parse(`public:${authority}`);
  const mayPublish = hasRight(session.seat.role, 'administer');

  async function list(): Promise<Share[]> {
    const items = await table.all(sharesPartition(audience), { newestFirst: true });
    return items.map((item) => present(session, shareRow.read(item)));
  }

  /** The partnerships that the authority takes part in and, for an administrator, everyone. */
  async function choices(): Promise<ShareChoice[]> {
    const items = await table.all(topPartition(audience), { prefix: partnershipPrefix });
    const partnerships = items.map((item) => partnershipRow.read(item));
    return [
      ...partnerships.map(({ id, name }) => ({ audience: AudienceId.parse(`partnership:${id}`), name })),
      ...(mayPublish ? [{ audience: anyone, name: everyone }] : []),
    ];
  }

  async function audienceName(wanted: AudienceId): Promise<string | null> {
    if (wanted === anyone) {
      if (mayPublish) return everyone;
      throw new NotAllowed('Only an administrator may publish to everyone. An administrator can do it for you.');
    }
    const id = PartnershipId.safeParse(wanted.split(':')[1]);
    if (kindOf(wanted) !== 'partnership' || !id.success) return null;
    return (await table.find(partnershipKey(audience, id.data), partnershipRow))?.name ?? null;
  }

  async function share(draft: ShareDraft, request: RequestClaim | undefined): Promise<Share> {
    const { thing, until, fields } = draft;
    const [name, plan, node, settings] = await Promise.all([
      audienceName(draft.audience),
      table.find(planKey(audience, thing.plan), planRow),
      table.find(nodeKey(audience, thing.plan, thing.node), nodeRow),
      settingsOf(session),
    ]);
    const isThere = plan !== null && plan.removed === null && plan.batch === null && node?.removed === null;
    const problems = [
      ...(name === null
        ? [{ pointer: '#/audience', detail: 'Choose a partnership that your authority takes part in' }]
        : []),
      ...(isThere ? [] : [{ pointer: '#/thing/node', detail: 'Choose a row of one of your plans' }]),
      ...shareProblems(draft, plan?.shape ?? null, session.today),
    ];
    if (name === null || !isThere || problems.length > 0) throw new AnswersNotRight(problems);
    const row: ShareRow = {
      ...{ id: session.newId() as ShareId, audience: draft.audience, audienceName: name, thing, fields, until },
      ...{ authorityName: settings.name, planTitle: plan.title, title: node.title },
      ...{ by: session.person, sharedAt: session.now, withdrawn: null, version: 1, retention: planRetention },
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
    if (was.audience === anyone && !mayPublish) {
      throw new NotAllowed('Only an administrator may withdraw what is published to everyone.');
    }
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

  return { list, choices, share, withdraw };
}

const everyone = 'Everyone';

function present(session: Session, row: ShareRow): Share {
  const { authorityName: _, retention: _retention, ...share } = row;
  const state = shareState(row, session.today);
  const needs = kindOf(row.audience) === 'public' ? 'administer' : 'edit';
  return { ...share, state, can: { withdraw: state === 'shown' && hasRight(session.seat.role, needs) } };
}
