import type { RequestClaim } from '#kernel/change.ts';
import { inboxAnswerKey } from '#kernel/cycle-keys.ts';
import { inboxAnswerRow } from '#kernel/cycle-rows.ts';
import { keptInInbox } from '#kernel/inbox.ts';
import { AnswerReceived, type SharedAsk } from '#shared/cycles/outside.ts';
import { answeringRefusal, answerProblems } from '#shared/cycles/outside-rules.ts';
import { AnswerId } from '#shared/ids.ts';
import type { UpdateDraft } from '#shared/plans/schema.ts';
import type { Deps, Session } from './deps.ts';
import { send } from './sending.ts';

type Sent = { ask: SharedAsk; draft: UpdateDraft; request: RequestClaim | undefined };

/** Puts an owner's answer into the inbox of the authority that asks; it is taken in from there and waits for its review. */
export async function sendAnswer(deps: Deps, session: Session, { ask, draft, request }: Sent): Promise<AnswerReceived> {
  const { seat, today } = session;
  const authority = ask.authority.id;
  const about = { plan: ask.plan, cycle: ask.cycle.id, node: ask.node };
  const sent = await send(deps, session, {
    ...{ authority, request, called: 'answers', refusal: answeringRefusal(ask) },
    problems: answerProblems(ask, draft, today),
    item: ({ id, receivedAt }) => {
      const answer = AnswerId.parse(id);
      const row = inboxAnswerRow.write({
        ...{ id: answer, ...about, person: seat.person, audience: seat.audience, words: draft },
        ...{ receivedAt, done: null, redriven: 0, version: 1, ...keptInInbox(today) },
      });
      return { ...row, ...inboxAnswerKey(authority, { ...about, answer }) };
    },
  });
  return AnswerReceived.parse(sent);
}
