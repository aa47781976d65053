import { createHash } from 'node:crypto';
import { ACCOUNT, REGION, roleArn } from '../local/gate/names.ts';
import type { Role } from '../local/gate/world.ts';
import type { Decision } from './comparison.ts';
import type { RecordedVerdict } from './recording.ts';

/** One call of iam:SimulateCustomPolicy, as the form that IAM's query interface takes. */
export type Question = { readonly form: string; readonly id: string };

type ContextEntry = { readonly name: string; readonly type: string; readonly values: readonly string[] };

/** The recorded request put to IAM's own evaluator, with the role's policies as the template states them. */
export function questionOf(role: Role, verdict: RecordedVerdict, account: string): Question {
  const form = new URLSearchParams({ Action: 'SimulateCustomPolicy', Version: '2010-05-08' });
  const add = (name: string, value: string) => form.append(name, inAccount(value, account));
  for (const [index, { document }] of role.policies.entries()) {
    add(`PolicyInputList.member.${index + 1}`, JSON.stringify(document));
  }
  if (role.boundary) add('PermissionsBoundaryPolicyInputList.member.1', JSON.stringify(role.boundary.document));
  add('ActionNames.member.1', verdict.action);
  add('ResourceArns.member.1', verdict.example.resource);
  for (const [index, entry] of contextOf(role, verdict).entries()) {
    const prefix = `ContextEntries.member.${index + 1}`;
    add(`${prefix}.ContextKeyName`, entry.name);
    add(`${prefix}.ContextKeyType`, entry.type);
    for (const [place, value] of entry.values.entries()) add(`${prefix}.ContextKeyValues.member.${place + 1}`, value);
  }
  const text = form.toString();
  return { form: text, id: createHash('sha256').update(text).digest('hex') };
}

/** On one machine the account has no number; where the resource is in another account, IAM would want both sides. */
const inAccount = (text: string, account: string): string => text.replaceAll(ACCOUNT, account);

const types: Record<string, string> = {
  'aws:SecureTransport': 'boolean',
  'aws:SourceIp': 'ip',
  's3:signatureAge': 'numeric',
};
/** Keys with many values even where a request has only one. */
const manyValued = new Set(['dynamodb:LeadingKeys', 'dynamodb:Attributes', 'aws:TagKeys', 's3:RequestObjectTagKeys']);

/** What the request carried, and what IAM itself knows of a session of this role. */
function contextOf(role: Role, { example }: RecordedVerdict): ContextEntry[] {
  const tags = Object.entries(example.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value] as const);
  const context: Record<string, string | string[]> = {
    ...Object.fromEntries(tags),
    'aws:PrincipalArn': roleArn(role.name),
    'aws:PrincipalAccount': ACCOUNT,
    'aws:PrincipalType': 'AssumedRole',
    'aws:RequestedRegion': REGION,
    'aws:SecureTransport': 'true',
    ...example.context,
  };
  return Object.entries(context).map(([name, value]) => ({
    name,
    type: types[name] ?? (Array.isArray(value) || manyValued.has(name) ? 'stringList' : 'string'),
    values: [value].flat(),
  }));
}

/** What IAM decided, from its answer in XML; a resource that could not exist there is no question. */
export function decisionIn({ status, text }: { status: number; text: string }): Decision {
  const decision = /<EvalDecision>(allowed|explicitDeny|implicitDeny)<\/EvalDecision>/.exec(text)?.[1];
  if (decision === 'allowed' || decision === 'explicitDeny' || decision === 'implicitDeny') return decision;
  if (status === 400 && /<Code>(InvalidInput|ValidationError)<\/Code>/.test(text)) return 'not taken';
  throw new Error(`IAM answered ${status} without a decision: ${text.slice(0, 500)}`);
}
