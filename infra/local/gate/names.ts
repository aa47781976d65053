export const ACCOUNT = '000000000000';
export const REGION = 'eu-west-2';
export const PARTITION = 'aws';
/** The label that every table's stream bears in resolved templates: the engine's own label changes with each start. */
const STREAM_LABEL = '2026-01-01T00:00:00.000';

export type Named = { type: string; id: string; properties: Record<string, unknown> };

function arn(service: string, rest: string, scope: { region?: string; account?: string } = {}): string {
  return `arn:${PARTITION}:${service}:${scope.region ?? REGION}:${scope.account ?? ACCOUNT}:${rest}`;
}

export const roleArn = (name: string): string => arn('iam', `role/${name}`, { region: '' });
export const tableArn = (name: string): string => arn('dynamodb', `table/${name}`);
export const streamArn = (table: string): string => `${tableArn(table)}/stream/${STREAM_LABEL}`;
export const mailIdentityArn = (name: string): string => arn('ses', `identity/${name}`);
export const functionArn = (name: string): string => arn('lambda', `function:${name}`);
export const bucketArn = (name: string): string => arn('s3', name, { region: '', account: '' });

type Attributes = Record<string, (name: string) => string>;
type Naming = { name: string | undefined; ref?: (name: string) => string; attributes: Attributes };

const same = (name: string): string => name;
const queueUrl = (name: string): string => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
const provider = (name: string): string => `cognito-idp.${REGION}.amazonaws.com/${name}`;

const table: Naming = {
  name: 'TableName',
  attributes: { Arn: tableArn, StreamArn: streamArn, TableId: same },
};

const topicArn = (name: string): string => arn('sns', name);

const NAMING: Record<string, Naming> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::IAM::Role': { name: 'RoleName', attributes: { Arn: roleArn, RoleId: same } },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    ref: (name) => arn('iam', `policy/${name}`, { region: '' }),
    attributes: {},
  },
  'AWS::Lambda::Function': { name: 'FunctionName', attributes: { Arn: functionArn } },
  'AWS::Lambda::Version': { name: undefined, attributes: { Version: () => '1' } },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    attributes: {
      Arn: bucketArn,
      DomainName: (name) => `${name}.s3.amazonaws.com`,
      RegionalDomainName: (name) => `${name}.s3.${REGION}.amazonaws.com`,
    },
  },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    ref: queueUrl,
    attributes: { Arn: (name) => arn('sqs', name), QueueName: same, QueueUrl: queueUrl },
  },
  'AWS::SNS::Topic': { name: 'TopicName', ref: topicArn, attributes: { TopicArn: topicArn, TopicName: same } },
  'AWS::KMS::Key': { name: undefined, attributes: { Arn: (name) => arn('kms', `key/${name}`), KeyId: same } },
  'AWS::KMS::Alias': { name: 'AliasName', attributes: {} },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', attributes: { Arn: (name) => arn('logs', `log-group:${name}:*`) } },
  'AWS::Events::Rule': { name: 'Name', attributes: { Arn: (name) => arn('events', `rule/${name}`) } },
  'AWS::CloudWatch::Alarm': { name: 'AlarmName', attributes: { Arn: (name) => arn('cloudwatch', `alarm:${name}`) } },
  'AWS::Cognito::UserPool': {
    name: undefined,
    attributes: {
      Arn: (name) => arn('cognito-idp', `userpool/${name}`),
      ProviderName: provider,
      ProviderURL: (name) => `https://${provider(name)}`,
      UserPoolId: same,
    },
  },
  'AWS::Cognito::UserPoolClient': { name: undefined, attributes: { ClientId: same, Name: same } },
  'AWS::Cognito::UserPoolResourceServer': { name: 'Identifier', attributes: {} },
  'AWS::Cognito::UserPoolDomain': { name: 'Domain', attributes: {} },
  'AWS::ApiGatewayV2::Api': {
    name: undefined,
    attributes: { ApiEndpoint: (name) => `https://${name}.execute-api.${REGION}.amazonaws.com`, ApiId: same },
  },
  'AWS::ApiGatewayV2::Stage': { name: 'StageName', attributes: {} },
  'AWS::CloudFront::Distribution': {
    name: undefined,
    attributes: {
      DomainName: (name) => `${name.toLowerCase()}.cloudfront.net`,
      Id: same,
      Arn: (name) => arn('cloudfront', `distribution/${name}`, { region: '' }),
    },
  },
  'AWS::CloudFront::Function': {
    name: 'Name',
    attributes: { FunctionARN: (name) => arn('cloudfront', `function/${name}`, { region: '' }) },
  },
  'AWS::GuardDuty::MalwareProtectionPlan': {
    name: undefined,
    attributes: { Arn: (name) => arn('guardduty', `malware-protection-plan/${name}`), MalwareProtectionPlanId: same },
  },
  'AWS::SES::ConfigurationSet': { name: 'Name', attributes: {} },
  'AWS::SES::EmailIdentity': { name: 'EmailIdentity', attributes: {} },
  'AWS::Scheduler::Schedule': {
    name: 'Name',
    attributes: { Arn: (name) => arn('scheduler', `schedule/default/${name}`) },
  },
  'AWS::WAFv2::WebACL': {
    name: 'Name',
    attributes: {
      Arn: (name) => arn('wafv2', `global/webacl/${name}/${name}`, { region: 'us-east-1' }),
      Id: same,
    },
  },
};

const REF_IS_ARN = /^AWS::Lambda::(Version|Alias)$/;

/** The name a resource bears on one machine: the one its template states, or its logical id. */
function nameOf(resource: Named): string {
  const stated = resource.properties[NAMING[resource.type]?.name ?? ''];
  if (typeof stated === 'string') return stated;
  return resource.type === 'AWS::S3::Bucket' ? resource.id.toLowerCase() : resource.id;
}

export function refOf(resource: Named): string {
  if (REF_IS_ARN.test(resource.type)) return qualifiedFunction(resource);
  const name = nameOf(resource);
  return NAMING[resource.type]?.ref?.(name) ?? name;
}

/** `undefined` where the attribute is not known, so that the caller can say which value wanted it. */
export function attributeOf(resource: Named, attribute: string): string | undefined {
  const known = NAMING[resource.type]?.attributes[attribute];
  if (known) return known(nameOf(resource));
  return /^[A-Za-z]*Id$/.test(attribute) ? nameOf(resource) : undefined;
}

function qualifiedFunction(resource: Named): string {
  const stated = String(resource.properties.FunctionName);
  const name = stated.startsWith('arn:') ? stated : functionArn(stated);
  return `${name}:${resource.type.endsWith('Alias') ? String(resource.properties.Name) : '1'}`;
}
