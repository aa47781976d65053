import { describe, expect, test } from 'vitest';
import { localised, refuseUnsupported } from './template.ts';

const stackOf = (Resources: Record<string, unknown>, others: object = {}) => ({ Service: { Resources, ...others } });

describe('a template on one machine', () => {
  test('a kind of resource that nobody runs is refused by name', () => {
    const templates = stackOf({ Nightly: { Type: 'AWS::StepFunctions::StateMachine', Properties: {} } });
    expect(() => refuseUnsupported(templates)).toThrow(
      'Nightly: resources of the type AWS::StepFunctions::StateMachine',
    );
  });

  test('a property that nobody runs is refused by name, together with all others', () => {
    const templates = stackOf({
      Authority: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler', Layers: [] } },
      Stream: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ParallelizationFactor: 4 } },
    });
    expect(() => refuseUnsupported(templates)).toThrow(/Authority .*Layers[\s\S]*Stream .*ParallelizationFactor/);
  });

  test('what stands only on AWS is let pass', () => {
    const templates = stackOf({
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketEncryption: {}, VersioningConfiguration: {} } },
    });
    expect(() => refuseUnsupported(templates)).not.toThrow();
  });

  test('the site has its local address, and parameters have values', () => {
    const templates = stackOf(
      { Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { LogoutURLs: ['https://placeboard.invalid/'] } } },
      { Parameters: { FirewallArn: { Type: 'String' } } },
    );
    expect(localised(templates, 'http://localhost:4000')).toMatchObject({
      Service: {
        Resources: { Client: { Properties: { LogoutURLs: ['http://localhost:4000/'] } } },
        Parameters: { FirewallArn: { Default: expect.stringContaining('arn:aws:wafv2') } },
      },
    });
  });

  test('a parameter that has no value here is refused by name', () => {
    const templates = stackOf({}, { Parameters: { Colour: { Type: 'String' } } });
    expect(() => localised(templates, 'http://localhost:4000')).toThrow('parameter Colour has no value');
  });
});
