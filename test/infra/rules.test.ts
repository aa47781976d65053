import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { checkTemplates } from '#infra/rules/plugin.ts';
import { ofType, resource, synthesised, type Templates } from './synthesised.ts';

const service = 'PlaceboardService';

// Loose on purpose: these tests break statements in ways that a well-formed type would not allow.
const Statement = z.looseObject({
  Sid: z.string(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Document = z.looseObject({ Statement: z.array(z.looseObject({ Sid: z.string() })) });

let templates: Templates;
beforeEach(async () => {
  templates = await synthesised();
}, 60_000);

/** Replaces one statement of a role's policy (or trust) by what `change` makes of it; undefined takes it away. */
function change(
  place: { role: string; sid: string; trust?: true },
  make: (statement: z.infer<typeof Statement>) => unknown,
) {
  const { Properties } = resource(templates, service, place.trust ? place.role : `${place.role}Policy`);
  const name = place.trust ? 'AssumeRolePolicyDocument' : 'PolicyDocument';
  const document = Document.parse(Properties[name]);
  const found = document.Statement.filter(({ Sid }) => Sid === place.sid);
  expect(found).toHaveLength(1);
  const changed = document.Statement.map((each) =>
    each.Sid === place.sid ? make(Statement.parse({ Condition: {}, ...each })) : each,
  );
  Properties[name] = { ...document, Statement: changed.filter((each) => each !== undefined) };
}

const without = (record: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
const keys = (...patterns: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});
const from = (address: string) => ({ StringEquals: { 'ses:FromAddress': address } });
const found = () => checkTemplates(templates).map(({ rule, logicalId, sid }) => `${rule} ${logicalId} ${sid}`.trim());

describe('our rules on the templates as they are', () => {
  test('find nothing', () => {
    expect(checkTemplates(templates)).toEqual([]);
  });
});

describe('our rules on a broken copy', () => {
  const reading = { role: 'AuthorityReaderRole', sid: 'ReadOwnRows' };
  const trust = { role: 'ClearedReaderRole', sid: 'FunctionsMayTake', trust: true } as const;

  test('find a statement whose keys are not limited', () => {
    change(reading, ({ Condition, ...rest }) => ({
      ...rest,
      Condition: without(Condition, 'ForAllValues:StringLike'),
    }));
    expect(found()).toEqual(['leading-keys AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test('find a statement without any condition', () => {
    change(reading, (statement) => without(statement, 'Condition'));
    expect(found()).toEqual([
      'leading-keys AuthorityReaderRolePolicy ReadOwnRows',
      'null-guard AuthorityReaderRolePolicy ReadOwnRows',
    ]);
  });

  test('find a statement that allows a request without keys', () => {
    change(reading, ({ Condition, ...rest }) => ({ ...rest, Condition: without(Condition, 'Null') }));
    expect(found()).toEqual(['null-guard AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test('find keys without the separator after the authority', () => {
    const tag = '$' + '{aws:PrincipalTag/authority}';
    change(reading, (statement) => ({ ...statement, Condition: keys(`AUTHORITY#${tag}*`) }));
    expect(found()).toEqual(['key-pattern AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test('find keys of every authority', () => {
    change(reading, (statement) => ({ ...statement, Condition: keys('AUTHORITY#*') }));
    expect(found()).toEqual(['key-pattern AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test('find an audience role that may look at any seat', () => {
    change(reading, (statement) => ({ ...statement, Condition: keys('SEATS#*') }));
    expect(found()).toContain('key-pattern AuthorityReaderRolePolicy ReadOwnRows');
  });

  test('find keys written in the wrong tag', () => {
    const tag = '$' + '{aws:PrincipalTag/compartment}';
    change(reading, (statement) => ({ ...statement, Condition: keys(`AUTHORITY#${tag}`) }));
    expect(found()).toContain('key-pattern AuthorityReaderRolePolicy ReadOwnRows');
  });

  test.each(['dynamodb:*', 'dynamodb:Get*', '*'])('find the wildcard action %s', (action) => {
    change(reading, (statement) => ({ ...statement, Action: [action] }));
    expect(found()).toContain('named-actions AuthorityReaderRolePolicy ReadOwnRows');
  });

  test.each(['Scan', 'UpdateItem', 'DeleteItem', 'DescribeTable', 'PartiQLSelect'])('find the action %s', (action) => {
    change(reading, (statement) => ({ ...statement, Action: ['dynamodb:GetItem', `dynamodb:${action}`] }));
    expect(found()).toEqual(['forbidden-action AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test.each([
    [
      'beside the copies',
      keys(
        'AUDIENCE#' + '$' + '{aws:PrincipalTag/audience}#SHARED',
        'AUDIENCE#' + '$' + '{aws:PrincipalTag/audience}#OWN',
      ),
    ],
    ['what an audience writes itself', keys('AUDIENCE#' + '$' + '{aws:PrincipalTag/audience}#OWN')],
    ['of every audience', keys('AUDIENCE#*#SHARED')],
  ])('find a publisher that may delete rows %s', (_, Condition) => {
    change({ role: 'PublisherRole', sid: 'KeepCopies' }, (statement) => ({ ...statement, Condition }));
    expect(found()).toContain('forbidden-action PublisherRolePolicy KeepCopies');
  });

  test('find a member who may read every audience', () => {
    change({ role: 'AudienceReaderRole', sid: 'ReadCopies' }, (each) => ({ ...each, Condition: keys('AUDIENCE#*') }));
    expect(found()).toContain('key-pattern AudienceReaderRolePolicy ReadCopies');
  });

  test.each([
    ['anywhere', 'SEATS#' + '$' + '{aws:PrincipalTag/body}'],
    ['at boards of every authority', 'SEATS#board:*:' + '$' + '{aws:PrincipalTag/body}'],
    ['at every school', 'SEATS#school:*'],
    ['in every partnership', 'SEATS#partnership:*'],
  ])('find a session that may seat people %s', (_, pattern) => {
    const place = { role: 'OutsideSeatBinderRole', sid: 'BindOutsideSeat' };
    change(place, (each) => ({ ...each, Condition: keys(pattern) }));
    expect(found()).toContain('key-pattern OutsideSeatBinderRolePolicy BindOutsideSeat');
  });

  test.each(['PublicFunctionRole', 'AudienceFunctionRole'])('find an inbox that %s may read', (role) => {
    change({ role, sid: 'PutIntoInbox' }, (each) => ({ ...each, Action: ['dynamodb:PutItem', 'dynamodb:Query'] }));
    expect(found()).toEqual([`key-pattern ${role}Policy PutIntoInbox`]);
  });

  test('find a session that keeps every inbox', () => {
    change({ role: 'InboxKeeperRole', sid: 'ReadInbox' }, (each) => ({ ...each, Condition: keys('INBOX#*') }));
    expect(found()).toContain('key-pattern InboxKeeperRolePolicy ReadInbox');
  });

  test('find a function that may look at seats outside by a session’s tags', () => {
    const pattern = 'SEATS#school:' + '$' + '{aws:PrincipalTag/body}';
    change({ role: 'AuthorityFunctionRole', sid: 'CheckSeat' }, (each) => ({ ...each, Condition: keys(pattern) }));
    expect(found()).toContain('key-pattern AuthorityFunctionRolePolicy CheckSeat');
  });

  test('find an audience role that may read what is published of everyone', () => {
    const published = keys('AUDIENCE#public:*#SHARED');
    change({ role: 'AudienceReaderRole', sid: 'ReadCopies' }, (each) => ({ ...each, Condition: published }));
    expect(found()).toContain('key-pattern AudienceReaderRolePolicy ReadCopies');
  });

  test('find an action written in other capitals', () => {
    change(reading, (statement) => ({ ...statement, Action: 'DynamoDB:Scan' }));
    expect(found()).toContain('forbidden-action AuthorityReaderRolePolicy ReadOwnRows');
  });

  test('find a statement that says what it does not cover', () => {
    change(reading, (statement) => ({ ...without(statement, 'Action'), NotAction: 'iam:CreateUser' }));
    expect(found()).toContain('named-actions AuthorityReaderRolePolicy ReadOwnRows');
  });

  test('find a statement on any table', () => {
    change(reading, (statement) => ({ ...statement, Resource: '*' }));
    expect(found()).toEqual(['own-table AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test('find a role that may read rows but not decrypt them', () => {
    change({ role: 'AuthorityReaderRole', sid: 'ReadTableKey' }, () => undefined);
    expect(found()).toEqual(['key-grant AuthorityReaderRole']);
  });

  test('find a role that may write rows but not encrypt them', () => {
    change({ role: 'SeatBinderRole', sid: 'WriteTableKey' }, (statement) => ({ ...statement, Action: 'kms:Decrypt' }));
    expect(found()).toEqual(['key-grant SeatBinderRole', 'key-grant SeatBinderRole']);
  });

  test('find a key that may be used outside one service', () => {
    change({ role: 'AuthorityWriterRole', sid: 'WriteTableKey' }, (statement) => without(statement, 'Condition'));
    expect(found()).toContain('own-key AuthorityWriterRolePolicy WriteTableKey');
  });

  test('find files outside the prefix of the authority', () => {
    change({ role: 'AuthorityReaderRole', sid: 'ReadOwnFiles' }, (statement) => ({
      ...statement,
      Resource: 'arn:aws:s3:::files/authority/*',
    }));
    expect(found()).toContain('objects-prefix AuthorityReaderRolePolicy ReadOwnFiles');
  });

  test.each(['Null', 'StringLike', 'StringNotLike', 'ForAllValues:StringEquals'])(
    'find a trust without its condition %s on the tags',
    (operator) => {
      change(trust, ({ Condition, ...rest }) => ({ ...rest, Condition: without(Condition, operator) }));
      expect(found()).toContain('session-trust ClearedReaderRole FunctionsMayTake');
    },
  );

  test('find a trust that demands one tag of two', () => {
    change(trust, ({ Condition, ...rest }) => ({
      ...rest,
      Condition: { ...Condition, Null: without(Condition.Null ?? {}, 'aws:RequestTag/compartment') },
    }));
    expect(found()).toEqual(['session-trust ClearedReaderRole FunctionsMayTake']);
  });

  test('find a trust in anyone of the account', () => {
    change(trust, (statement) => ({ ...statement, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }));
    expect(found()).toContain('session-trust ClearedReaderRole FunctionsMayTake');
  });

  test('find a function that may take any role', () => {
    change({ role: 'JobsFunctionRole', sid: 'TakeAuthorityWriter' }, (statement) => ({ ...statement, Resource: '*' }));
    expect(found()).toEqual(['session-taking JobsFunctionRolePolicy TakeAuthorityWriter']);
  });

  test('find a writer without the Deny on the log', () => {
    change({ role: 'AuthorityWriterRole', sid: 'LogStaysAsWritten' }, () => undefined);
    expect(found()).toEqual(['log-deny AuthorityWriterRole']);
  });

  test('find a function that writes without the Deny on the log', () => {
    change({ role: 'PlatformFunctionRole', sid: 'LogStaysAsWritten' }, () => undefined);
    expect(found()).toEqual(['log-deny PlatformFunctionRole']);
  });

  test('find a function that writes seats by itself', () => {
    const keeping = { role: 'PlatformFunctionRole', sid: 'KeepDirectory' };
    change(keeping, (statement) => ({ ...statement, Condition: keys('PLATFORM', 'SEATS#*') }));
    expect(found()).toEqual(['key-pattern PlatformFunctionRolePolicy KeepDirectory']);
  });

  test('find a function that seats platform administrators', () => {
    const keeping = { role: 'PlatformFunctionRole', sid: 'KeepDirectory' };
    change(keeping, (statement) => ({ ...statement, Condition: keys('PLATFORM#SEATS') }));
    expect(found()).toEqual(['key-pattern PlatformFunctionRolePolicy KeepDirectory']);
  });

  const sending = { role: 'JobsFunctionRole', sid: 'SendMail' };

  test.each([
    ['every sender', (statement: object) => ({ ...statement, Condition: {} })],
    [
      'a sender of another domain',
      (statement: object) => ({ ...statement, Condition: from('digest@elsewhere.example') }),
    ],
    [
      'a pattern for a sender',
      (statement: object) => ({ ...statement, Condition: { StringLike: { 'ses:FromAddress': '*' } } }),
    ],
    ['every identity', (statement: object) => ({ ...statement, Resource: '*' })],
    [
      'more than to send',
      (statement: object) => ({ ...statement, Action: ['ses:SendEmail', 'ses:CreateEmailIdentity'] }),
    ],
  ])('find a function that may send mail as %s', (_, make) => {
    change(sending, make);
    expect(found()).toEqual(['mail JobsFunctionRolePolicy SendMail']);
  });

  test('find a session that may send mail', () => {
    change({ role: 'DigestRole', sid: 'KeepMail' }, ({ Condition: _, ...statement }) => ({
      ...statement,
      ...{ Action: ['ses:SendEmail'], Condition: from('digest@placeboard.invalid') },
    }));
    expect(found()).toContain('mail DigestRole');
  });

  test('find a scheduler’s role that anyone’s schedule could take, and one that may not call the jobs', () => {
    change({ role: 'ScheduleRole', sid: 'SchedulerMayTake', trust: true }, (each) => without(each, 'Condition'));
    change({ role: 'ScheduleRole', sid: 'InvokeJobs' }, () => undefined);
    expect(found()).toEqual(
      ['DigestSchedule', 'DigestSchedule', 'SweepSchedule', 'SweepSchedule'].map((id) => `schedule ${id}`),
    );
  });

  test('find a managed policy, whose statements nobody reads here', () => {
    const role = resource(templates, service, 'JobsFunctionRole');
    role.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess'];
    expect(found()).toEqual(['unread-policy JobsFunctionRole']);
  });

  test('find a second statement of the same name', () => {
    change({ role: 'AuthorityReaderRole', sid: 'ReadOwnIndex' }, (statement) => ({ ...statement, Sid: 'ReadOwnRows' }));
    expect(found()).toEqual(['sid AuthorityReaderRolePolicy ReadOwnRows']);
  });

  test('find a route whose function does not let the gateway in', () => {
    const permissions = ofType(templates, service, 'AWS::Lambda::Permission');
    permissions.forEach(({ Properties }) => {
      Properties.Principal = 'sns.amazonaws.com';
    });
    const rules = new Set(found().map((each) => each.split(' ')[0]));
    expect([...rules]).toEqual(['caller']);
  });

  test('find a function whose failures cannot be set aside', () => {
    change({ role: 'DocumentsFunctionRole', sid: 'SetFailuresAside' }, () => undefined);
    expect(found().map((each) => each.split(' ')[0])).toEqual(['failures']);
  });
});
