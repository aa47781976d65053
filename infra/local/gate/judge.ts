import { createHash } from 'node:crypto';
import { runSimulation, type Simulation, type StatementExplain } from '@cloud-copilot/iam-simulate';
import { type Credentials, callerArn } from './credentials.ts';
import { ACCOUNT, REGION } from './names.ts';
import type { Policy, Role, World } from './world.ts';

/** One question put to IAM. Context keys with no values must be left out: `Null` guards look for their absence. */
export type Ask = {
  action: string;
  resource: string;
  context: Record<string, string | string[]>;
  /** The policy of the resource itself: a bucket's, or a role's trust. */
  resourcePolicy?: Record<string, unknown> | undefined;
  /** Both sides must allow, as for a role that is assumed. */
  bothSides?: boolean;
};
/** A statement that decided, with the parts of it that the request met. */
export type Matched = {
  policy: string;
  sid: string;
  effect: 'Allow' | 'Deny';
  resources: string[];
  keys: string[];
};
export type Verdict = { allowed: boolean; explicit: boolean; matched: Matched[] };
export type Judge = (caller: Credentials, ask: Ask) => Promise<Verdict>;

const CACHED = 20_000;
/** Stands for the policy of the resource itself, which has no name. */
const OF_RESOURCE = 'resource';
/** Only these explain which rows or objects a statement was used for. */
const KEY_CONDITION = /^(dynamodb:LeadingKeys|s3:prefix)$/i;
const JUDGED = /^(dynamodb|s3|sts|lambda|ses):|^\*$/i;
const SUPPORTED_KEYS = [
  /^aws:(PrincipalTag|RequestTag)\/.+$/i,
  /^aws:(TagKeys|PrincipalArn|PrincipalAccount|PrincipalType|SecureTransport|RequestedRegion|SourceIp)$/i,
  /^dynamodb:(LeadingKeys|Attributes|Select|ReturnValues|ReturnConsumedCapacity|EnclosingOperation)$/i,
  /^sts:(RoleSessionName|ExternalId)$/i,
  /^s3:(prefix|delimiter|authType|signatureAge|signatureversion|x-amz-content-sha256)$/i,
  /^s3:(ExistingObjectTag|RequestObjectTag)\/.+$/i,
  /^s3:RequestObjectTagKeys$/i,
  /^ses:(ApiVersion|FromAddress|FromDisplayName|Recipients)$/i,
];
/** Set by a service when it calls on somebody's behalf: never by a role's session, so their absence here is the truth. */
const SERVICE_CALLER_KEYS =
  /^aws:(SourceArn|SourceAccount|SourceOrgID|PrincipalIsAWSService|ViaAWSService|CalledVia)$/i;

/** What was said before. A role is known by all that it may, so it is the same in templates where only others differ. */
export type Memory = { verdicts: Map<string, Verdict>; sound: Set<string> };
export const emptyMemory = (): Memory => ({ verdicts: new Map(), sound: new Set() });

const fingerprints = new WeakMap<Role, string>();

function fingerprintOf(role: Role): string {
  const fingerprint = fingerprints.get(role) ?? createHash('sha256').update(JSON.stringify(role)).digest('base64');
  fingerprints.set(role, fingerprint);
  return fingerprint;
}

export function createJudge(world: World, { verdicts: cache }: Memory = emptyMemory()): Judge {
  return async (caller, ask) => {
    const role = world.roles.get(caller.roleArn);
    if (!role || !speakable(ask.resource)) return { allowed: false, explicit: false, matched: [] };
    const key = JSON.stringify([fingerprintOf(role), caller.sessionName, caller.tags, caller.sessionPolicy, ask]);
    const known = cache.get(key);
    if (known) return renew(cache, key, known);
    const verdict = await simulate(role, caller, ask);
    return renew(cache, key, verdict);
  };
}

