const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

const resources = {
  Table: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      Replicas: [{ Region: 'eu-west-2' }],
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    },
  },
  Failed: { Type: 'AWS::SQS::Queue', Properties: {} },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      }),
      Policies: [
        {
          PolicyName: 'Follow',
          PolicyDocument: policy({
            Sid: 'Follow',
            Effect: 'Allow',
            Action: ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => `dynamodb:${action}`),
            Resource: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
          }),
        },
      ],
    },
  },
  Stream: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: arnOf('Failed') } },
      EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      FunctionName: { Ref: 'Function' },
      MaximumRetryAttempts: 1,
      StartingPosition: 'TRIM_HORIZON',
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arnOf('Function'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Join': ['', ['arn:aws:execute-api:eu-west-2:', { Ref: 'AWS::AccountId' }, ':', { Ref: 'Api' }, '/*']],
      },
    },
  },
};

const edge = {
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'tiny', ProtocolType: 'HTTP' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arnOf('Function'),
      PayloadFormatVersion: '2.0',
    },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'Api' },
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [{ Ref: 'Client' }], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
      Name: 'officers',
    },
  },
  Open: route('GET /api/health', { AuthorizationType: 'NONE' }),
  Closed: route('ANY /api/{proxy+}', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } }),
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      AccessTokenValidity: 10,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'placeboard/api'],
      CallbackURLs: ['https://placeboard.invalid/signed-in'],
      GenerateSecret: false,
      LogoutURLs: ['https://placeboard.invalid/'],
      RefreshTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'minutes' },
    },
  },
  Edge: {
    Type: 'AWS::CloudFront::Function',
    Properties: { FunctionCode: 'function handler(event) { return event.request; }', Name: 'edge' },
  },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: 'headers',
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 60, Override: true },
        },
      },
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        DefaultCacheBehavior: {
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Edge', 'FunctionARN'] } },
          ],
          ResponseHeadersPolicyId: { Ref: 'Headers' },
        },
        DefaultRootObject: 'index.html',
      },
    },
  },
};

function route(RouteKey: string, authorisation: object) {
  const Target = { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] };
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: { Ref: 'Api' }, RouteKey, Target, ...authorisation },
  };
}

/** The smallest deployment that the runner runs: one function with a table, its stream, an API, a client and a site. */
export function tinyTemplate(variables: Record<string, string>) {
  const served = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'staging', S3Key: 'code.zip' },
      Environment: { Variables: variables },
      Handler: 'index.handler',
      Role: arnOf('Role'),
      Runtime: 'nodejs24.x',
    },
  };
  return {
    template: { Resources: { ...resources, ...edge, Function: served } },
    assets: { files: { code: { source: { path: 'asset.code' }, destinations: { here: { objectKey: 'code.zip' } } } } },
  };
}
