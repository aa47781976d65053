import type { STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { AudienceId, AuthorityId } from '#shared/ids.ts';
import { type AssumedRole, assumptionFor, makeSessions, type Purpose } from './session.ts';

const authority = AuthorityId.parse('plymouth');
const other = AuthorityId.parse('plymouth2');
const audience = AudienceId.parse('partnership:eastern');
const school = AudienceId.parse('school:990101');
const boardId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const board = AudienceId.parse(`board:plymouth:${boardId}`);
const account = { provider: 'officers', subject: 'clerk@plymouth.example' };

describe('which role with which tags', () => {
  test.each<[Purpose, AssumedRole, Record<string, string>]>([
    [{ does: 'read', authority }, 'AuthorityReader', { authority }],
    [{ does: 'write', authority }, 'AuthorityWriter', { authority }],
    [{ does: 'administer', authority }, 'AuthorityAdmin', { authority }],
    [{ does: 'bind', authority, account }, 'SeatBinder', { authority, ...account }],
    [
      { does: 'read-restricted', authority, compartment: 'schools' },
      'ClearedReader',
      { authority, compartment: 'schools' },
    ],
    [
      { does: 'write-restricted', authority, compartment: 'papers' },
      'ClearedWriter',
      { authority, compartment: 'papers' },
    ],
    [{ does: 'read-shares', authority }, 'ShareReader', { authority }],
    [{ does: 'read-issued', authority, compartment: 'schools' }, 'IssueReader', { authority, compartment: 'schools' }],
    [{ does: 'publish', audience }, 'Publisher', { audience }],
    [{ does: 'read-shared', audience }, 'AudienceReader', { audience }],
    [
      { does: 'bind-outside', authority, audience: school, account },
      'OutsideSeatBinder',
      { authority, body: '990101', ...account },
    ],
    [{ does: 'leave', authority, audience: board }, 'PartnershipLeaver', { authority, body: boardId }],
    [{ does: 'end-outside', authority, audience: board }, 'OutsideSeatEnder', { authority, body: boardId }],
  ])('follows from the purpose alone: %o', (purpose, role, tags) => {
    expect(assumptionFor(purpose)).toEqual({ role, tags });
  });
});

type Sent = { RoleArn: string; Tags: { Key: string; Value: string }[] };

/** A token service that writes down what it is asked, and can be told to fail. */
function tokenService(failures = 0) {
  const sent: Sent[] = [];
  let left = failures;
  const send = async ({ input }: { input: Sent }) => {
    sent.push(input);
    left -= 1;
    if (left >= 0) throw new Error('Busy');
    const credentials = { AccessKeyId: `key-${sent.length}`, SecretAccessKey: 's', SessionToken: 't' };
    return { Credentials: { ...credentials, Expiration: new Date(Date.now() + 900_000) } };
  };
  const sts = { send } as unknown as STSClient;
  const roleArns = { AuthorityReader: 'arn:reader', AuthorityWriter: 'arn:writer' };
  return { sent, sessions: makeSessions({ sts, roleArns }) };
}

describe('sessions', () => {
  test('are kept by role and tags, so that two authorities never share one', async () => {
    const { sent, sessions } = tokenService();
    const [first, again, near, writer] = await Promise.all([
      sessions.sessionFor({ does: 'read', authority }),
      sessions.sessionFor({ does: 'read', authority }),
      sessions.sessionFor({ does: 'read', authority: other }),
      sessions.sessionFor({ does: 'write', authority }),
    ]);
    expect(again).toBe(first);
    expect(new Set([first, near, writer].map(({ accessKeyId }) => accessKeyId)).size).toBe(3);
    expect(sent.map(({ RoleArn, Tags }) => [RoleArn, Tags])).toEqual([
      ['arn:reader', [{ Key: 'authority', Value: 'plymouth' }]],
      ['arn:reader', [{ Key: 'authority', Value: 'plymouth2' }]],
      ['arn:writer', [{ Key: 'authority', Value: 'plymouth' }]],
    ]);
  });

  test('that could not be had are asked for again', async () => {
    const { sessions } = tokenService(1);
    await expect(sessions.sessionFor({ does: 'read', authority })).rejects.toThrow('Busy');
    await expect(sessions.sessionFor({ does: 'read', authority })).resolves.toMatchObject({ accessKeyId: 'key-2' });
  });

  test('of a role that the function was not told of are refused', async () => {
    const { sessions, sent } = tokenService();
    await expect(sessions.sessionFor({ does: 'administer', authority })).rejects.toThrow(
      'may not become AuthorityAdmin',
    );
    expect(sent).toEqual([]);
  });
});
