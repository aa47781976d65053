import { describe, expect, test } from 'vitest';
import type { Role } from '../local/gate/world.ts';
import { decisionIn, questionOf } from './question.ts';
import type { RecordedVerdict } from './recording.ts';

const table = 'arn:aws:dynamodb:eu-west-2:000000000000:table/Table';
const document = { Statement: [{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: table }] };
const role: Role = {
  name: 'AuthorityReaderRole',
  arn: 'arn:aws:iam::000000000000:role/AuthorityReaderRole',
  tags: {},
  policies: [{ name: 'Own', document }],
  trust: {},
  boundary: undefined,
};
const verdict: RecordedVerdict = {
  role: role.name,
  action: 'dynamodb:Query',
  allowed: true,
  example: {
    resource: table,
    context: { 'dynamodb:LeadingKeys': ['AUTHORITY#plymouth'], 'dynamodb:Select': 'ALL_ATTRIBUTES' },
    tags: { authority: 'plymouth' },
  },
};
const fieldsOf = (asked = verdict) =>
  Object.fromEntries(new URLSearchParams(questionOf(role, asked, '123456789012').form));

/** The values of one context key, with its type. */
function context(fields: Record<string, string>, name: string) {
  const entry = Object.entries(fields)
    .find(([, value]) => value === name)?.[0]
    .replace('.ContextKeyName', '');
  const values = Object.entries(fields).filter(([field]) => field.startsWith(`${entry}.ContextKeyValues`));
  return [fields[`${entry}.ContextKeyType`], ...values.map(([, value]) => value)];
}

describe('questionOf', () => {
  test('the policies, the action and the resource are those of the template, in the account that is asked', () => {
    const fields = fieldsOf();
    expect(fields).toMatchObject({ Action: 'SimulateCustomPolicy', 'ActionNames.member.1': 'dynamodb:Query' });
    expect(fields['ResourceArns.member.1']).toBe('arn:aws:dynamodb:eu-west-2:123456789012:table/Table');
    expect(fields['PolicyInputList.member.1']).toContain(':123456789012:table/Table');
    expect(JSON.stringify(fields)).not.toContain('000000000000');
  });

  test('leading keys are a list even where there is one', () => {
    expect(context(fieldsOf(), 'dynamodb:LeadingKeys')).toEqual(['stringList', 'AUTHORITY#plymouth']);
  });

  test('the tags of the session are what IAM would know of the caller', () => {
    expect(context(fieldsOf(), 'aws:PrincipalTag/authority')).toEqual(['string', 'plymouth']);
  });

  test('a key without a value is left out, since its absence is what a guard looks for', () => {
    const example = { ...verdict.example, context: {} };
    expect(Object.values(fieldsOf({ ...verdict, example }))).not.toContain('dynamodb:LeadingKeys');
  });

  test('a request made with what the recording says keeps its own values', () => {
    const example = { ...verdict.example, context: { 'aws:SecureTransport': 'false' } };
    expect(context(fieldsOf({ ...verdict, example }), 'aws:SecureTransport')).toEqual(['boolean', 'false']);
  });
});

describe('decisionIn', () => {
  const answer = (decision: string) => `<member><EvalDecision>${decision}</EvalDecision></member>`;

  test('each of the three decisions is read', () => {
    const decisions = ['allowed', 'explicitDeny', 'implicitDeny'];
    expect(decisions.map((decision) => decisionIn({ status: 200, text: answer(decision) }))).toEqual(decisions);
  });

  test('a resource that IAM will not hear of is no decision', () => {
    expect(decisionIn({ status: 400, text: '<Code>InvalidInput</Code>' })).toBe('not taken');
  });

  test('a refusal to be asked at all is an error, and not a decision', () => {
    expect(() => decisionIn({ status: 403, text: '<Code>AccessDenied</Code>' })).toThrow('403');
  });
});
