import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getCanonicalHeaders, getSigningKey, SignatureV4 } from '@smithy/signature-v4';
import type { CredentialStore, Credentials } from './credentials.ts';
import { REGION } from './names.ts';
import { Refusal, type Service, ServiceError } from './refusal.ts';

export type Call = {
  method: string;
  /** As it came, still percent-encoded: the signature covers it so. */
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: Buffer;
};
export type Claim = {
  kind: 'header' | 'query';
  accessKeyId: string;
  date: string;
  scope: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  sessionToken: string;
  longDate: string;
  lasts: number;
};
export type Signer = { credentials: Credentials; claim: Claim };

type SmithyRequest = Parameters<SignatureV4['presign']>[0];
type SourceData = string | ArrayBuffer | ArrayBufferView;

const ALGORITHM = 'AWS4-HMAC-SHA256';
const UNSIGNED = 'UNSIGNED-PAYLOAD';
const UNSIGNED_CHUNKS = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const SKEW_MS = 15 * 60_000;
const WEEK_SECONDS = 7 * 86_400;

class Sha256 {
  private readonly key: SourceData | undefined;
  private hash;
  constructor(key?: SourceData) {
    this.key = key;
    this.hash = this.fresh();
  }
  update(data: Uint8Array): void {
    this.hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
  reset(): void {
    this.hash = this.fresh();
  }
  private fresh() {
    return this.key === undefined ? createHash('sha256') : createHmac('sha256', bytes(this.key));
  }
}

function bytes(data: SourceData): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** Opens the library's own canonical form, so that exactly the headers which the caller signed are compared. */
class Canonical extends SignatureV4 {
  constructor(service: string) {
    const credentials = { accessKeyId: '-', secretAccessKey: '-' };
    super({ service, region: REGION, credentials, sha256: Sha256, uriEscapePath: service !== 's3' });
  }
  async stringToSign(request: SmithyRequest, claim: Claim, payloadHash: string): Promise<string> {
    const canonicalHeaders = getCanonicalHeaders(request, undefined, new Set(claim.signedHeaders));
    const canonical = this.createCanonicalRequest(request, canonicalHeaders, payloadHash);
    return this.createStringToSign(claim.longDate, claim.scope, canonical, ALGORITHM);
  }
}

/** What the request says of itself; `undefined` when it is not signed at all. */
export function claimOf(call: Call): Claim | undefined {
  const authorization = call.headers.authorization;
  if (authorization !== undefined) return headerClaim(call, authorization);
  return call.query['X-Amz-Signature'] === undefined && call.query['X-Amz-Credential'] === undefined
    ? undefined
    : queryClaim(call);
}

function headerClaim(call: Call, authorization: string): Claim {
  const found = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization.trim(),
  );
  if (!found) throw new Refusal('malformed');
  const [, credential = '', signedHeaders = '', signature = ''] = found;
  return {
    kind: 'header',
    ...scopeOf(credential),
    signedHeaders: signedHeaders.split(';'),
    signature,
    sessionToken: call.headers['x-amz-security-token'] ?? '',
    longDate: call.headers['x-amz-date'] ?? '',
    lasts: 0,
  };
}

function queryClaim(call: Call): Claim {
  const one = (name: string): string => {
    const value = call.query[`X-Amz-${name}`];
    if (typeof value !== 'string') throw new Refusal('malformed');
    return value;
  };
  if (one('Algorithm') !== ALGORITHM) throw new Refusal('malformed');
  const lasts = Number(one('Expires'));
  if (!Number.isInteger(lasts) || lasts < 1 || lasts > WEEK_SECONDS) throw new Refusal('malformed');
  return {
    kind: 'query',
    ...scopeOf(one('Credential')),
    signedHeaders: one('SignedHeaders').split(';'),
    signature: one('Signature'),
    sessionToken: one('Security-Token'),
    longDate: one('Date'),
    lasts,
  };
}

function scopeOf(credential: string): Pick<Claim, 'accessKeyId' | 'date' | 'scope' | 'region' | 'service'> {
  const [accessKeyId = '', date = '', region = '', service = '', end, ...rest] = credential.split('/');
  if (end !== 'aws4_request' || rest.length > 0) throw new Refusal('malformed');
  return { accessKeyId, date, region, service, scope: `${date}/${region}/${service}/aws4_request` };
}

/** Who has credentials, and what the clocks show by which they may have signed. */
export type Office = { store: CredentialStore; clocks: () => readonly number[] };

