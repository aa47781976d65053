import { AuthorityId, type PersonId } from '#shared/ids.ts';
import { type KeyMeaning, meaningOf } from './key-meaning.ts';
import { authorityAudience } from './keys.ts';
import type { startFunction } from './lambda.ts';
import type { ObjectStore } from './objects.ts';
import { type Table, tableFor } from './table.ts';

export type WorkerDeps = Pick<
  ReturnType<typeof startFunction>,
  'tableName' | 'sessions' | 'clientFor' | 'objectsFor' | 'clock' | 'newId' | 'log'
>;

export type WorkerSession = {
  authority: AuthorityId;
  audience: ReturnType<typeof authorityAudience>;
  table: Table;
  objects: ObjectStore;
};

/** Whose work a row is, read from its key and never from its fields: the key decides the session’s tag. */
export function workOf<K extends KeyMeaning['kind']>(event: unknown, kind: K): Extract<KeyMeaning, { kind: K }> | null {
  if (typeof event !== 'object' || event === null || !('pk' in event) || !('sk' in event)) return null;
  const meaning = meaningOf({ pk: String(event.pk), sk: String(event.sk) });
  return meaning?.kind === kind ? (meaning as Extract<KeyMeaning, { kind: K }>) : null;
}

/** A session as a writer of one authority, for work that no person is waiting at; `person` is who asked for it. */
export async function workerSession(
  deps: WorkerDeps,
  authorityId: string,
  person: PersonId | null = null,
): Promise<WorkerSession> {
  const authority = AuthorityId.parse(authorityId);
  const audience = authorityAudience(authority);
  const credentials = await deps.sessions.sessionFor({ does: 'write', authority });
  const { tableName: name, clock, newId } = deps;
  return {
    authority,
    audience,
    table: tableFor({ client: deps.clientFor(credentials), name, audiences: [audience], person, clock, newId }),
    objects: deps.objectsFor(credentials),
  };
}
