import * as z from 'zod';
import { type Desk, demand, type Request, unmapped } from './answering.ts';
import { type CredentialStore, type Credentials, callerArn } from './credentials.ts';
import type { Ask } from './judge.ts';
import { ACCOUNT } from './names.ts';
import { Refusal, type Reply, ServiceError, xml } from './refusal.ts';
import type { Role } from './world.ts';

const CHAINED_SECONDS = 3600;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const MOST_TAGS = 50;
const NAMESPACE = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

const Form = z.strictObject({
  Action: z.literal('AssumeRole'),
  Version: z.literal('2011-06-15'),
  RoleArn: z.string(),
  RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).default(CHAINED_SECONDS),
  ExternalId: z.string().optional(),
  Policy: z.string().optional(),
});
type Tags = Record<string, string>;

export async function answerSts(desk: Desk, store: CredentialStore, request: Request): Promise<Reply> {
  const { call, signer, requestId } = request;
  const form = Object.fromEntries(new URLSearchParams(call.body.toString('utf8')));
  const caller = signer.credentials;
  if (call.method !== 'POST' || call.path !== '/') throw unmapped(caller, 'sts:Unknown');
  if (form.Action === 'GetCallerIdentity') return identity(caller, requestId);
  if (form.Action !== 'AssumeRole') throw unmapped(caller, `sts:${form.Action ?? 'Unknown'}`);
  const tags = tagsIn(form);
  const fields = Object.entries(form).filter(([name]) => !name.startsWith('Tags.member.'));
  const parsed = Form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const { RoleArn, RoleSessionName, DurationSeconds, Policy } = parsed.data;
  if (DurationSeconds > CHAINED_SECONDS) {
    throw invalid('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining');
  }
  const role = desk.world.roles.get(RoleArn);
  await demand(desk.judge, caller, assumeAsks(parsed.data, tags, role));
  if (!role) throw new Refusal('denied');
  const sessionPolicy = Policy === undefined ? undefined : policyOf(Policy);
  const session = { sessionName: RoleSessionName, tags, seconds: DurationSeconds, sessionPolicy };
  return assumed(store.issue(role, session), requestId);
}

function assumeAsks(form: z.infer<typeof Form>, tags: Tags, role: Role | undefined): Ask[] {
  const keys = Object.keys(tags);
  const context: Ask['context'] = {
    'sts:RoleSessionName': form.RoleSessionName,
    ...(form.ExternalId === undefined ? {} : { 'sts:ExternalId': form.ExternalId }),
    ...Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, tags[key] ?? ''])),
    ...(keys.length > 0 ? { 'aws:TagKeys': keys } : {}),
  };
  const actions = keys.length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
  const sides = { resourcePolicy: role?.trust, bothSides: true };
  return actions.map((action) => ({ action, resource: form.RoleArn, context, ...sides }));
}

function tagsIn(form: Record<string, string>): Tags {
  const tags: Tags = {};
  const members = Object.keys(form).filter((name) => name.startsWith('Tags.member.'));
  for (const name of members) {
    const place = /^Tags\.member\.(\d+)\.(Key|Value)$/.exec(name)?.[1];
    const key = form[`Tags.member.${place}.Key`];
    const value = form[`Tags.member.${place}.Value`];
    if (place === undefined || key === undefined || value === undefined)
      throw invalid('Each tag needs a key and a value');
    if (!TAG_KEY.test(key) || !TAG_VALUE.test(value) || /^aws:/i.test(key)) {
      throw invalid(`The tag "${key}" has characters, or a length, that tags may not have`);
    }
    tags[key] = value;
  }
  const folded = new Set(Object.keys(tags).map((key) => key.toLowerCase()));
  if (folded.size * 2 !== members.length || folded.size > MOST_TAGS)
    throw invalid('Tag keys are repeated, or too many');
  return tags;
}

function policyOf(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    // Whatever is wrong with it, the caller is told in the service's own word for it.
    throw new ServiceError('MalformedPolicyDocument', 400, 'The session policy is not a policy');
  }
}

const invalid = (message: string): ServiceError => new ServiceError('ValidationError', 400, message);

function assumed(credentials: Credentials, requestId: string): Reply {
  const { accessKeyId, secretAccessKey, sessionToken, expires } = credentials;
  const expiration = new Date(expires).toISOString();
  return answer('AssumeRole', requestId, [
    `<AssumedRoleUser><AssumedRoleId>${xml(userId(credentials))}</AssumedRoleId><Arn>${xml(callerArn(credentials))}</Arn></AssumedRoleUser>`,
    `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${xml(secretAccessKey)}</SecretAccessKey>`,
    `<SessionToken>${xml(sessionToken)}</SessionToken><Expiration>${expiration}</Expiration></Credentials>`,
  ]);
}

function identity(caller: Credentials, requestId: string): Reply {
  const who = `<Arn>${xml(callerArn(caller))}</Arn><UserId>${xml(userId(caller))}</UserId>`;
  return answer('GetCallerIdentity', requestId, [who, `<Account>${ACCOUNT}</Account>`]);
}

const userId = ({ roleName, sessionName }: Credentials): string => `AROA${roleName}:${sessionName}`;

function answer(action: string, requestId: string, content: string[]): Reply {
  const result = `<${action}Result>${content.join('')}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<${action}Response ${NAMESPACE}>${result}${metadata}</${action}Response>`,
  };
}
