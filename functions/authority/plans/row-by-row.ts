import type { RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, DomainError } from '#kernel/errors.ts';
import type { NodeId } from '#shared/ids.ts';
import type { RefusedRow } from '#shared/plans/refused-row.ts';

type Claim = RequestClaim | undefined;

/** Of a request that changes several rows, the part that is one row’s: asked again, what went already is not done twice. */
export const claimOf = (request: Claim, node: NodeId): Claim =>
  request && { ...request, key: `${request.key}~${node}` };

/** Each row is a change of its own: a refusal of one is told beside the others; what is nobody’s refusal ends the request. */
export async function attempted<T>(
  { id, title = 'A row of this plan' }: { id: NodeId; title?: string | undefined },
  go: () => Promise<T>,
): Promise<{ went: T } | { refused: RefusedRow }> {
  try {
    return { went: await go() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refused: { node: id, title, why: inWords(error) } };
  }
}

function inWords(error: DomainError): string {
  if (error instanceof AnswersNotRight) return error.errors.map(({ detail }) => `${detail}.`).join(' ');
  return error.status === 412 ? 'Somebody changed it meanwhile. Look at it again.' : error.message;
}
