import type { Templates } from '../resolve.ts';

const PRINCIPAL = { 'Fn::GetAtt': ['CallerRole', 'Arn'] };
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const AUTHORITY = 'AUTHORITY#${aws:PrincipalTag/authority}';

const tableArn = { 'Fn::ImportValue': 'Data:TableArn' };
const indexArn = { 'Fn::Join': ['', [tableArn, '/index/gsi1']] };
const objectArn = {
  'Fn::Join': ['', [{ 'Fn::ImportValue': 'Data:BucketArn' }, '/authority/${aws:PrincipalTag/authority}/*']],
};
const roleArn = { 'Fn::GetAtt': ['ReaderRole', 'Arn'] };
const mailIdentity = (domain: string) => ({
  'Fn::Sub': `arn:aws:ses:\${AWS::Region}:\${AWS::AccountId}:identity/${domain}`,
});
const streamArn = { 'Fn::ImportValue': 'Data:StreamArn' };

const ownKeys = {
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [AUTHORITY, `${AUTHORITY}#*`] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
};

const allow = (Sid: string, Action: string[], rest: object) => ({ Sid, Effect: 'Allow', Action, ...rest });
const policy = (role: string, Statement: object[]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: {
    PolicyName: `${role}Policy`,
    PolicyDocument: { Version: '2012-10-17', Statement },
    Roles: [{ Ref: role }],
  },
});
const role = (statement: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] } },
});

const data = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
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
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [{ Region: { Ref: 'AWS::Region' }, DeletionProtectionEnabled: true }],
      },
    },
    Objects: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://site.example'] }] },
      },
    },
    ObjectsPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Objects' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OnlyOverTls',
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: { 'Fn::Sub': '${Objects.Arn}/*' },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
    Mail: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'plans.example' } },
    MalwarePlan: {
      Type: 'AWS::GuardDuty::MalwareProtectionPlan',
      Properties: {
        ProtectedResource: { S3Bucket: { BucketName: { Ref: 'Objects' }, ObjectPrefixes: ['authority/'] } },
        Actions: { Tagging: { Status: 'ENABLED' } },
      },
    },
  },
  Outputs: {
    TableArn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'Data:TableArn' } },
    StreamArn: { Value: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, Export: { Name: 'Data:StreamArn' } },
    BucketArn: { Value: { 'Fn::GetAtt': ['Objects', 'Arn'] }, Export: { Name: 'Data:BucketArn' } },
  },
};

const service = {
  Resources: {
    CallerRole: role({ Principal: LAMBDA, Action: 'sts:AssumeRole' }),
    CallerPolicy: policy('CallerRole', [
      allow('AssumeReader', ['sts:AssumeRole', 'sts:TagSession'], { Resource: roleArn }),
      allow('CallDocuments', ['lambda:InvokeFunction'], { Resource: { 'Fn::GetAtt': ['Documents', 'Arn'] } }),
      allow('ReadStream', ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'], {
        Resource: streamArn,
      }),
      allow('SendMail', ['ses:SendEmail'], {
        Resource: mailIdentity('plans.example'),
        Condition: { StringEquals: { 'ses:FromAddress': 'digest@plans.example' } },
      }),
      allow('SendUnproven', ['ses:SendEmail'], { Resource: mailIdentity('unproven.example') }),
      allow('FindStream', ['dynamodb:ListStreams'], { Resource: '*' }),
    ]),
    StrangerRole: role({ Principal: LAMBDA, Action: 'sts:AssumeRole' }),
    StrangerPolicy: policy('StrangerRole', [
      allow('AssumeReader', ['sts:AssumeRole', 'sts:TagSession'], { Resource: roleArn }),
    ]),
    ReaderRole: role({
      Principal: { AWS: PRINCIPAL },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        Null: { 'aws:RequestTag/authority': 'false' },
        StringNotLike: { 'aws:RequestTag/authority': '*/*' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['authority'] },
      },
    }),
    ReaderPolicy: policy('ReaderRole', [
      allow('ReadOwn', ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Query'], {
        Resource: [tableArn, indexArn],
        Condition: ownKeys,
      }),
      {
        Sid: 'KeepLog',
        Effect: 'Deny',
        Action: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        Resource: tableArn,
        Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['*#LOG'] } },
      },
      allow('OwnObjects', ['s3:GetObject', 's3:PutObject', 's3:GetObjectTagging'], { Resource: objectArn }),
    ]),
    Documents: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::GetAtt': ['CallerRole', 'Arn'] },
        Environment: { Variables: { NAME: { Ref: 'CallerRole' } } },
      },
    },
    Jobs: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['StrangerRole', 'Arn'] } } },
  },
};

/** Two stacks with one table, one bucket, a function's role and a role that it assumes for one authority. */
export function smallTemplates(): Templates {
  return structuredClone({ Data: data, Service: service });
}
