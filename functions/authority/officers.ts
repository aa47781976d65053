import { keySeparator, topPartition } from '#kernel/keys.ts';
import { type PersonRow, personRow } from '#kernel/settings-rows.ts';
import type { PersonId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from './deps.ts';

const people = `PERSON${keySeparator}`;

/** Everyone in the authority’s directory, by id. */
export async function peopleOf({ audience, table }: Session): Promise<Map<PersonId, PersonRow>> {
  const items = await table.all(topPartition(audience), { prefix: people });
  return new Map(items.map((item) => personRow.read(item)).map((row) => [row.id, row]));
}

/** Those who are named must work here today. */
export async function officerProblems(
  session: Session,
  named: readonly { person: PersonId | null; pointer: string }[],
): Promise<FieldProblem[]> {
  if (named.every(({ person }) => person === null)) return [];
  const listed = await peopleOf(session);
  return named.flatMap(({ person, pointer }) => {
    const row = person === null ? undefined : listed.get(person);
    const isHere = person === null || (row !== undefined && !row.left && !row.outside);
    return isHere ? [] : [{ pointer, detail: 'Choose someone who works here' }];
  });
}
