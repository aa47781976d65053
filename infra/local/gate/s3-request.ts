import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type Request, unmapped } from './answering.ts';
import type { Ask } from './judge.ts';
import { bucketArn } from './names.ts';
import type { Place } from './objects.ts';
import { ServiceError } from './refusal.ts';
import type { Call, Signer } from './signature.ts';

export type Operation =
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject'
  | 'GetObjectTagging'
  | 'PutObjectTagging'
  | 'ListObjectsV2';

/** Query parameters that change nothing but the answer's headers, or only carry the signature. */
const HARMLESS =
  /^(X-Amz-.*|x-id|response-(content-type|content-disposition|cache-control|content-language|expires))$/i;
const BY_SHAPE: Record<string, Operation> = {
  'PUT object': 'PutObject',
  'GET object': 'GetObject',
  'HEAD object': 'HeadObject',
  'DELETE object': 'DeleteObject',
  'GET object tagging': 'GetObjectTagging',
  'PUT object tagging': 'PutObjectTagging',
  'GET bucket list': 'ListObjectsV2',
};
const VERSIONED: Operation[] = ['GetObject', 'HeadObject', 'GetObjectTagging'];
const LISTING = ['list-type', 'prefix', 'delimiter', 'max-keys', 'start-after', 'continuation-token', 'encoding-type'];

/** Which bucket and key the path names. */
export function placeOf(path: string): Place {
  const [, bucket = '', ...rest] = path.split('/');
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')) };
  } catch {
    // A path that does not decode names nothing.
    throw new ServiceError('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}

export function operationOf({ call, signer }: Request, { bucket, key }: Place): Operation {
  const parameters = Object.keys(call.query).filter((name) => !HARMLESS.test(name));
  const list = key === '' && parameters.includes('list-type');
  const tagging = parameters.includes('tagging');
  const shape = `${call.method} ${key === '' ? 'bucket' : 'object'}${list ? ' list' : ''}${tagging ? ' tagging' : ''}`;
  const operation = bucket === '' || call.headers['x-amz-copy-source'] !== undefined ? undefined : BY_SHAPE[shape];
  const meant = operation && parametersOf(operation);
  if (!operation || parameters.some((name) => !meant?.includes(name))) {
    throw unmapped(signer.credentials, `s3:${call.method}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`);
  }
  return operation;
}

function parametersOf(operation: Operation): string[] {
  if (operation === 'ListObjectsV2') return LISTING;
  const tagging = operation.endsWith('Tagging') ? ['tagging'] : [];
  return VERSIONED.includes(operation) ? [...tagging, 'versionId'] : tagging;
}

/** What an operation asks of IAM. `existing` are the tags that the object bears already. */
export function s3Asks(operation: Operation, request: Request, existing: Record<string, string>): Ask[] {
  const { call, signer } = request;
  const { bucket, key } = placeOf(call.path);
  const context = { ...signingContext(call, signer), ...tagContext('s3:ExistingObjectTag', existing) };
  const of = (action: string, more: Ask['context'] = {}): Ask => ({
    action: `s3:${action}`,
    resource: `${bucketArn(bucket)}/${key}`,
    context: { ...context, ...more },
  });
  const versioned = call.query.versionId === undefined ? '' : 'Version';
  switch (operation) {
    case 'PutObject': {
      const tags = headerTags(call);
      const more = tagContext('s3:RequestObjectTag', tags);
      return Object.keys(tags).length > 0 ? [of('PutObject', more), of('PutObjectTagging', more)] : [of('PutObject')];
    }
    case 'GetObject':
    case 'HeadObject':
      return [of(`GetObject${versioned}`)];
    case 'DeleteObject':
      return [of('DeleteObject')];
    case 'GetObjectTagging':
      return [of(`GetObject${versioned}Tagging`)];
    case 'PutObjectTagging':
      return [of('PutObjectTagging', tagContext('s3:RequestObjectTag', bodyTags(call)))];
    case 'ListObjectsV2':
      return [listAsk(bucket, one(call, 'prefix'), context)];
  }
}

export function listAsk(bucket: string, prefix: string | undefined, context: Ask['context'] = {}): Ask {
  const stated = prefix === undefined ? {} : { 's3:prefix': prefix };
  return { action: 's3:ListBucket', resource: bucketArn(bucket), context: { ...context, ...stated } };
}

export function one(call: Call, parameter: string): string | undefined {
  const value = call.query[parameter];
  return typeof value === 'string' ? value : undefined;
}

function signingContext(call: Call, { claim }: Signer): Ask['context'] {
  const hash = call.headers['x-amz-content-sha256'];
  return {
    's3:authType': claim.kind === 'query' ? 'REST-QUERY-STRING' : 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    ...(hash === undefined || /^[0-9a-f]{64}$/.test(hash) ? {} : { 's3:x-amz-content-sha256': hash }),
  };
}

function tagContext(prefix: string, tags: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}

export function headerTags(call: Call): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(call.headers['x-amz-tagging'] ?? ''));
}

export function bodyTags(call: Call): Record<string, string> {
  const text = call.body.toString('utf8');
  const found = [...text.matchAll(/<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g)];
  if (found.length !== text.split('<Tag>').length - 1)
    throw new ServiceError('MalformedXML', 400, 'The tags are not well-formed');
  return Object.fromEntries(found.map(([, key = '', value = '']) => [unescaped(key), unescaped(value)]));
}

function unescaped(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
}

/** The bytes of the object itself: without the framing of `aws-chunked`, and with every stated checksum compared. */
export function bodyOf(call: Call): Buffer {
  const framing = call.headers['x-amz-content-sha256'] ?? '';
  if (!framing.startsWith('STREAMING-')) {
    checkSums(call.body, call.headers);
    return call.body;
  }
  const { content, trailers } = unframed(call.body);
  const length = call.headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== content.length) {
    throw new ServiceError('IncompleteBody', 400, 'The request body is not as long as it was stated to be.');
  }
  checkSums(content, { ...call.headers, ...trailers });
  return content;
}

function unframed(framed: Buffer): { content: Buffer; trailers: Record<string, string> } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = framed.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(framed.toString('latin1', at, end), 16);
    const next = end + 2 + size;
    if (Number.isNaN(size) || next > framed.length)
      throw new ServiceError('IncompleteBody', 400, 'The chunks are not complete.');
    if (size === 0) return { content: Buffer.concat(parts), trailers: trailersIn(framed.toString('latin1', next)) };
    parts.push(framed.subarray(end + 2, next));
    at = next + 2;
  }
}

function trailersIn(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [line.split(':', 1)[0]?.toLowerCase().trim() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function checkSums(content: Buffer, stated: Record<string, string>): void {
  const sums: Record<string, () => string> = {
    'content-md5': () => createHash('md5').update(content).digest('base64'),
    'x-amz-checksum-sha256': () => createHash('sha256').update(content).digest('base64'),
    'x-amz-checksum-sha1': () => createHash('sha1').update(content).digest('base64'),
    'x-amz-checksum-crc32': () => {
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(content));
      return sum.toString('base64');
    },
  };
  for (const [header, sum] of Object.entries(sums)) {
    if (stated[header] !== undefined && stated[header] !== sum()) {
      throw new ServiceError('BadDigest', 400, `The ${header} you specified did not match the calculated checksum.`);
    }
  }
}
