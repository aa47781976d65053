import type { ConsultationRow, InboxCommentRow } from '#kernel/consultation-rows.ts';
import { NotAllowed } from '#kernel/errors.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import {
  consultationState,
  type FrozenPlan,
  frozen,
  ledDifferences,
  mattersOf,
  mayComment,
} from '#shared/consultations/rules.ts';
import {
  type Consultation,
  type ConsultationComment,
  type ConsultationDifference,
  type ConsultationView,
  InboxComment,
  type InboxList,
  type LedDifference,
} from '#shared/consultations/schema.ts';
import type { PersonId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Session } from '../deps.ts';
import { peopleOf } from '../officers.ts';
import { consultationStore, type WholeConsultation } from './store.ts';

/** What everyone sees is published, and withdrawn, by an administrator alone. */
const isPublic = ({ audiences }: Pick<ConsultationRow, 'audiences'>): boolean =>
  audiences.some(({ audience }) => kindOf(audience) === 'public');

export function refuseUnpublishing({ seat }: Session, row: Pick<ConsultationRow, 'audiences'>): void {
  if (!isPublic(row) || hasRight(seat.role, 'administer')) return;
  throw new NotAllowed('Everyone can read this consultation, so an administrator publishes its end or withdraws it.');
}

export function presentConsultation(session: Session, row: ConsultationRow): Consultation {
  const { authorityName: _, retention: _kept, ...consultation } = row;
  const state = consultationState(row, session.today);
  const edits = hasRight(session.seat.role, 'edit') && (state === 'open' || state === 'closed');
  const publishes = !isPublic(row) || hasRight(session.seat.role, 'administer');
  return {
    ...consultation,
    state,
    can: {
      change: edits,
      comment: state === 'open' && session.suspended === null && mayComment(session.seat, row),
      moderate: edits,
      answer: edits,
      publishFinal: edits && publishes && state === 'closed',
      withdraw: hasRight(session.seat.role, 'edit') && publishes && state !== 'withdrawn',
    },
  };
}

export function presentComment(
  session: Session,
  consultation: ConsultationRow,
  comment: Omit<ConsultationComment, 'can'>,
): ConsultationComment {
  const { answer } = presentConsultation(session, consultation).can;
  const can = answer && comment.setAside === null;
  return { ...comment, can: { answer: can, setAside: can } };
}

/** The draft beside its final version or, before there is one, beside the plan as it stands. */
export async function differenceOf(session: Session, whole: WholeConsultation): Promise<ConsultationDifference> {
  const { draft, final, comments, consultation } = whole;
  const later = final ?? (await planNow(session, consultation)) ?? draft;
  const names = await namesOf(session);
  return { isFinal: final !== null, rows: ledDifferences({ draft, later }, comments, { nameOf: names }) };
}

async function planNow(session: Session, { plan: id }: ConsultationRow): Promise<FrozenPlan | null> {
  const found = await consultationStore(session).plan(id);
  return found && { shape: found.plan.shape, nodes: frozen(found.nodes) };
}

async function namesOf(session: Session): Promise<(person: PersonId) => string> {
  const people = await peopleOf(session);
  return (person) => people.get(person)?.name ?? '';
}

export async function presentView(session: Session, whole: WholeConsultation): Promise<ConsultationView> {
  const { consultation, draft, comments } = whole;
  const { rows } = await differenceOf(session, whole);
  return {
    ...presentConsultation(session, consultation),
    shape: draft.shape,
    rows: [...draft.nodes],
    comments: comments.map((comment) => presentComment(session, consultation, comment)),
    matters: mattersLeft(whole, rows),
  };
}

/** Once the final version is published, nothing waits any more. */
const mattersLeft = ({ consultation, comments }: WholeConsultation, rows: readonly LedDifference[]) =>
  consultation.final === null && consultation.withdrawn === null ? mattersOf(comments, rows) : [];

export function presentInbox(rows: readonly InboxCommentRow[]): InboxList {
  const waiting = rows.filter(({ done }) => done === null);
  return {
    items: waiting.map((row) => InboxComment.parse(row)),
    next: null,
    aside: rows.flatMap(({ id, done }) =>
      done === null || done.reason === null
        ? []
        : [{ id, reason: done.reason, why: done.why, at: done.at, by: done.by }],
    ),
  };
}
