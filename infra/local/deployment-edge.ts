import * as z from 'zod';
import { ACCOUNT, REGION } from './gate/names.ts';
import type { Resource } from './gate/resolve.ts';
import type { IdentityClient } from './identity-configuration.ts';
import { demandPermission, propertiesOf, type Reading } from './reading.ts';
import type { Authoriser, Route } from './routes.ts';

/** What the distribution does with the page. */
export interface SitePlan {
  readonly functionCode: string;
  readonly headers: Readonly<Record<string, string>>;
}

const RouteProperties = z.strictObject({
  ApiId: z.string(),
  AuthorizationScopes: z.array(z.string()).default([]),
  AuthorizationType: z.enum(['JWT', 'NONE']),
  AuthorizerId: z.string().optional(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
});

const IntegrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

const AuthorizerProperties = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Audience: z.array(z.string()).min(1), Issuer: z.string() }),
  Name: z.string(),
});

const ApiProperties = z.strictObject({ Name: z.string(), ProtocolType: z.literal('HTTP') });
const StageProperties = z.looseObject({
  ApiId: z.string(),
  AutoDeploy: z.literal(true),
  StageName: z.literal('$default'),
});

export function readRoutes(read: Reading): Route[] {
  const { resolver } = read;
  const apis = resolver.ofType('AWS::ApiGatewayV2::Api');
  if (apis.length > 1) throw new Error('The runner serves one HTTP API, and the template has more');
  for (const api of apis) propertiesOf(read, api, ApiProperties);
  for (const stage of resolver.ofType('AWS::ApiGatewayV2::Stage')) propertiesOf(read, stage, StageProperties);
  return resolver.ofType('AWS::ApiGatewayV2::Route').map((resource) => readRoute(read, resource));
}

