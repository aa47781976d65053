import * as z from 'zod';
import { bucketArn, functionArn, roleArn, tableArn } from './names.ts';
import { type Resolver, type Resource, resolverOf, type Templates } from './resolve.ts';

export type Policy = { name: string; document: Record<string, unknown> };
export type Role = {
  name: string;
  arn: string;
  tags: Record<string, string>;
  policies: Policy[];
  trust: Record<string, unknown>;
  boundary: Policy | undefined;
};
export type Table = { name: string; arn: string; hash: string; indexes: Map<string, string> };
export type Bucket = {
  name: string;
  arn: string;
  versioned: boolean;
  policy: Record<string, unknown> | undefined;
  cors: CorsRule[];
  scan: { plan: string; prefixes: string[]; tags: boolean } | undefined;
};
export type CorsRule = z.infer<typeof CorsRuleSchema>;
/** What the templates say about who may do what to which resource. */
export type World = {
  roles: Map<string, Role>;
  tables: Map<string, Table>;
  buckets: Map<string, Bucket>;
  functions: Set<string>;
  /** The domains and addresses that mail may come from, once they are proven. */
  mailIdentities: Set<string>;
};

const Document = z.record(z.string(), z.unknown());
const Inline = z.array(z.looseObject({ PolicyName: z.string(), PolicyDocument: Document })).default([]);
const Tags = z.array(z.looseObject({ Key: z.string(), Value: z.string() })).default([]);
const Keys = z.array(z.looseObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const RoleProperties = z.strictObject({
  RoleName: z.string().optional(),
  Path: z.literal('/').optional(),
  Description: z.string().optional(),
  AssumeRolePolicyDocument: Document,
  ManagedPolicyArns: z.array(z.string()).default([]),
  MaxSessionDuration: z.number().optional(),
  PermissionsBoundary: z.string().optional(),
  Policies: Inline,
  Tags,
});

const Attached = z.looseObject({
  PolicyName: z.string().optional(),
  ManagedPolicyName: z.string().optional(),
  PolicyDocument: Document,
  Roles: z.array(z.string()).default([]),
  RoleName: z.string().optional(),
});

const TableProperties = z.looseObject({
  KeySchema: Keys,
  GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string(), KeySchema: Keys })).default([]),
  LocalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string(), KeySchema: Keys })).default([]),
  Replicas: z.array(z.looseObject({ ResourcePolicy: z.undefined().optional() })).default([]),
  ResourcePolicy: z.undefined().optional(),
});

const CorsRuleSchema = z.looseObject({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
});

const BucketProperties = z.looseObject({
  VersioningConfiguration: z.looseObject({ Status: z.string() }).optional(),
  CorsConfiguration: z.looseObject({ CorsRules: z.array(CorsRuleSchema) }).optional(),
});

const PlanProperties = z.looseObject({
  ProtectedResource: z.looseObject({
    S3Bucket: z.looseObject({ BucketName: z.string(), ObjectPrefixes: z.array(z.string()).default(['']) }),
  }),
  Actions: z.looseObject({ Tagging: z.looseObject({ Status: z.string() }).optional() }).optional(),
});

/** AWS's own policies that grant nothing which is judged here. */
const HARMLESS_AWS_POLICIES = /:aws:policy\/(service-role\/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess)$/;

export function worldOf(templates: Templates): World {
  const resolver = resolverOf(templates);
  return {
    roles: rolesOf(resolver),
    tables: tablesOf(resolver),
    buckets: bucketsOf(resolver),
    mailIdentities: new Set(resolver.ofType('AWS::SES::EmailIdentity').map((resource) => resolver.ref(resource))),
    functions: new Set(resolver.ofType('AWS::Lambda::Function').map((resource) => functionArn(resolver.ref(resource)))),
  };
}

function rolesOf(resolver: Resolver): Map<string, Role> {
  const attached = attachedPolicies(resolver);
  const managed = managedPolicies(resolver);
  const roles = new Map<string, Role>();
  for (const resource of resolver.ofType('AWS::IAM::Role')) {
    const properties = parsed(RoleProperties, resolver, resource);
    const name = resolver.ref(resource);
    const arn = roleArn(name);
    if (roles.has(arn)) throw new Error(`Two stacks have a role "${name}": give one of them a name of its own`);
    const boundary = properties.PermissionsBoundary;
    roles.set(arn, {
      name,
      arn,
      tags: Object.fromEntries(properties.Tags.map(({ Key, Value }) => [Key, Value])),
      trust: properties.AssumeRolePolicyDocument,
      policies: [
        ...properties.Policies.map((inline) => ({ name: inline.PolicyName, document: inline.PolicyDocument })),
        ...(attached.get(name) ?? []),
        ...properties.ManagedPolicyArns.flatMap((policy) => managedPolicy(managed, policy)),
      ],
      boundary: boundary === undefined ? undefined : managedPolicy(managed, boundary)[0],
    });
  }
  return roles;
}

