import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { commentKey, commentWordsKey, consultationPartition } from '#kernel/consultation-keys.ts';
import {
  type CommentRow,
  type CommentWordsRow,
  type ConsultationRow,
  commentRow,
  commentWordsRow,
  consultationRetention,
} from '#kernel/consultation-rows.ts';
import { NotAllowed } from '#kernel/errors.ts';
import { aboutProblems, commentRefusal, consultationState, mayComment } from '#shared/consultations/rules.ts';
import type { AnswerDraft, CommentDraft, ConsultationComment, SettingAside } from '#shared/consultations/schema.ts';
import { CommentId, type ConsultationId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { type Conditional, refuse, refuseWrongState, stillStands } from '../settle.ts';
import { commentOf, consultationStore, rowsOf, type WholeConsultation } from './store.ts';
import { presentComment } from './view.ts';

/** What officers say about a draft, and what becomes of every comment that was taken in. */
export function commentChanges(session: Session) {
  const { audience, table, today, now, person } = session;
  const store = consultationStore(session);

  async function comment(
    id: ConsultationId,
    draft: CommentDraft,
    request: RequestClaim | undefined,
  ): Promise<ConsultationComment> {
    const whole = await store.whole(id);
    const { consultation } = whole;
    if (!mayComment(session.seat, consultation)) {
      throw new NotAllowed('You are not among the officers who are asked. An editor or administrator can name you.');
    }
    refuseWrongState(commentRefusal(consultation, today));
    refuse(aboutProblems(draft, { rows: rowsOf(whole), questions: consultation.questions.length }));
    const { words, onBehalfOf, ...about } = draft;
    const own = CommentId.parse(session.newId());
    const row: CommentRow = {
      ...{ id: own, consultation: id, ...about, from: { kind: 'officer', as: onBehalfOf }, person },
      ...{ receivedAt: now, redacted: false, answer: null, setAside: null },
      ...{ version: 1, retention: consultationRetention },
    };
    const said: CommentWordsRow = {
      ...{ comment: own, words, name: '', expiresAt: null, version: 1, retention: consultationRetention },
    };
    const committed = await table.commit({
      ...{ verb: 'comment.made', subject: consultationPartition(audience, id), effectiveOn: today },
      ...{ puts: newComment(session, row, said), request, result: own },
    });
    return one(id, committed.repeated ? CommentId.parse(committed.result) : own);
  }

  async function answer(
    id: ConsultationId,
    asked: AnswerDraft & Conditional & { comment: CommentId },
  ): Promise<ConsultationComment> {
    const { expected, request, comment: of, ...answered } = asked;
    const whole = await store.whole(id);
    const was = commentOf(whole, of);
    if (!(await stands(whole, was, { expected, request }))) return one(id, of);
    refuseWrongState(answerRefusal(whole.consultation, was, today));
    refuse(await rowProblems(whole, answered));
    const row = { ...was, answer: { ...answered, by: person, at: now }, version: was.version + 1 };
    await table.commit({
      ...{ verb: 'comment.answered', subject: consultationPartition(audience, id), effectiveOn: today },
      ...{ puts: [commentPut(row, was)], request, result: of },
    });
    return one(id, of);
  }

  /** The row that was changed because of a comment may be a new one, which the draft did not have. */
  async function rowProblems(whole: WholeConsultation, { node }: AnswerDraft): Promise<FieldProblem[]> {
    if (node === null || rowsOf(whole).has(node)) return [];
    const plan = await store.plan(whole.consultation.plan);
    const isThere = plan?.nodes.some((each) => each.id === node && each.removed === null) ?? false;
    return isThere ? [] : [{ pointer: '#/node', detail: 'Choose a row of the plan, or none' }];
  }

  /** Its words are gone with it: the record says that there was a comment, who set it aside and why. */
  async function setAside(
    id: ConsultationId,
    asked: SettingAside & Conditional & { comment: CommentId },
  ): Promise<ConsultationComment> {
    const { expected, request, comment: of, reason, why } = asked;
    const whole = await store.whole(id);
    const was = commentOf(whole, of);
    if (!(await stands(whole, was, { expected, request }))) return one(id, of);
    refuseWrongState(answerRefusal(whole.consultation, was, today));
    const row = { ...was, setAside: { at: now, by: person, reason, why }, version: was.version + 1 };
    const key = commentWordsKey(audience, id, of);
    const said = await table.find(key, commentWordsRow);
    const emptied = said && { ...said, words: '', name: '', version: said.version + 1 };
    await table.commit({
      ...{ verb: 'comment.set-aside', subject: consultationPartition(audience, id), effectiveOn: today, why },
      puts: [
        commentPut(row, was),
        ...(emptied === null ? [] : [put({ key, shape: commentWordsRow, row: emptied, was: said, unlogged: true })]),
      ],
      ...{ request, result: of },
    });
    return one(id, of);
  }

  const commentPut = (row: CommentRow, was: CommentRow): AnyPut =>
    put({ key: commentKey(audience, row.consultation, row.id), shape: commentRow, row, was });

  async function one(id: ConsultationId, of: CommentId): Promise<ConsultationComment> {
    return shownComment(session, await store.whole(id), of);
  }

  const stands = (whole: WholeConsultation, row: CommentRow, asked: Conditional): Promise<boolean> =>
    stillStands(session, row, { ...asked, current: shownComment(session, whole, row.id) });

  return { comment, answer, setAside };
}

/** The rows of a comment that was not there: what becomes of it, and apart from that what it says. */
export function newComment({ audience }: Session, row: CommentRow, said: CommentWordsRow): AnyPut[] {
  const { consultation, id } = row;
  return [
    put({ key: commentKey(audience, consultation, id), shape: commentRow, row, was: null }),
    put({
      ...{ key: commentWordsKey(audience, consultation, id), shape: commentWordsRow, row: said, was: null },
      unlogged: true,
    }),
  ];
}

export function shownComment(session: Session, whole: WholeConsultation, id: CommentId): ConsultationComment {
  const found = whole.comments.find((comment) => comment.id === id);
  if (found === undefined) throw new Error('A comment that was read is not among those of its consultation');
  return presentComment(session, whole.consultation, found);
}

function answerRefusal(consultation: ConsultationRow, { setAside }: CommentRow, today: string): string | null {
  const state = consultationState(consultation, today);
  if (state === 'final') return 'The final version is published: what was answered stays as it was published.';
  if (state === 'withdrawn') return 'The consultation was withdrawn.';
  return setAside === null ? null : 'The comment was set aside.';
}
