import type { RequestClaim } from '#kernel/change.ts';
import { inboxAnswerKey } from '#kernel/cycle-keys.ts';
import { type InboxAnswerRow, inboxAnswerRow } from '#kernel/cycle-rows.ts';
import { AnswersNotRight, TooMany, WrongState } from '#kernel/errors.ts';
import { keptInInbox, putIntoInbox } from '#kernel/inbox.ts';
import type { AnswerReceived, SharedAsk } from '#shared/cycles/outside.ts';
import { answeringRefusal, answerProblems, mostAnswersInDay } from '#shared/cycles/outside-rules.ts';
import { AnswerId } from '#shared/ids.ts';
import type { UpdateDraft } from '#shared/plans/schema.ts';
import type { Deps, Session } from './deps.ts';
import { idOf } from './request-ids.ts';

type Sent = { ask: SharedAsk; draft: UpdateDraft; request: RequestClaim | undefined };

/** Puts an owner's answer into the inbox of the authority that asks; it is taken in from there and waits for its review. */
export async function sendAnswer(
  { base: client, tableName: table, newId, clock }: Deps,
  { seat, today }: Session,
  { ask, draft, request }: Sent,
): Promise<AnswerReceived> {
  const refusal = answeringRefusal(ask);
  if (refusal !== null) throw new WrongState(refusal);
  const problems = answerProblems(ask, draft, today);
  if (problems.length > 0) throw new AnswersNotRight(problems);
  const receivedAt = clock().toISOString();
  const id = AnswerId.parse(request === undefined ? newId() : idOf(`${seat.person} ${request.key}`));
  const { plan, node } = ask;
  const cycle = ask.cycle.id;
  const row: InboxAnswerRow = {
    ...{ id, plan, cycle, node, person: seat.person, audience: seat.audience, words: draft },
    ...{ receivedAt, done: null, redriven: 0, version: 1, ...keptInInbox(today) },
  };
  const authority = ask.authority.id;
  const item = { ...inboxAnswerRow.write(row), ...inboxAnswerKey(authority, { plan, cycle, node, answer: id }) };
  const sending = { authority, item, sender: seat.person, today, most: mostAnswersInDay };
  if ((await putIntoInbox({ client, table }, sending)) === 'too-many') {
    throw new TooMany(
      `You have sent ${mostAnswersInDay} answers today. Send more tomorrow, or write to the authority.`,
    );
  }
  return { id, receivedAt };
}