function attachedPolicies(resolver: Resolver): Map<string, Policy[]> {
  const attached = new Map<string, Policy[]>();
  const types = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'];
  for (const resource of resolver.resources.filter(({ type }) => types.includes(type))) {
    const { PolicyName, ManagedPolicyName, PolicyDocument, Roles, RoleName } = parsed(Attached, resolver, resource);
    const policy = { name: PolicyName ?? ManagedPolicyName ?? resource.id, document: PolicyDocument };
    for (const role of RoleName ? [...Roles, RoleName] : Roles) {
      attached.set(role, [...(attached.get(role) ?? []), policy]);
    }
  }
  return attached;
}

function managedPolicies(resolver: Resolver): Map<string, Policy> {
  return new Map(
    resolver.ofType('AWS::IAM::ManagedPolicy').map((resource) => {
      const { ManagedPolicyName, PolicyDocument } = parsed(Attached, resolver, resource);
      return [resolver.ref(resource), { name: ManagedPolicyName ?? resource.id, document: PolicyDocument }] as const;
    }),
  );
}

function managedPolicy(managed: Map<string, Policy>, arn: string): Policy[] {
  const own = managed.get(arn);
  if (own) return [own];
  if (HARMLESS_AWS_POLICIES.test(arn)) return [];
  throw new Error(`The gate does not know what the policy ${arn} grants`);
}

function tablesOf(resolver: Resolver): Map<string, Table> {
  const resources = [...resolver.ofType('AWS::DynamoDB::GlobalTable'), ...resolver.ofType('AWS::DynamoDB::Table')];
  return new Map(
    resources.map((resource) => {
      const properties = parsed(TableProperties, resolver, resource);
      const name = resolver.ref(resource);
      const indexes = [...properties.GlobalSecondaryIndexes, ...properties.LocalSecondaryIndexes];
      return [
        name,
        {
          name,
          arn: tableArn(name),
          hash: hashOf(properties.KeySchema),
          indexes: new Map(indexes.map((index) => [index.IndexName, hashOf(index.KeySchema)])),
        },
      ] as const;
    }),
  );
}

function hashOf(keys: z.infer<typeof Keys>): string {
  const [hash, second] = keys.filter(({ KeyType }) => KeyType === 'HASH');
  if (!hash || second) throw new Error('A key schema must have exactly one partition key');
  return hash.AttributeName;
}

function bucketsOf(resolver: Resolver): Map<string, Bucket> {
  const scans = scansOf(resolver);
  const policies = bucketPolicies(resolver);
  return new Map(
    resolver.ofType('AWS::S3::Bucket').map((resource) => {
      const properties = parsed(BucketProperties, resolver, resource);
      const name = resolver.ref(resource);
      return [
        name,
        {
          name,
          arn: bucketArn(name),
          versioned: properties.VersioningConfiguration?.Status === 'Enabled',
          policy: policies.get(name),
          cors: properties.CorsConfiguration?.CorsRules ?? [],
          scan: scans.get(name),
        },
      ] as const;
    }),
  );
}

function bucketPolicies(resolver: Resolver): Map<string, Record<string, unknown>> {
  const Properties = z.looseObject({ Bucket: z.string(), PolicyDocument: Document });
  return new Map(
    resolver.ofType('AWS::S3::BucketPolicy').map((resource) => {
      const { Bucket, PolicyDocument } = parsed(Properties, resolver, resource);
      return [Bucket, PolicyDocument] as const;
    }),
  );
}

function scansOf(resolver: Resolver): Map<string, NonNullable<Bucket['scan']>> {
  return new Map(
    resolver.ofType('AWS::GuardDuty::MalwareProtectionPlan').map((resource) => {
      const { ProtectedResource, Actions } = parsed(PlanProperties, resolver, resource);
      const { BucketName, ObjectPrefixes } = ProtectedResource.S3Bucket;
      const plan = String(resolver.attribute(resource, 'Arn'));
      const tags = Actions?.Tagging?.Status === 'ENABLED';
      return [BucketName, { plan, prefixes: ObjectPrefixes, tags }] as const;
    }),
  );
}

function parsed<T>(schema: z.ZodType<T>, resolver: Resolver, resource: Resource): T {
  const result = schema.safeParse(resolver.properties(resource));
  if (result.success) return result.data;
  throw new Error(`${resource.stack}: the gate cannot read ${resource.id}: ${z.prettifyError(result.error)}`);
}