/** A wildcard in the name of a real thing would be read as a question about many things: AWS never asks so. */
const speakable = (resource: string): boolean => resource === '*' || !/[*?]|\$\{/.test(resource);

function renew(cache: Map<string, Verdict>, key: string, verdict: Verdict): Verdict {
  cache.delete(key);
  cache.set(key, verdict);
  if (cache.size > CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  return verdict;
}

async function simulate(role: Role, caller: Credentials, ask: Ask): Promise<Verdict> {
  const result = await runSimulation(simulationOf(role, caller, ask), {});
  // The policies were found sound when they were loaded: what is wrong is a request for something that cannot be.
  if (result.resultType !== 'single') return { allowed: false, explicit: false, matched: [] };
  const { analysis } = result.result;
  const { identityAnalysis, resourceAnalysis, sessionAnalysis } = analysis;
  const bothAllow = identityAnalysis?.result === 'Allowed' && resourceAnalysis?.result === 'Allowed';
  const allowed = result.overallResult === 'Allowed' && (!ask.bothSides || bothAllow);
  const sides = [identityAnalysis, resourceAnalysis, sessionAnalysis].filter((side) => side !== undefined);
  const decisive = sides.flatMap((side) => (allowed ? side.allowStatements : side.denyStatements));
  return {
    allowed,
    explicit: result.overallResult === 'ExplicitlyDenied',
    matched: decisive.map(({ policyId, explain }) => matchedOf(policyId ?? OF_RESOURCE, explain)),
  };
}

function simulationOf(role: Role, caller: Credentials, ask: Ask): Simulation {
  const named = ({ name, document }: Policy) => ({ name, policy: document });
  return {
    request: {
      principal: callerArn(caller),
      action: ask.action,
      resource: { resource: ask.resource, accountId: ACCOUNT },
      contextVariables: { ...callerContext(caller), ...ask.context },
    },
    identityPolicies: role.policies.map(named),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(role.boundary ? { permissionBoundaryPolicies: [named(role.boundary)] } : {}),
    ...(ask.resourcePolicy ? { resourcePolicy: ask.resourcePolicy } : {}),
    ...(caller.sessionPolicy ? { sessionPolicy: caller.sessionPolicy } : {}),
  };
}

function callerContext(caller: Credentials): Record<string, string> {
  const tags = Object.entries(caller.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value] as const);
  return {
    ...Object.fromEntries(tags),
    'aws:PrincipalArn': caller.roleArn,
    'aws:PrincipalAccount': ACCOUNT,
    'aws:PrincipalType': 'AssumedRole',
    'aws:RequestedRegion': REGION,
    'aws:SecureTransport': 'true',
    'aws:SourceIp': '127.0.0.1',
  };
}

function matchedOf(policy: string, explain: StatementExplain): Matched {
  const keyed = (explain.conditions ?? []).filter(
    ({ conditionKeyValue, operator }) => KEY_CONDITION.test(conditionKeyValue) && operator !== 'Null',
  );
  const values = keyed.flatMap((condition) => many(condition.values));
  return {
    policy,
    sid: explain.identifier,
    effect: explain.effect === 'Deny' ? 'Deny' : 'Allow',
    resources: many(explain.resources).flatMap(({ resource, matches }) => (matches ? [resource] : [])),
    // ForAllValues marks every pattern as met: only those with values of their own were used.
    keys: values.filter((each) => (each.matchingValues ?? []).length > 0).map(({ value }) => value),
  };
}

const many = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Whether a service may take a role of its own accord, as Lambda takes that of a function. */
export async function serviceMayTake(service: string, role: Role): Promise<boolean> {
  const { trust, arn } = role;
  const result = await runSimulation(
    {
      request: {
        principal: service,
        action: 'sts:AssumeRole',
        resource: { resource: arn, accountId: ACCOUNT },
        contextVariables: { 'aws:PrincipalIsAWSService': 'true', 'aws:SourceAccount': ACCOUNT },
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: trust,
    },
    {},
  );
  return result.resultType === 'single' && result.overallResult === 'Allowed';
}

/** Asks one harmless question of every role, and names the condition keys that nobody here would ever fill in. */
export async function checkPolicies(world: World, { sound }: Memory = emptyMemory()): Promise<void> {
  const problems: string[] = [];
  for (const role of world.roles.values()) {
    if (sound.has(fingerprintOf(role))) continue;
    for (const document of [...role.policies.map((policy) => policy.document), role.trust]) {
      for (const key of judgedConditionKeys(document)) {
        if (!SUPPORTED_KEYS.some((known) => known.test(key)) && !SERVICE_CALLER_KEYS.test(key)) {
          problems.push(`${role.name}: the condition key ${key} is not supported`);
        }
      }
    }
    problems.push(...(await syntaxProblems(role)));
  }
  for (const role of problems.length > 0 ? [] : world.roles.values()) sound.add(fingerprintOf(role));
  if (problems.length > 0) throw new Error(`The gate cannot judge these policies:\n${problems.join('\n')}`);
}

async function syntaxProblems(role: Role): Promise<string[]> {
  const { policies, trust, boundary } = role;
  const caller = { roleArn: role.arn, roleName: role.name, sessionName: 'check', tags: {}, sessionPolicy: undefined };
  const nobody = { ...caller, accessKeyId: '', secretAccessKey: '', sessionToken: '', expires: 0 };
  const ask: Ask = { action: 'sts:AssumeRole', resource: role.arn, context: {}, resourcePolicy: trust };
  const result = await runSimulation(simulationOf({ ...role, policies, boundary }, nobody, ask), {});
  return result.resultType === 'error' ? [`${role.name}: ${JSON.stringify(result.errors)}`] : [];
}

function judgedConditionKeys(document: Record<string, unknown>): string[] {
  return statementsOf(document)
    .filter((statement) => many(statement.Action ?? statement.NotAction).some((action) => JUDGED.test(String(action))))
    .flatMap((statement) => Object.values(record(statement.Condition)).flatMap((keys) => Object.keys(record(keys))));
}

export function statementsOf(document: Record<string, unknown>): Record<string, unknown>[] {
  return many(document.Statement).map(record);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
