import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { AudienceId, AuthorityId, Compartment } from '#shared/ids.ts';
import type { Account } from './keys.ts';

export type AssumedRole =
  | 'AuthorityReader'
  | 'AuthorityWriter'
  | 'AuthorityAdmin'
  | 'SeatBinder'
  | 'ClearedReader'
  | 'ClearedWriter'
  | 'Digest'
  | 'ShareReader'
  | 'IssueReader'
  | 'Publisher'
  | 'AudienceReader'
  | 'OutsideSeatBinder'
  | 'OutsideSeatEnder'
  | 'PartnershipLeaver'
  | 'InboxKeeper'
  | 'Discusser'
  | 'AnswerTaker'
  | 'EvidenceSender'
  | 'Founder';

/** What a request means to do, and in whose partition. */
export type Purpose =
  | { does: 'read' | 'write' | 'administer'; authority: AuthorityId }
  | { does: 'bind'; authority: AuthorityId; account: Account }
  | { does: 'read-restricted' | 'write-restricted' | 'read-issued'; authority: AuthorityId; compartment: Compartment }
  | {
      does: 'read-shares' | 'found' | 'send-digest' | 'keep-inbox' | 'take-answers' | 'discuss';
      authority: AuthorityId;
    }
  | { does: 'send-evidence'; authority: AuthorityId; file: string }
  | { does: 'publish' | 'read-shared'; audience: AudienceId }
  | { does: 'bind-outside'; authority: AuthorityId; audience: AudienceId; account: Account }
  | { does: 'end-outside' | 'leave'; authority: AuthorityId; audience: AudienceId };

export type Assumption = { role: AssumedRole; tags: Readonly<Record<string, string>> };

const roleFor = {
  read: 'AuthorityReader',
  write: 'AuthorityWriter',
  administer: 'AuthorityAdmin',
  bind: 'SeatBinder',
  'read-restricted': 'ClearedReader',
  'write-restricted': 'ClearedWriter',
  'read-shares': 'ShareReader',
  'read-issued': 'IssueReader',
  'send-digest': 'Digest',
  publish: 'Publisher',
  'read-shared': 'AudienceReader',
  'bind-outside': 'OutsideSeatBinder',
  'end-outside': 'OutsideSeatEnder',
  leave: 'PartnershipLeaver',
  'keep-inbox': 'InboxKeeper',
  discuss: 'Discusser',
  'take-answers': 'AnswerTaker',
  'send-evidence': 'EvidenceSender',
  found: 'Founder',
} as const;

/** Which role with which tags: choosing the tag is the check, so nothing else is decided here. */
export function assumptionFor(purpose: Purpose): Assumption {
  const role = roleFor[purpose.does];
  if (!('authority' in purpose)) return { role, tags: { audience: purpose.audience } };
  const { authority } = purpose;
  const account = 'account' in purpose ? purpose.account : {};
  if ('audience' in purpose) return { role, tags: { authority, body: bodyOf(purpose.audience), ...account } };
  if (purpose.does === 'bind') return { role, tags: { authority, ...account } };
  if ('file' in purpose) return { role, tags: { authority, file: purpose.file } };
  if ('compartment' in purpose) return { role, tags: { authority, compartment: purpose.compartment } };
  return { role, tags: { authority } };
}

/** The board, school or partnership alone: the role says that a board is one of the authority's own. */
const bodyOf = (audience: AudienceId): string => audience.slice(audience.lastIndexOf(':') + 1);

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };

export type Sessions = { sessionFor(purpose: Purpose): Promise<Credentials> };

const seconds = 900;
const marginMilliseconds = 120_000;
const most = 500;

/**
 * The only caller of AssumeRole. Credentials are cached by role and tags, never by "the current" anything; a failed call
 * is not kept.
 */
export function makeSessions(options: { sts: STSClient; roleArns: Partial<Record<AssumedRole, string>> }): Sessions {
  const cache = new Map<string, { credentials: Promise<Credentials>; until: number }>();

  async function assume({ role, tags }: Assumption): Promise<Credentials> {
    const RoleArn = options.roleArns[role];
    if (RoleArn === undefined) throw new Error(`This function may not become ${role}`);
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: role, Tags, DurationSeconds: seconds });
    const { Credentials: given } = await options.sts.send(command);
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken)
      throw new Error('No credentials were given');
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration ?? new Date(Date.now() + seconds * 1000),
    };
  }

  return {
    sessionFor(purpose) {
      const assumption = assumptionFor(purpose);
      const name = JSON.stringify([assumption.role, Object.entries(assumption.tags).sort()]);
      const kept = cache.get(name);
      if (kept !== undefined && kept.until > Date.now()) return kept.credentials;
      const credentials = assume(assumption);
      cache.set(name, { credentials, until: Date.now() + seconds * 1000 - marginMilliseconds });
      credentials.catch(() => cache.delete(name));
      const oldest = cache.keys().next().value;
      if (cache.size > most && oldest !== undefined) cache.delete(oldest);
      return credentials;
    },
  };
}
