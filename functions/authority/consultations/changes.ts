import { shareKey, sharesPartition } from '#kernel/audience-keys.ts';
import { type ShareRow, shareRow } from '#kernel/audience-rows.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { consultationKey, consultationPartition, frozenKey } from '#kernel/consultation-keys.ts';
import {
  type ConsultationRow,
  consultationRetention,
  consultationRow,
  frozenPlanRow,
} from '#kernel/consultation-rows.ts';
import { WrongState } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import type { NodeRow, PlanRow } from '#kernel/plan-rows.ts';
import { daysAfter } from '#shared/calendar.ts';
import { closingProblems, consultationState, finalRefusal, frozen, shownDays } from '#shared/consultations/rules.ts';
import type {
  ConsultationChange,
  ConsultationDraft,
  ConsultationEnd,
  FinalDraft,
} from '#shared/consultations/schema.ts';
import { inParts } from '#shared/consultations/shown-rules.ts';
import { ConsultationId, type PersonId, type ShareId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { officerProblems } from '../officers.ts';
import { settingsOf } from '../settings/store.ts';
import { type Conditional, refuse, refuseWrongState, stillStands } from '../settle.ts';
import { consultationStore } from './store.ts';
import { presentConsultation, refuseUnpublishing } from './view.ts';

type Planned = { plan: PlanRow; nodes: NodeRow[] };

/** Opening, changing and ending consultations; each is one transaction, with what is shown outside in it. */
export function consultationChanges(session: Session) {
  const { audience, table, today, now, person } = session;
  const store = consultationStore(session);

  async function open(draft: ConsultationDraft, request: RequestClaim | undefined): Promise<ConsultationId> {
    const before = await table.answered(request);
    if (before?.repeated) return ConsultationId.parse(before.result);
    const [planned, settings, names] = await Promise.all([
      store.plan(draft.plan),
      settingsOf(session),
      Promise.all(draft.audiences.map((each) => store.nameOf(each))),
    ]);
    refuse([
      ...(planned === null ? [{ pointer: '#/plan', detail: 'Choose one of your plans' }] : []),
      ...closingProblems(draft.closesOn, today),
      ...audienceProblems(draft, names),
      ...(await namedProblems(draft.officers)),
    ]);
    if (planned === null) throw new Error('A consultation without a plan was let through');
    const id = ConsultationId.parse(session.newId());
    const asked = draft.audiences.map((each, place) => ({
      ...{ audience: each, name: names[place] ?? '', share: session.newId() as ShareId },
    }));
    const row: ConsultationRow = {
      ...{ ...draft, id, planTitle: planned.plan.title, audiences: asked, openedAt: now, openedBy: person },
      ...{ final: null, withdrawn: null, version: 1, retention: consultationRetention, authorityName: settings.name },
    };
    const shares = asked.map((each) => shareOf(session, row, each));
    const committed = await table.commit({
      ...{ verb: 'consultation.opened', subject: consultationPartition(audience, id), effectiveOn: today },
      ...(shares.length > 0 && { alsoIn: [sharesPartition(audience)] }),
      puts: [headPut(row, null), ...frozenPuts(id, 'draft', planned), ...shares.map((share) => sharePut(share, null))],
      ...{ request, result: id },
    });
    return committed.repeated ? ConsultationId.parse(committed.result) : id;
  }

  const namedProblems = (officers: readonly PersonId[]): Promise<FieldProblem[]> =>
    officerProblems(
      session,
      officers.map((each, place) => ({ person: each, pointer: `#/officers/${place}` })),
    );

  const headPut = (row: ConsultationRow, was: ConsultationRow | null): AnyPut =>
    put({ key: consultationKey(audience, row.id), shape: consultationRow, row, was });

  const sharePut = (row: ShareRow, was: ShareRow | null): AnyPut =>
    put({ key: shareKey(audience, row.id), shape: shareRow, row, was });

  /** The plan as it stands, kept whole and for good: the log does not repeat it. */
  function frozenPuts(id: ConsultationId, of: 'draft' | 'final', { plan, nodes }: Planned): AnyPut[] {
    const parts = inParts(frozen(nodes));
    return (parts.length === 0 ? [[]] : parts).map((some, part) => {
      const row = { consultation: id, of, part, shape: plan.shape, nodes: some, version: 1 };
      const key = frozenKey(audience, id, { of, part });
      return put({
        ...{ key, shape: frozenPlanRow, row: { ...row, retention: consultationRetention }, was: null },
        unlogged: true,
      });
    });
  }

  /** Reads the consultation for a change; null, where the same change was made before. */
  async function standing(id: ConsultationId, asked: Conditional): Promise<ConsultationRow | null> {
    const was = await store.head(id);
    const current = presentConsultation(session, was);
    return (await stillStands(session, was, { ...asked, current })) ? was : null;
  }

  async function change(id: ConsultationId, asked: ConsultationChange & Conditional): Promise<void> {
    const { expected, request, why, ...fields } = asked;
    const was = await standing(id, { expected, request });
    if (was === null) return;
    const state = consultationState(was, today);
    refuseWrongState(state === 'final' || state === 'withdrawn' ? 'The consultation is over.' : null);
    const row: ConsultationRow = { ...was, ...withoutUndefined(fields), version: was.version + 1 };
    refuse([
      ...(row.closesOn === was.closesOn ? [] : closingProblems(row.closesOn, today)),
      ...(fields.officers === undefined ? [] : await namedProblems(fields.officers)),
    ]);
    await table.commit({
      ...{ verb: 'consultation.changed', subject: consultationPartition(audience, id), effectiveOn: today, why },
      ...{ puts: [headPut(row, was)], request, result: id },
    });
  }

  async function publishFinal(id: ConsultationId, asked: FinalDraft & Conditional): Promise<void> {
    const was = await standing(id, asked);
    if (was === null) return;
    refuseUnpublishing(session, was);
    const [{ comments }, planned] = await Promise.all([store.whole(id), store.plan(was.plan)]);
    const unanswered = comments.filter(({ answer, setAside }) => answer === null && setAside === null).length;
    refuseWrongState(finalRefusal(was, today, { unanswered, leave: asked.leaveUnanswered }));
    if (planned === null) throw new WrongState('The plan was removed, so there is no final version to publish.');
    const row = { ...was, final: { at: now, by: person, words: asked.words }, version: was.version + 1 };
    await table.commit({
      ...{ verb: 'consultation.final', subject: consultationPartition(audience, id), effectiveOn: today },
      ...{ puts: [headPut(row, was), ...frozenPuts(id, 'final', planned)], request: asked.request, result: id },
    });
  }

  /** Ends it before its time: nobody outside sees it any more, moments later. */
  async function withdraw(id: ConsultationId, { why, ...asked }: ConsultationEnd & Conditional): Promise<void> {
    const was = await standing(id, asked);
    if (was === null) return;
    refuseUnpublishing(session, was);
    refuseWrongState(was.withdrawn === null ? null : 'It was withdrawn already.');
    const withdrawn = { at: now, why };
    const shares = await Promise.all(was.audiences.map(({ share }) => table.get(shareKey(audience, share), shareRow)));
    const shown = shares.filter((share) => share.withdrawn === null);
    await table.commit({
      ...{ verb: 'consultation.withdrawn', subject: consultationPartition(audience, id), effectiveOn: today, why },
      ...(shown.length > 0 && { alsoIn: [sharesPartition(audience)] }),
      puts: [
        headPut({ ...was, withdrawn, version: was.version + 1 }, was),
        ...shown.map((share) => sharePut({ ...share, withdrawn, version: share.version + 1 }, share)),
      ],
      ...{ request: asked.request, result: id },
    });
  }

  return { open, change, publishFinal, withdraw };
}

function audienceProblems(
  { audiences, officers }: ConsultationDraft,
  names: readonly (string | null)[],
): FieldProblem[] {
  if (audiences.length === 0 && officers.length === 0) {
    return [{ pointer: '#/audiences', detail: 'Choose whom you ask: officers, a board, a partnership or everyone' }];
  }
  return audiences.flatMap((each, place) => {
    const pointer = `#/audiences/${place}`;
    if (audiences.indexOf(each) !== place) return [{ pointer, detail: 'Choose each audience once' }];
    return names[place] === null
      ? [{ pointer, detail: 'Choose one of your boards, a partnership that you take part in, or everyone' }]
      : [];
  });
}

type Asked = ConsultationRow['audiences'][number];

/** What makes the publisher show it there, and the list of what is shared tell of it. */
function shareOf(session: Session, row: ConsultationRow, { audience, name, share }: Asked): ShareRow {
  return {
    ...{ id: share, audience, audienceName: name, thing: { kind: 'consultation', consultation: row.id } },
    ...{ fields: null, until: daysAfter(row.closesOn, shownDays), partOf: row.planTitle, title: row.title },
    ...{ by: session.person, sharedAt: session.now, withdrawn: null, version: 1 },
    ...{ authorityName: row.authorityName, retention: consultationRetention },
  };
}
