import { put, type RequestClaim } from '#kernel/change.ts';
import { consultationPartition, inboxCommentKey } from '#kernel/consultation-keys.ts';
import {
  type CommentRow,
  type CommentWordsRow,
  consultationRetention,
  type InboxCommentRow,
  inboxCommentRow,
} from '#kernel/consultation-rows.ts';
import { WrongState } from '#kernel/errors.ts';
import { responseTime } from '#kernel/inbox.ts';
import type { Table } from '#kernel/table.ts';
import { consultationState } from '#shared/consultations/rules.ts';
import type { ConsultationComment, SettingAside, TakingIn } from '#shared/consultations/schema.ts';
import type { CommentId, ConsultationId } from '#shared/ids.ts';
import type { Session } from '../deps.ts';
import { refuseWrongState } from '../settle.ts';
import { newComment, shownComment } from './comments.ts';
import { consultationStore } from './store.ts';

type Of = { consultation: ConsultationId; comment: CommentId };

/** What becomes of what came in from outside: an officer takes it in or sets it aside, and its words leave the inbox. */
export function moderation(session: Session) {
  const { audience, authority, today, now, person, table } = session;
  const store = consultationStore(session);

  async function waiting(of: Of, inbox: Table): Promise<InboxCommentRow> {
    const row = await inbox.get(inboxCommentKey(authority, of), inboxCommentRow);
    if (row.done !== null) throw new WrongState('Someone has taken it in or set it aside already.');
    return row;
  }

  async function takeIn(of: Of, asked: TakingIn, request: RequestClaim | undefined): Promise<ConsultationComment> {
    const { consultation } = of;
    if ((await table.answered(request)) !== null) return one(of);
    const inbox = await session.inbox();
    const head = await store.head(consultation);
    const was = await waiting(of, inbox);
    const state = consultationState(head, today);
    refuseWrongState(state === 'final' || state === 'withdrawn' ? 'The consultation is over.' : null);
    const { id, node, question, from, receivedAt, person: sender } = was;
    const row: CommentRow = {
      ...{ id, consultation, node, question, from: { kind: from.kind, as: from.as }, person: sender, receivedAt },
      ...{ redacted: asked.words !== was.words, answer: null, setAside: null },
      ...{ version: 1, retention: consultationRetention },
    };
    const said: CommentWordsRow = {
      ...{ comment: id, words: asked.words, name: from.name, version: 1, ...responseTime(head.closesOn) },
    };
    await inbox.commit({
      ...{ verb: 'comment.taken-in', subject: consultationPartition(audience, consultation), effectiveOn: today },
      puts: [...newComment(session, row, said), done(was, { as: 'taken-in', reason: null, why: '' })],
      ...{ request, result: id },
    });
    return one(of);
  }

  async function setAside(of: Of, asked: SettingAside, request: RequestClaim | undefined): Promise<void> {
    if ((await table.answered(request)) !== null) return;
    const inbox = await session.inbox();
    await store.head(of.consultation);
    const was = await waiting(of, inbox);
    await inbox.commit({
      ...{ verb: 'comment.set-aside', subject: consultationPartition(audience, of.consultation), effectiveOn: today },
      ...{ why: asked.why, puts: [done(was, { ...asked, as: 'set-aside' })], request, result: of.comment },
    });
  }

  /** What is left in the inbox: that something came, who dealt with it and how. The log tells no more than that either. */
  function done(was: InboxCommentRow, how: Pick<NonNullable<InboxCommentRow['done']>, 'as' | 'reason' | 'why'>) {
    const row: InboxCommentRow = {
      ...{ ...was, words: '', from: { ...was.from, name: '' }, done: { at: now, by: person, ...how } },
      version: was.version + 1,
    };
    const key = inboxCommentKey(authority, { consultation: was.consultation, comment: was.id });
    return put({ key, shape: inboxCommentRow, row, was, unlogged: true });
  }

  async function one({ consultation, comment }: Of): Promise<ConsultationComment> {
    return shownComment(session, await store.whole(consultation), comment);
  }

  return { takeIn, setAside };
}
