import type { RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, TooMany, WrongState } from '#kernel/errors.ts';
import { commentItem, putIntoInbox, responseTime } from '#kernel/inbox.ts';
import { aboutProblems, sendingRefusal } from '#shared/consultations/rules.ts';
import type { MemberComment } from '#shared/consultations/schema.ts';
import type { CommentReceived, SharedConsultation } from '#shared/consultations/shown.ts';
import { CommentId } from '#shared/ids.ts';
import type { Deps, Session } from './deps.ts';
import { idOf } from './request-ids.ts';

const mostInDay = 50;

type Sent = { consultation: SharedConsultation; draft: MemberComment; request: RequestClaim | undefined };

/** Puts a member's comment into the inbox of the authority that asks. Who they are stands in their seat. */
export async function sendComment(
  { base: client, tableName: table, newId, clock }: Deps,
  { seat, today }: Session,
  { consultation, draft, request }: Sent,
): Promise<CommentReceived> {
  const refusal = sendingRefusal(consultation, today);
  if (refusal !== null) throw new WrongState(refusal);
  const rows = new Set<string>(consultation.rows.map(({ id }) => id));
  const problems = aboutProblems(draft, { rows, questions: consultation.questions.length });
  if (problems.length > 0) throw new AnswersNotRight(problems);
  const receivedAt = clock().toISOString();
  const id = CommentId.parse(request === undefined ? newId() : idOf(`${seat.person} ${request.key}`));
  const row = {
    ...{ id, consultation: consultation.id, ...draft, from: { kind: 'member' as const, name: '', as: seat.name } },
    ...{ person: seat.person, receivedAt, done: null, version: 1, ...responseTime(consultation.closesOn) },
  };
  const { id: authority } = consultation.authority;
  const sending = { authority, item: commentItem(authority, row), sender: seat.person, today, most: mostInDay };
  if ((await putIntoInbox({ client, table }, sending)) === 'too-many') {
    throw new TooMany(`You have sent ${mostInDay} comments today. Send more tomorrow, or write to the authority.`);
  }
  return { id, receivedAt };
}
