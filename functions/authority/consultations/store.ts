import { boardRow, boardSummaryRow } from '#kernel/board-rows.ts';
import {
  consultationKey,
  consultationPartition,
  consultationsPartition,
  inboxOfConsultation,
  inboxPartition,
} from '#kernel/consultation-keys.ts';
import {
  type CommentRow,
  type ConsultationRow,
  consultationRow,
  consultationRowsOf,
  type InboxCommentRow,
  inboxCommentRow,
} from '#kernel/consultation-rows.ts';
import { commentsOf, frozenPlanOf } from '#kernel/consultations.ts';
import { NothingHere } from '#kernel/errors.ts';
import { boardKey, boardSummaries, planPartition, topPartition } from '#kernel/keys.ts';
import { type NodeRow, type PlanRow, planRowsOf } from '#kernel/plan-rows.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { ShareChoice } from '#shared/audiences/schema.ts';
import type { FrozenPlan } from '#shared/consultations/rules.ts';
import type { ConsultationComment } from '#shared/consultations/schema.ts';
import { AudienceId, BoardId, type ConsultationId, type PlanId } from '#shared/ids.ts';
import { audienceNameOf, choicesOutside } from '../audiences.ts';
import type { Session } from '../deps.ts';

export type WholeConsultation = {
  consultation: ConsultationRow;
  draft: FrozenPlan;
  final: FrozenPlan | null;
  comments: Omit<ConsultationComment, 'can'>[];
  /** The comments as they are kept, without their words. */
  rows: CommentRow[];
};

/** Reading consultations. Changing them is in `changes.ts`, `comments.ts` and `moderation.ts`. */
export function consultationStore(session: Session) {
  const { audience, authority, table } = session;

  /** Newest first. */
  async function list(): Promise<ConsultationRow[]> {
    const items = await table.all(consultationsPartition(audience), { newestFirst: true });
    return items.map((item) => consultationRow.read(item));
  }

  const head = (id: ConsultationId): Promise<ConsultationRow> =>
    table.get(consultationKey(audience, id), consultationRow);

  async function whole(id: ConsultationId): Promise<WholeConsultation> {
    const [consultation, items] = await Promise.all([
      head(id),
      table.all(consultationPartition(audience, id), { consistent: true }),
    ]);
    const rows = consultationRowsOf(items, session.now);
    const draft = frozenPlanOf(rows.draft);
    if (draft === null) throw new Error('A consultation has no draft');
    return { consultation, draft, final: frozenPlanOf(rows.final), comments: commentsOf(rows), rows: rows.comments };
  }

  /** A plan as it stands now; null where it is gone or not there yet. */
  async function plan(id: PlanId): Promise<{ plan: PlanRow; nodes: NodeRow[] } | null> {
    const { plan: found, nodes } = planRowsOf(await table.all(planPartition(audience, id), { consistent: true }));
    return found === null || found.removed !== null ? null : { plan: found, nodes };
  }

  /** Outside whom one may consult: partnerships, the members of boards and, for an administrator, everyone. */
  async function choices(): Promise<ShareChoice[]> {
    const [shared, items] = await Promise.all([
      choicesOutside(session),
      table.all(topPartition(audience), { prefix: boardSummaries }),
    ]);
    const boards = items.map((item) => boardSummaryRow.read(item));
    const members = boards
      .filter(({ status }) => status !== 'closed')
      .map(({ id, name }) => ({ audience: AudienceId.parse(`board:${authority}:${id}`), name: `Members of ${name}` }));
    return [...shared, ...members];
  }

  /** What an audience is called; null where it is none that this authority may consult. */
  async function nameOf(wanted: AudienceId): Promise<string | null> {
    if (kindOf(wanted) !== 'board') return audienceNameOf(session, wanted);
    const [, owner, board] = wanted.split(':');
    if (owner !== authority) return null;
    const found = await table.find(boardKey(audience, BoardId.parse(board)), boardRow);
    return found && `Members of ${found.name}`;
  }

  /** What came in for a consultation, oldest first, also what was taken in or set aside. */
  async function inbox(id: ConsultationId): Promise<InboxCommentRow[]> {
    await head(id);
    const own = await session.inbox();
    const items = await own.all(inboxPartition(authority), { prefix: inboxOfConsultation(id), consistent: true });
    const rows = items.map((item) => inboxCommentRow.read(item));
    return rows.filter(({ expiresAt }) => expiresAt === null || expiresAt > Date.parse(session.now) / 1000);
  }

  return { list, head, whole, plan, choices, nameOf, inbox };
}

/** The rows of the draft, by which a comment can be told from one about nothing. */
export const rowsOf = ({ draft }: Pick<WholeConsultation, 'draft'>): ReadonlySet<string> =>
  new Set<string>(draft.nodes.map(({ id }) => id));

export function commentOf({ rows }: WholeConsultation, id: string): CommentRow {
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw new NothingHere();
  return found;
}
