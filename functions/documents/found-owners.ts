import { topPartition } from '#kernel/keys.ts';
import { personRow } from '#kernel/settings-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import { mayOwn } from '#shared/people/rules.ts';
import { ownerHeading } from '#shared/plans/column-meaning.ts';
import type { Found, FoundRow } from '#shared/work/schema.ts';

/** Everybody of the directory by name, whoever has left too. */
export async function namesOfPeople({ table, audience }: Reading): Promise<Map<string, string>> {
  const items = await table.all(topPartition(audience), { prefix: 'PERSON#' });
  return new Map(items.map((item) => personRow.read(item)).map(({ id, name }) => [id, name]));
}

const tidy = (words: string) => words.replace(/\s+/gu, ' ').trim().toLowerCase();

type Reading = Pick<WorkerSession, 'table' | 'audience'>;

/**
 * Finds the people whom a file names as owners in the directory. Whose name is nobody’s, or that of two people, stays beside the
 * row as it was found.
 */
export async function withOwnersFound({ table, audience }: Reading, found: Found): Promise<Found> {
  if (found.rows.every(({ owner }) => owner === undefined)) return found;
  const items = await table.all(topPartition(audience), { prefix: 'PERSON#' });
  const people = items.map((item) => personRow.read(item)).filter((person) => mayOwn(person));
  const byName = Map.groupBy(people, ({ name }) => tidy(name));
  const rows = found.rows.map((row): FoundRow => {
    const { owner, ...rest } = row;
    if (owner === undefined) return row;
    const [person, ...more] = byName.get(tidy(owner.words)) ?? [];
    if (person !== undefined && more.length === 0) return { ...rest, owner: { ...owner, person: person.id } };
    return { ...rest, others: [...(rest.others ?? []), { heading: ownerHeading, words: owner.words }] };
  });
  return { ...found, rows };
}
