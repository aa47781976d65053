import * as z from 'zod';
import type { Finding, Statement, TemplateModel, TemplateResource } from './template-model.ts';

export type Role = {
  readonly stack: string;
  readonly logicalId: string;
  readonly arn: string;
  /** Who takes it: a function, a function on behalf of an audience, or a service of AWS. */
  readonly kind: 'function' | 'audience' | 'service';
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
  readonly managedPolicies: readonly string[];
};

/** The one table, index, key and bucket that permissions may be about, as `TemplateModel.text` writes them. */
export type Scope = {
  readonly table: string;
  readonly indexes: readonly string[];
  readonly stream: string;
  readonly key: string;
  readonly objects: string;
};

const IndexName = z.looseObject({ IndexName: z.string() });
const Replica = z.looseObject({ SSESpecification: z.looseObject({ KMSMasterKeyId: z.unknown() }) });
const Scanned = z.looseObject({ S3Bucket: z.looseObject({ BucketName: z.unknown() }) });
const Inline = z.looseObject({ PolicyDocument: z.unknown() });
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function scopeOf(model: TemplateModel): Scope {
  const table = model.only('AWS::DynamoDB::GlobalTable');
  const arn = `<${table.stack}.${table.logicalId}.Arn>`;
  const names = list(table.properties.GlobalSecondaryIndexes).map((index) => IndexName.parse(index).IndexName);
  const replica = Replica.parse(list(table.properties.Replicas)[0]);
  const plan = model.only('AWS::GuardDuty::MalwareProtectionPlan');
  const bucket = model.text(plan.stack, Scanned.parse(plan.properties.ProtectedResource).S3Bucket.BucketName);
  return {
    table: arn,
    indexes: names.map((name) => `${arn}/index/${name}`),
    stream: `<${table.stack}.${table.logicalId}.StreamArn>`,
    key: model.text(table.stack, replica.SSESpecification.KMSMasterKeyId),
    objects: bucket.replace(/>$/, '.Arn>'),
  };
}

export function rolesOf(model: TemplateModel): Role[] {
  const attached = model.ofType('AWS::IAM::Policy', 'AWS::IAM::RolePolicy');
  return model.ofType('AWS::IAM::Role').map((role) => {
    const ref = `<${role.stack}.${role.logicalId}>`;
    const trust = model.statements(role, role.properties.AssumeRolePolicyDocument);
    const mine = attached.filter(({ stack, properties }) =>
      [...model.texts(stack, properties.Roles), ...model.texts(stack, properties.RoleName)].includes(ref),
    );
    return {
      stack: role.stack,
      logicalId: role.logicalId,
      arn: `<${role.stack}.${role.logicalId}.Arn>`,
      kind: kindOf(trust),
      trust,
      statements: [...inlineStatements(model, role), ...mine.flatMap((policy) => policyStatements(model, policy))],
      managedPolicies: model.texts(role.stack, role.properties.ManagedPolicyArns),
    };
  });
}

function kindOf(trust: readonly Statement[]): Role['kind'] {
  const principals = trust.flatMap((statement) => statement.principals);
  if (principals.length === 0) return 'audience';
  if (principals.every((each) => each === 'Service:lambda.amazonaws.com')) return 'function';
  return principals.every((each) => each.startsWith('Service:')) ? 'service' : 'audience';
}

const inlineStatements = (model: TemplateModel, role: TemplateResource): Statement[] =>
  list(role.properties.Policies).flatMap((policy) => model.statements(role, Inline.parse(policy).PolicyDocument));

const policyStatements = (model: TemplateModel, policy: TemplateResource): Statement[] =>
  model.statements(policy, policy.properties.PolicyDocument);

/** A finding about one statement. */
export const about = (statement: Statement, rule: string, message: string): Finding => ({
  rule,
  stack: statement.stack,
  logicalId: statement.logicalId,
  sid: statement.sid,
  message,
});

/** A finding about a role as a whole. */
export const aboutRole = (role: Pick<Role, 'stack' | 'logicalId'>, rule: string, message: string): Finding => ({
  rule,
  stack: role.stack,
  logicalId: role.logicalId,
  sid: '',
  message,
});
