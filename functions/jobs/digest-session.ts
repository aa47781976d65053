import { type Audience, authorityAudience, seatsAudience } from '#kernel/keys.ts';
import type { startFunction } from '#kernel/lambda.ts';
import type { Mailer } from '#kernel/mail.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import type { AuthorityId } from '#shared/ids.ts';

export type JobsDeps = ReturnType<typeof startFunction> & {
  mailer: Mailer;
  /** Where people find the service. */
  siteOrigin: string;
};

export type DigestSession = { authority: AuthorityId; audience: Audience; seats: Audience; table: Table };

/** A session that reads what waits for whom in one authority, and writes what they were sent: nothing else of it. */
export async function digestSession(deps: JobsDeps, authority: AuthorityId): Promise<DigestSession> {
  const audience = authorityAudience(authority);
  const seats = seatsAudience(authority);
  const credentials = await deps.sessions.sessionFor({ does: 'send-digest', authority });
  const { tableName: name, clock, newId } = deps;
  const client = deps.clientFor(credentials);
  const table = tableFor({ client, name, audiences: [audience, seats], person: null, clock, newId });
  return { authority, audience, seats, table };
}