function readRoute(read: Reading, resource: Resource): Route {
  const route = propertiesOf(read, resource, RouteProperties);
  const integration = referred(read, 'AWS::ApiGatewayV2::Integration', route.Target.slice('integrations/'.length));
  const { IntegrationUri } = propertiesOf(read, integration, IntegrationProperties);
  const [method = 'ANY', path = '/'] = route.RouteKey.split(' ');
  const source = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${route.ApiId}/$default/${method}${path}`;
  demandPermission(read, { principal: 'apigateway.amazonaws.com', target: IntegrationUri, source });
  return {
    routeKey: route.RouteKey,
    functionName: read.nameOf(IntegrationUri),
    scopes: route.AuthorizationScopes,
    ...(route.AuthorizationType === 'JWT' && { authoriser: readAuthoriser(read, route.AuthorizerId ?? '') }),
  };
}

function readAuthoriser(read: Reading, id: string): Authoriser {
  const resource = referred(read, 'AWS::ApiGatewayV2::Authorizer', id);
  const { JwtConfiguration } = propertiesOf(read, resource, AuthorizerProperties);
  return { issuer: JwtConfiguration.Issuer, audience: JwtConfiguration.Audience };
}

function referred({ resolver }: Reading, type: string, reference: string): Resource {
  const found = resolver.ofType(type).find((resource) => resolver.ref(resource) === reference);
  if (!found) throw new Error(`The template speaks of a ${type} that is not in it: ${reference}`);
  return found;
}

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const Unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

const ClientProperties = z.looseObject({
  AccessTokenValidity: z.number(),
  AllowedOAuthFlows: z.tuple([z.literal('code')]),
  AllowedOAuthScopes: z.array(z.string()),
  CallbackURLs: z.array(z.url()),
  GenerateSecret: z.literal(false),
  LogoutURLs: z.array(z.url()),
  RefreshTokenValidity: z.number(),
  TokenValidityUnits: z.looseObject({ AccessToken: Unit, RefreshToken: Unit }),
});

export function readClient(read: Reading): IdentityClient {
  const [resource, another] = read.resolver.ofType('AWS::Cognito::UserPoolClient');
  if (!resource || another)
    throw new Error('The runner signs in for one user pool client, and the template has another number');
  const client = propertiesOf(read, resource, ClientProperties);
  const paths = (urls: readonly string[]) => urls.map((url) => new URL(url).pathname);
  return {
    clientId: read.resolver.ref(resource),
    scopes: client.AllowedOAuthScopes,
    callbackPaths: paths(client.CallbackURLs),
    logoutPaths: paths(client.LogoutURLs),
    accessTokenSeconds: client.AccessTokenValidity * unitSeconds[client.TokenValidityUnits.AccessToken],
    refreshTokenSeconds: client.RefreshTokenValidity * unitSeconds[client.TokenValidityUnits.RefreshToken],
  };
}

const Association = z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() });
const Behaviour = z.looseObject({
  FunctionAssociations: z.array(Association).default([]),
  ResponseHeadersPolicyId: z.string(),
  LambdaFunctionAssociations: z.undefined().optional(),
});
const DistributionProperties = z.looseObject({
  DistributionConfig: z.looseObject({
    DefaultCacheBehavior: Behaviour,
    CacheBehaviors: z
      .array(Behaviour.extend({ PathPattern: z.enum(['/api/*', '/api/public/*', '/public/*', '/public/*/comments']) }))
      .default([]),
    DefaultRootObject: z.literal('index.html'),
    CustomErrorResponses: z.undefined().optional(),
  }),
});

const FunctionProperties = z.looseObject({ FunctionCode: z.string() });

export function readSite(read: Reading): SitePlan {
  const [distribution, another] = read.resolver.ofType('AWS::CloudFront::Distribution');
  if (!distribution || another)
    throw new Error('The runner serves one distribution, and the template has another number');
  const { DistributionConfig: config } = propertiesOf(read, distribution, DistributionProperties);
  const [association, second] = config.DefaultCacheBehavior.FunctionAssociations;
  if (!association || second)
    throw new Error('The runner runs one function of the distribution, and the template has another number');
  const code = read.resolver
    .ofType('AWS::CloudFront::Function')
    .find((resource) => read.resolver.attribute(resource, 'FunctionARN') === association.FunctionARN);
  if (!code) throw new Error("The distribution's function is not in the template");
  const { ResponseHeadersPolicyId } = config.DefaultCacheBehavior;
  if (config.CacheBehaviors.some((each) => each.ResponseHeadersPolicyId !== ResponseHeadersPolicyId)) {
    throw new Error('The runner sends the same headers with the page and the API, and the template wants others');
  }
  return {
    functionCode: propertiesOf(read, code, FunctionProperties).FunctionCode,
    headers: readHeaders(read, referred(read, 'AWS::CloudFront::ResponseHeadersPolicy', ResponseHeadersPolicyId)),
  };
}

const override = { Override: z.literal(true) };
const HeadersProperties = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Comment: z.string().optional(),
    Name: z.string(),
    CustomHeadersConfig: z
      .strictObject({ Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), ...override })) })
      .default({ Items: [] }),
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), ...override }),
      ContentTypeOptions: z.strictObject(override),
      FrameOptions: z.strictObject({ FrameOption: z.string(), ...override }),
      ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), ...override }),
      StrictTransportSecurity: z.strictObject({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.boolean().default(false),
        Preload: z.boolean().default(false),
        ...override,
      }),
    }),
  }),
});

function readHeaders(read: Reading, resource: Resource): Record<string, string> {
  const { ResponseHeadersPolicyConfig: config } = propertiesOf(read, resource, HeadersProperties);
  const security = config.SecurityHeadersConfig;
  const transport = security.StrictTransportSecurity;
  const subdomains = transport.IncludeSubdomains ? '; includeSubDomains' : '';
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${transport.AccessControlMaxAgeSec}${subdomains}${transport.Preload ? '; preload' : ''}`,
    ...Object.fromEntries(config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}
