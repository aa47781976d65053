import { beforeAll, describe, expect, test } from 'vitest';
import { functionNames } from '#infra/constructs/function-names.ts';
import { exportFile, importFile, importFound } from '#kernel/object-keys.ts';
import { AuthorityId, WorkId } from '#shared/ids.ts';
import { ofType, resource, synthesised, type Templates } from './synthesised.ts';

let templates: Templates;
beforeAll(async () => {
  templates = await synthesised();
}, 60_000);

const get = (stack: string, logicalId: string) => resource(templates, stack, logicalId);
const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

describe.each([
  'PlaceboardData',
  'PlaceboardIdentity',
  'PlaceboardMail',
  'PlaceboardService',
  'PlaceboardWeb',
  'PlaceboardEdge',
])('%s', (stack) => {
  test('has these resources', () => {
    const resources = Object.entries(templates[stack]?.Resources ?? {});
    expect(resources.map(([id, { Type }]) => `${id} ${Type}`).sort()).toMatchSnapshot();
  });
});

describe('the table', () => {
  test('is kept, protected and can be put back to any second of five weeks', () => {
    const table = get('PlaceboardData', 'Table');
    expect(table).toMatchObject(kept);
    expect(table.Properties.Replicas).toMatchObject([
      {
        Region: 'eu-west-2',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] } },
      },
    ]);
  });

  test('tells its followers keys and no content', () => {
    expect(get('PlaceboardData', 'Table').Properties.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' });
  });

  test('has one index with everything in it and forgets what has expired', () => {
    expect(get('PlaceboardData', 'Table').Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });
});

describe('what holds data', () => {
  test.each([
    ['PlaceboardData', 'DataKey'],
    ['PlaceboardData', 'ObjectsBucket'],
    ['PlaceboardData', 'AccessLogBucket'],
    ['PlaceboardIdentity', 'OfficersPool'],
  ])('%s keeps %s when the stack goes', (stack, logicalId) => {
    expect(get(stack, logicalId)).toMatchObject(kept);
  });

  test('the bucket of files is private, encrypted, versioned and heard by the scan', () => {
    expect(get('PlaceboardData', 'ObjectsBucket').Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  test('an upload cannot be read before it is found clean', () => {
    const policy = JSON.stringify(get('PlaceboardData', 'ObjectsPolicy6C13579C').Properties);
    expect(policy).toContain('UploadsAreReadOnceFoundClean');
    const ids = [AuthorityId.parse('plymouth'), WorkId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV')] as const;
    const patterns = Array.from(policy.matchAll(/"\/(authority\/[^"]+)"/g), ([, pattern = '']) => pattern);
    const isRefused = (key: string) => patterns.some((each) => new RegExp(`^${each.replaceAll('*', '.*')}$`).test(key));
    expect([importFile(...ids), importFound(...ids), exportFile(...ids, 'docx')].map(isRefused)).toEqual([
      true,
      false,
      false,
    ]);
    expect(get('PlaceboardData', 'MalwareScanPlan').Properties.Actions).toEqual({ Tagging: { Status: 'ENABLED' } });
  });
});

describe('sign-in', () => {
  test('asks every officer for a second factor from an app', () => {
    expect(get('PlaceboardIdentity', 'OfficersPool').Properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
  });

  test('gives the page a code, short tokens and a refresh token for one use', () => {
    expect(get('PlaceboardIdentity', 'WebClient').Properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      AccessTokenValidity: 10,
      RefreshTokenRotation: { Feature: 'ENABLED' },
      CallbackURLs: ['https://placeboard.invalid/signed-in'],
    });
  });
});

describe('the functions', () => {
  test.each([
    ['AuthorityFunction', 1024, 10],
    ['PublicFunction', 512, 5],
    ['DocumentsFunction', 1769, 120],
    ['JobsFunction', 512, 60],
    ['DispatcherFunction', 256, 60],
    ['AudienceFunction', 1024, 10],
    ['PublisherFunction', 512, 60],
    ['PlatformFunction', 512, 28],
    ['OnboardingFunction', 512, 30],
  ])('%s runs Node 24 on arm64 with %i MB for %i s', (logicalId, MemorySize, Timeout) => {
    expect(get('PlaceboardService', logicalId).Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
      MemorySize,
      Timeout,
    });
  });

  test.each([
    'DocumentsFunctionEventInvokeConfigD12E79D2',
    'JobsFunctionEventInvokeConfig6DD1A81D',
    'PublisherFunctionEventInvokeConfigE76AC3E7',
  ])('%s tries three times within the hour and sets failures aside', (logicalId) => {
    expect(get('PlaceboardService', logicalId).Properties).toMatchObject({
      MaximumEventAgeInSeconds: 3600,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['FailureQueue', 'Arn'] } } },
    });
  });

  test('the dispatcher follows the stream and lets a poison record hold nobody up', () => {
    expect(get('PlaceboardService', 'DispatcherStream').Properties).toMatchObject({
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 0,
      MaximumRetryAttempts: 3,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['FailureQueue', 'Arn'] } } },
    });
  });

  test('every log has an end', () => {
    const logs = ofType(templates, 'PlaceboardService', 'AWS::Logs::LogGroup');
    expect(logs.map(({ Properties }) => Properties.RetentionInDays)).toEqual([...functionNames.map(() => 180), 365]);
  });

  test('every alarm says in words what people lose, and tells someone', () => {
    const alarms = ofType(templates, 'PlaceboardService', 'AWS::CloudWatch::Alarm');
    const telling = expect.objectContaining({
      AlarmName: expect.stringMatching(/^placeboard-/),
      AlarmDescription: expect.stringMatching(/^[A-Z].+ .+\.$/),
      AlarmActions: [{ Ref: 'AlarmTopic' }],
    });
    expect(alarms).toHaveLength(functionNames.length + 5);
    expect(alarms.map(({ Properties }) => Properties)).toEqual(alarms.map(() => telling));
  });
});

