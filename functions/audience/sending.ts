import { createHash } from 'node:crypto';
import type { RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, TooMany, WrongState } from '#kernel/errors.ts';
import { putIntoInbox, type Sending } from '#kernel/inbox.ts';
import type { AuthorityId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Deps, Session } from './deps.ts';

/** How many of each a member can send in a day. */
const mostInDay = 50;

export type Sent = {
  authority: AuthorityId;
  request: RequestClaim | undefined;
  /** Why nothing can be sent any more, in words. */
  refusal: string | null;
  problems: FieldProblem[];
  /** What several of them are called. */
  called: string;
  item: (made: { id: string; receivedAt: string }) => Sending['item'];
};

/** Puts what a member sends into the inbox of an authority, once. Who they are stands in their seat. */
export async function send(
  { base: client, tableName: table, newId, clock }: Deps,
  { seat, today }: Session,
  { authority, request, refusal, problems, called, item }: Sent,
): Promise<{ id: string; receivedAt: string }> {
  if (refusal !== null) throw new WrongState(refusal);
  if (problems.length > 0) throw new AnswersNotRight(problems);
  const made = {
    id: request === undefined ? newId() : idOf(`${seat.person} ${request.key}`),
    receivedAt: clock().toISOString(),
  };
  const sending = { authority, item: item(made), sender: seat.person, today, most: mostInDay };
  if ((await putIntoInbox({ client, table }, sending)) === 'too-many')
    throw new TooMany(`You have sent ${mostInDay} ${called} today. Send more tomorrow, or write to the authority.`);
  return made;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same request again is the same thing sent: its id follows from the request's key. */
function idOf(request: string): string {
  const bytes = createHash('sha256').update(request).digest().subarray(0, 26);
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
}