/** Who signed the call. Every part of it that could change its meaning must be covered by the signature. */
export async function verify(call: Call, claim: Claim, { store, clocks }: Office): Promise<Signer> {
  const credentials = store.find(claim.accessKeyId);
  if (!credentials) throw new Refusal('unknown-key');
  if (!sameText(claim.sessionToken, credentials.sessionToken)) throw new Refusal('wrong-token');
  checkTimes(claim, clocks());
  checkCoverage(call, claim);
  const request = { ...signedPart(call, claim), protocol: 'http:', hostname: '' };
  const canonical = new Canonical(claim.service);
  const text = await canonical.stringToSign(request, claim, payloadHash(call, claim));
  const key = await signingKeyOf(credentials, claim);
  if (!sameText(createHmac('sha256', key).update(text).digest('hex'), claim.signature)) {
    throw new Refusal('bad-signature');
  }
  if (credentials.expires <= Date.now()) throw new Refusal('expired');
  return { credentials, claim };
}

/** Derived by five signatures from what the caller has for as long as the credentials last: once a day and service is enough. */
const signingKeys = new WeakMap<Credentials, Map<string, Promise<Uint8Array>>>();

function signingKeyOf(credentials: Credentials, { date, region, service, scope }: Claim): Promise<Uint8Array> {
  const known = signingKeys.get(credentials) ?? new Map<string, Promise<Uint8Array>>();
  signingKeys.set(credentials, known);
  const key = known.get(scope) ?? getSigningKey(Sha256, credentials, date, region, service);
  known.set(scope, key);
  return key;
}

function checkTimes(claim: Claim, clocks: readonly number[]): void {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(claim.longDate);
  if (!found || !claim.longDate.startsWith(claim.date)) throw new Refusal('malformed');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  const signedAt = Date.UTC(year, month - 1, day, hour, minute, second);
  const oldest = claim.kind === 'query' ? claim.lasts * 1000 : SKEW_MS;
  const ages = clocks.map((now) => now - signedAt).filter((age) => age >= -SKEW_MS);
  if (!ages.some((age) => age <= oldest)) {
    throw claim.kind === 'query' && ages.length > 0
      ? new Refusal('denied', 'Request has expired')
      : new Refusal('too-old');
  }
  if (claim.region !== REGION) throw new Refusal('malformed', `Credential should be scoped to ${REGION}`);
}

function checkCoverage(call: Call, claim: Claim): void {
  const signed = new Set(claim.signedHeaders);
  const mustBeSigned = Object.keys(call.headers).filter((name) => name.startsWith('x-amz-'));
  if (!signed.has('host') || mustBeSigned.some((name) => !signed.has(name) && !hoisted(call, claim, name))) {
    const missing = 'There were headers present in the request which were not signed';
    throw claim.service === 's3' ? new Refusal('denied', missing) : new Refusal('bad-signature', missing);
  }
}

/** A browser may repeat as a header what the presigned address already carries, with the same value. */
function hoisted(call: Call, claim: Claim, header: string): boolean {
  if (claim.kind !== 'query') return false;
  const entry = Object.entries(call.query).find(([name]) => name.toLowerCase() === header);
  return entry?.[1] === call.headers[header];
}

function signedPart(call: Call, claim: Claim): Omit<SmithyRequest, 'protocol' | 'hostname'> {
  const headers: Record<string, string> = {};
  for (const name of claim.signedHeaders) {
    const value = call.headers[name];
    if (value === undefined) throw new Refusal('bad-signature');
    headers[name] = value;
  }
  return { method: call.method, path: call.path, query: call.query, headers };
}

function payloadHash(call: Call, claim: Claim): string {
  const actual = () => createHash('sha256').update(call.body).digest('hex');
  if (claim.kind === 'query') return claim.service === 's3' ? UNSIGNED : actual();
  const stated = call.headers['x-amz-content-sha256'];
  if (stated === undefined) {
    if (claim.service === 's3') throw new Refusal('malformed', 'Missing required header: x-amz-content-sha256');
    return actual();
  }
  if (claim.service === 's3' && (stated === UNSIGNED || stated === UNSIGNED_CHUNKS)) return stated;
  if (stated.startsWith('STREAMING-')) {
    throw new ServiceError(
      'NotImplemented',
      501,
      `Bodies of the kind ${stated} are not read here: sign the whole body`,
    );
  }
  if (!sameText(stated, actual())) throw new Refusal('bad-payload');
  return stated;
}

const SERVICES: readonly Service[] = ['dynamodb', 'sts', 's3', 'lambda', 'ses'];

/** The service a request is meant for; an unsigned one is recognised by its shape, only to refuse it in its words. */
export function serviceOf(call: Call, claim: Claim | undefined): Service {
  if (claim) {
    const { service } = claim;
    const known = SERVICES.find((each) => each === service);
    if (known) return known;
    throw new Refusal('denied', `Nothing here answers for the service "${service}"`);
  }
  if (call.headers['x-amz-target'] !== undefined) return 'dynamodb';
  if (call.path.startsWith('/2015-03-31/')) return 'lambda';
  if (call.path.startsWith('/v2/email/')) return 'ses';
  return call.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? 'sts' : 's3';
}

function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
