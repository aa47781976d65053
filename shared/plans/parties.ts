import type { PersonId } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import type { Party } from './party.ts';

/** Two parties are one where they have the same words, however they are written. */
export function partyKey(party: Party): string {
  if (party.kind === 'person') return `person ${party.person}`;
  if (party.kind === 'board') return `board ${party.board}`;
  return `${party.kind} ${party.name.toLocaleLowerCase('en-GB')}`;
}

export const isPerson = (party: Party, person: PersonId): boolean => party.kind === 'person' && party.person === person;

/** The same party named twice, by the place where it stands again. */
export function repeatedParties(parties: readonly Party[], pointer: string): FieldProblem[] {
  const keys = parties.map(partyKey);
  return keys.flatMap((key, place) =>
    keys.indexOf(key) === place ? [] : [{ pointer: `${pointer}/${place}`, detail: 'This is named already' }],
  );
}

/** What a change was is judged by someone else than who made it (M18). */
export function evaluatorProblems(
  { owner, evaluatedBy }: { owner: PersonId | null; evaluatedBy: readonly Party[] },
  pointer = '#/evaluatedBy',
): FieldProblem[] {
  return evaluatedBy.flatMap((party, place) =>
    owner !== null && isPerson(party, owner)
      ? [{ pointer: `${pointer}/${place}`, detail: 'Choose someone other than the owner to evaluate it' }]
      : [],
  );
}