describe('what is done by the clock', () => {
  test('the morning’s mail goes at seven in London on working days, and work that stands still is looked for', () => {
    const schedules = ofType(templates, 'PlaceboardService', 'AWS::Scheduler::Schedule');
    const shown = schedules.map(({ Properties }) => [
      Properties.ScheduleExpression,
      Properties.ScheduleExpressionTimezone,
    ]);
    expect(shown).toEqual([
      ['cron(0 7 ? * MON-FRI *)', 'Europe/London'],
      ['rate(10 minutes)', 'Europe/London'],
    ]);
  });
});

describe('mail', () => {
  test('is signed, travels encrypted, and does not go to whoever it came back from', () => {
    expect(get('PlaceboardMail', 'MailIdentity')).toMatchObject({
      ...kept,
      Properties: {
        EmailIdentity: 'placeboard.invalid',
        DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      },
    });
    expect(get('PlaceboardMail', 'MailSet').Properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });
});

describe('the routes', () => {
  test('all need a sign-in except those that say the same to everyone and the form that anyone may send', () => {
    const routes = ofType(templates, 'PlaceboardService', 'AWS::ApiGatewayV2::Route');
    const shown = routes.map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
      Properties.AuthorizationScopes,
    ]);
    expect(shown).toEqual([
      ['ANY /api/{proxy+}', 'JWT', ['placeboard/api']],
      ['GET /api/audiences/{proxy+}', 'JWT', ['placeboard/api']],
      ['POST /api/audiences/{proxy+}', 'JWT', ['placeboard/api']],
      ['GET /api/platform/{proxy+}', 'JWT', ['placeboard/api']],
      ['POST /api/platform/{proxy+}', 'JWT', ['placeboard/api']],
      ['GET /api/health', 'NONE', undefined],
      ['GET /api/openapi.json', 'NONE', undefined],
      ['GET /api/public/{proxy+}', 'NONE', undefined],
      ['GET /public/{proxy+}', 'NONE', undefined],
      ['POST /public/{authority}/consultations/{consultation}/comments', 'NONE', undefined],
    ]);
  });

  test('that take a form from anyone are throttled by themselves', () => {
    const [stage] = ofType(templates, 'PlaceboardService', 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.RouteSettings).toEqual({
      'POST /public/{authority}/consultations/{consultation}/comments': {
        ThrottlingRateLimit: 5,
        ThrottlingBurstLimit: 20,
      },
    });
  });

  test("the authoriser takes the officers' tokens for this page alone", () => {
    const [authorizer] = ofType(templates, 'PlaceboardService', 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [{ 'Fn::ImportValue': expect.stringContaining('WebClient') }],
        Issuer: { 'Fn::ImportValue': expect.stringContaining('OfficersPoolProviderURL') },
      },
    });
  });
});

describe('the site', () => {
  const headers = () => JSON.stringify(get('PlaceboardWeb', 'SecurityHeaders').Properties);

  test('lets the browser run nothing but its own files', () => {
    expect(headers()).toContain("default-src 'self'; script-src 'self'; style-src 'self'");
    expect(headers()).toContain("frame-ancestors 'none'");
    expect(headers()).not.toContain('unsafe-');
  });

  test('is spoken to over TLS only, for two years from each visit', () => {
    expect(headers()).toContain('"AccessControlMaxAgeSec":63072000');
  });

  test('caches no answer of the interface and stands behind a firewall', () => {
    const { DistributionConfig } = get('PlaceboardWeb', 'Distribution').Properties;
    expect(DistributionConfig).toMatchObject({
      WebACLId: { Ref: 'FirewallArn' },
      PriceClass: 'PriceClass_100',
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      CacheBehaviors: [
        { PathPattern: '/public/*/comments', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' },
        { PathPattern: '/public/*', CachePolicyId: { Ref: 'PublishedCache' } },
        { PathPattern: '/api/public/*', CachePolicyId: { Ref: 'PublishedCache' } },
        { PathPattern: '/api/*', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' },
      ],
      Logging: { Prefix: 'site/' },
    });
  });
});

describe('the firewall', () => {
  test('counts addresses and known attacks, and lets a Word file through', () => {
    const rules = JSON.stringify(get('PlaceboardEdge', 'Firewall').Properties.Rules);
    expect(rules).toContain('RateByAddress');
    expect(rules).toContain('AWSManagedRulesCommonRuleSet');
    expect(rules).toContain('"ActionToUse":{"Count":{}},"Name":"SizeRestrictions_BODY"');
  });
});
