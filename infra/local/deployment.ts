import * as z from 'zod';
import type { AsynchronousPolicy } from './asynchronous.ts';
import { readClient, readRoutes, readSite, type SitePlan } from './deployment-edge.ts';
import { type EventRule, readEventRules, readSchedules, type Schedule } from './deployment-events.ts';
import type { FunctionDefinition } from './environment.ts';
import { type Resource, resolverOf, type Templates } from './gate/resolve.ts';
import { type IdentityClient, localIssuer } from './identity-configuration.ts';
import { functionNames, propertiesOf, type Reading } from './reading.ts';
import type { Route } from './routes.ts';
import { assetFolders, localised, refuseUnsupported } from './template.ts';

/** A table's stream and the function that follows it. */
export interface StreamMapping {
  readonly tableName: string;
  readonly streamArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly retries: number;
  readonly bisect: boolean;
  readonly failureDestination?: string;
}

/** All that the runner does, as the templates say it. */
export interface Deployment {
  readonly templates: Templates;
  readonly functions: readonly FunctionDefinition[];
  readonly policyOf: (functionName: string) => AsynchronousPolicy;
  readonly routes: readonly Route[];
  readonly streams: readonly StreamMapping[];
  readonly rules: readonly EventRule[];
  /** What is called by the clock: rules with a rate, and the scheduler's own schedules. */
  readonly schedules: readonly Schedule[];
  readonly client: IdentityClient;
  readonly site: SitePlan;
}

export interface DeploymentSource {
  /** The folder of the synthesised assembly, with the assets. */
  readonly directory: string;
  readonly templates: Templates;
  /** Where a browser will find the service. */
  readonly origin: string;
}

/** What Lambda does where the template has no EventInvokeConfig. */
const defaultPolicy: AsynchronousPolicy = { retries: 2, maximumAgeSeconds: 6 * 3600 };

export function readDeployment(source: DeploymentSource): Deployment {
  refuseUnsupported(source.templates);
  const templates = localised(source.templates, source.origin);
  const resolver = resolverOf(templates, {
    attribute: ({ type }, attribute) => {
      if (type === 'AWS::Cognito::UserPool' && attribute === 'ProviderURL') return localIssuer;
      // Here the interface is where the page is.
      return type === 'AWS::ApiGatewayV2::Api' && attribute === 'ApiEndpoint' ? source.origin : undefined;
    },
  });
  const read: Reading = { resolver, nameOf: functionNames(resolver) };
  const policies = new Map(resolver.ofType('AWS::Lambda::EventInvokeConfig').map((each) => readPolicy(read, each)));
  return {
    templates,
    functions: readFunctions(read, assetFolders(source.directory)),
    policyOf: (functionName) => policies.get(functionName) ?? defaultPolicy,
    routes: readRoutes(read),
    streams: resolver.ofType('AWS::Lambda::EventSourceMapping').flatMap((each) => readStream(read, each)),
    rules: readEventRules(read),
    schedules: readSchedules(read),
    client: readClient(read),
    site: readSite(read),
  };
}

const FunctionProperties = z.looseObject({
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
  Handler: z.string(),
  MemorySize: z.number().default(128),
  Role: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Timeout: z.number().default(3),
});

function readFunctions(read: Reading, folders: ReadonlyMap<string, string>): FunctionDefinition[] {
  return read.resolver.ofType('AWS::Lambda::Function').map((resource) => {
    const properties = propertiesOf(read, resource, FunctionProperties);
    const codeFolder = folders.get(properties.Code.S3Key);
    if (!codeFolder) throw new Error(`The code of ${resource.id} is not among the assets: ${properties.Code.S3Key}`);
    return {
      logicalId: resource.id,
      name: read.resolver.ref(resource),
      arn: String(read.resolver.attribute(resource, 'Arn')),
      codeFolder,
      handler: properties.Handler,
      runtime: properties.Runtime,
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      roleArn: properties.Role,
      variables: properties.Environment.Variables,
    };
  });
}

const OnFailure = z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) });

const InvokeProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.number().default(2),
  MaximumEventAgeInSeconds: z.number().default(6 * 3600),
  DestinationConfig: OnFailure.optional(),
});

function readPolicy(read: Reading, resource: Resource): [string, AsynchronousPolicy] {
  const properties = propertiesOf(read, resource, InvokeProperties);
  const failureDestination = properties.DestinationConfig?.OnFailure.Destination;
  return [
    read.nameOf(properties.FunctionName),
    {
      retries: properties.MaximumRetryAttempts,
      maximumAgeSeconds: properties.MaximumEventAgeInSeconds,
      ...(failureDestination && { failureDestination }),
    },
  ];
}

const MappingProperties = z.strictObject({
  BatchSize: z.number().default(100),
  BisectBatchOnFunctionError: z.boolean().default(false),
  DestinationConfig: OnFailure.optional(),
  Enabled: z.boolean().default(true),
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  MaximumBatchingWindowInSeconds: z.literal(0).optional(),
  MaximumRetryAttempts: z.number().default(-1),
  StartingPosition: z.literal('TRIM_HORIZON'),
});

function readStream(read: Reading, resource: Resource): StreamMapping[] {
  const properties = propertiesOf(read, resource, MappingProperties);
  const tableName = /:table\/([^/]+)\/stream\//.exec(properties.EventSourceArn)?.[1];
  if (!tableName) throw new Error(`${resource.id} follows something that is not a table's stream`);
  const failureDestination = properties.DestinationConfig?.OnFailure.Destination;
  const mapping = {
    tableName,
    streamArn: properties.EventSourceArn,
    functionName: read.nameOf(properties.FunctionName),
    batchSize: properties.BatchSize,
    // Without a number Lambda tries until the record is a day old, which on one machine is for ever.
    retries: properties.MaximumRetryAttempts < 0 ? Number.POSITIVE_INFINITY : properties.MaximumRetryAttempts,
    bisect: properties.BisectBatchOnFunctionError,
    ...(failureDestination && { failureDestination }),
  };
  return properties.Enabled ? [mapping] : [];
}
