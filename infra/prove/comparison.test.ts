import { describe, expect, test } from 'vitest';
import { compare, type Decision, report } from './comparison.ts';
import type { RecordedVerdict } from './recording.ts';

const byStatement = (effect: 'Allow' | 'Deny', policy = 'Own') => ({ policy, sid: 'ReadOwnRows', effect });
const aVerdict = (overrides: Partial<RecordedVerdict>): RecordedVerdict => ({
  role: 'AuthorityReaderRole',
  action: 'dynamodb:Query',
  allowed: true,
  statement: byStatement('Allow'),
  example: { resource: 'arn:aws:dynamodb:eu-west-2:000000000000:table/Table', context: {}, tags: {} },
  ...overrides,
});
const saying = (decision: Decision) => async (): Promise<Decision> => decision;
const { statement: _, ...byNothing } = aVerdict({ allowed: false });

describe('compare', () => {
  test('what is allowed here and there agrees', async () => {
    expect(await compare([aVerdict({})], saying('allowed'))).toMatchObject({ agreed: 1, disagreed: [] });
  });

  test('what no statement allows here must not be allowed there', async () => {
    const { disagreed } = await compare([byNothing], saying('allowed'));
    expect(disagreed).toEqual([
      expect.stringMatching(/^AuthorityReaderRole dynamodb:Query: here refused, on AWS allowed/),
    ]);
  });

  test('a statement that refuses here must be what refuses there', async () => {
    const refused = aVerdict({ allowed: false, statement: byStatement('Deny') });
    expect((await compare([refused], saying('implicitDeny'))).disagreed).toHaveLength(1);
    expect((await compare([refused], saying('explicitDeny'))).disagreed).toHaveLength(0);
  });

  test('what the simulator cannot know is counted and not asked', async () => {
    const ofTrust = aVerdict({ action: 'sts:AssumeRole', allowed: false });
    const ofBucket = aVerdict({ allowed: false, statement: byStatement('Deny', 'resource') });
    const ofMany = aVerdict({ example: { ...aVerdict({}).example, resource: 'arn:aws:s3:::objects/*' } });
    const { agreed, unasked } = await compare([ofTrust, ofBucket, ofMany], () => Promise.reject(new Error('asked')));
    expect(agreed).toBe(0);
    expect([...unasked.values()]).toEqual([1, 1, 1]);
  });

  test('a question that IAM does not take is said to be unanswered', async () => {
    const comparison = await compare([aVerdict({})], saying('not taken'));
    expect(report(comparison)).toBe('0 agree, 0 disagree\n  1 not asked: IAM does not take the question');
  });
});

describe('report', () => {
  test('a disagreement shows the whole request', async () => {
    const example = {
      resource: 'arn:aws:s3:::objects/a',
      context: { 's3:prefix': 'a' },
      tags: { authority: 'plymouth' },
    };
    const text = report(await compare([aVerdict({ example })], saying('implicitDeny')));
    expect(text).toContain('here allowed by Own/ReadOwnRows, on AWS implicitDeny');
    expect(text).toContain('"tags":{"authority":"plymouth"}');
    expect(text).toContain('0 agree, 1 disagree');
  });
});
