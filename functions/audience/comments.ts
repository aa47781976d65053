import type { RequestClaim } from '#kernel/change.ts';
import { commentItem, responseTime } from '#kernel/inbox.ts';
import { aboutProblems, sendingRefusal } from '#shared/consultations/rules.ts';
import type { MemberComment } from '#shared/consultations/schema.ts';
import { CommentReceived, type SharedConsultation } from '#shared/consultations/shown.ts';
import { CommentId } from '#shared/ids.ts';
import type { Deps, Session } from './deps.ts';
import { send } from './sending.ts';

type Sent = { consultation: SharedConsultation; draft: MemberComment; request: RequestClaim | undefined };

/** Puts a member's comment into the inbox of the authority that asks. */
export async function sendComment(
  deps: Deps,
  session: Session,
  { consultation, draft, request }: Sent,
): Promise<CommentReceived> {
  const { seat, today } = session;
  const authority = consultation.authority.id;
  const rows = new Set<string>(consultation.rows.map(({ id }) => id));
  const sent = await send(deps, session, {
    ...{ authority, request, called: 'comments', refusal: sendingRefusal(consultation, today) },
    problems: aboutProblems(draft, { rows, questions: consultation.questions.length }),
    item: ({ id, receivedAt }) =>
      commentItem(authority, {
        ...{ id: CommentId.parse(id), consultation: consultation.id, ...draft },
        ...{ from: { kind: 'member', name: '', as: seat.name }, person: seat.person },
        ...{ receivedAt, done: null, version: 1, ...responseTime(consultation.closesOn) },
      }),
  });
  return CommentReceived.parse(sent);
}
