import { describe, expect, test } from 'vitest';
import { resolverOf } from './resolve.ts';
import { smallTemplates } from './testing/small-template.ts';

const resolver = resolverOf({
  ...smallTemplates(),
  Odd: {
    Parameters: { Stage: { Default: 'local' } },
    Conditions: { IsLocal: { 'Fn::Equals': [{ Ref: 'Stage' }, 'local'] } },
    Mappings: { Sizes: { local: { memory: 128 } } },
    Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failures' } } },
  },
});
const odd = (value: unknown) => resolver.resolve('Odd', value);

describe('resolving a template', () => {
  test('resources have the same names and ARNs every time', () => {
    expect(resolver.resolve('Data', { Ref: 'Table' })).toBe('Table');
    expect(resolver.resolve('Data', { Ref: 'Objects' })).toBe('objects');
    expect(resolver.resolve('Data', { 'Fn::GetAtt': ['Table', 'Arn'] })).toBe(
      'arn:aws:dynamodb:eu-west-2:000000000000:table/Table',
    );
    expect(odd({ Ref: 'Queue' })).toBe('https://sqs.eu-west-2.amazonaws.com/000000000000/failures');
  });

  test('what one stack exports another imports', () => {
    expect(resolver.resolve('Service', { 'Fn::ImportValue': 'Data:BucketArn' })).toBe('arn:aws:s3:::objects');
    expect(() => odd({ 'Fn::ImportValue': 'Nothing' })).toThrow('no stack exports "Nothing"');
  });

  test('text is joined, split and filled in', () => {
    expect(odd({ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] })).toBe('a-eu-west-2');
    expect(odd({ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] })).toBe('b');
    expect(odd({ 'Fn::Sub': 'x-${Stage}-${Queue.Arn}-${!Kept}' })).toBe(
      'x-local-arn:aws:sqs:eu-west-2:000000000000:failures-${Kept}',
    );
    expect(odd({ 'Fn::Sub': ['${Own}-${AWS::Partition}', { Own: { Ref: 'Stage' } }] })).toBe('local-aws');
  });

  test('conditions choose, and nothing is left where nothing was wanted', () => {
    expect(odd({ 'Fn::If': ['IsLocal', 'here', 'there'] })).toBe('here');
    expect(odd({ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] })).toEqual({ b: [1] });
    expect(odd({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] })).toBe(128);
  });

  test('a policy variable is left for the judge', () => {
    expect(odd('AUTHORITY#${aws:PrincipalTag/authority}')).toBe('AUTHORITY#${aws:PrincipalTag/authority}');
  });

  test('what is not known is said, not guessed', () => {
    expect(() => odd({ 'Fn::GetAtt': ['Queue', 'Colour'] })).toThrow('attribute Colour of Queue (AWS::SQS::Queue)');
    expect(() => odd({ 'Fn::Transform': {} })).toThrow('Fn::Transform is not supported');
    expect(() => odd({ Ref: 'Nobody' })).toThrow('nothing is called "Nobody"');
  });

  test('the runner may answer for attributes of its own', () => {
    const own = resolverOf(smallTemplates(), {
      attribute: (resource, name) => (name === 'Site' ? resource.id : undefined),
    });
    expect(own.resolve('Data', { 'Fn::GetAtt': ['Table', 'Site'] })).toBe('Table');
  });
});
