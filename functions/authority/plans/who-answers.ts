import { boardSummaryRow } from '#kernel/board-rows.ts';
import { boardSummaryKey, personKey } from '#kernel/keys.ts';
import { personRow } from '#kernel/settings-rows.ts';
import type { PersonId } from '#shared/ids.ts';
import { mayOwn } from '#shared/people/rules.ts';
import { partyKey, repeatedParties } from '#shared/plans/parties.ts';
import type { Party } from '#shared/plans/party.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';

type Answers = Pick<Node, 'owner' | 'responsible' | 'monitoredBy' | 'evaluatedBy'>;

const lists = ['responsible', 'monitoredBy', 'evaluatedBy'] as const;

/** An owner is someone of this authority who has not left, or someone outside who can be asked through a board. */
export async function ownerProblems(
  { audience, table }: Session,
  owner: PersonId | null,
  pointer = '#/owner',
): Promise<FieldProblem[]> {
  const person = owner === null ? null : await table.find(personKey(audience, owner), personRow);
  if (owner === null || (person != null && mayOwn(person))) return [];
  return [{ pointer, detail: 'Choose someone who works here, or who has a seat at one of your boards' }];
}

/** A person of the directory who has not left, officer or not; a board that has not ended. Roles and bodies are words. */
export async function partyProblems({ audience, table }: Session, party: Party, pointer: string) {
  if (party.kind === 'person') {
    const person = await table.find(personKey(audience, party.person), personRow);
    return person?.left === false ? [] : [{ pointer, detail: 'Choose someone of your directory who has not left' }];
  }
  if (party.kind !== 'board') return [];
  const board = await table.find(boardSummaryKey(audience, party.board), boardSummaryRow);
  return board === null ? [{ pointer, detail: 'Choose one of your authority’s boards' }] : [];
}

/** Who is newly named must be there; whom a row names already may have left since. */
export async function answerProblems(session: Session, next: Answers, was: Answers | null): Promise<FieldProblem[]> {
  const owner = next.owner === (was?.owner ?? null) ? [] : ownerProblems(session, next.owner);
  const parties = lists.flatMap((list) => {
    const before = new Set((was?.[list] ?? []).map(partyKey));
    return next[list].flatMap((party, place) =>
      before.has(partyKey(party)) ? [] : [partyProblems(session, party, `#/${list}/${place}`)],
    );
  });
  const repeated = lists.flatMap((list) => repeatedParties(next[list], `#/${list}`));
  return [...(await Promise.all([owner, ...parties])).flat(), ...repeated];
}
