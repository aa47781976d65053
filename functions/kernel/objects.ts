import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from './session.ts';
import { Sha256 } from './sha256.ts';

export type ObjectStore = {
  /** Stores bytes under a key; the type is kept with them. */
  write(key: string, body: Uint8Array, contentType: string): Promise<void>;
  /** The bytes under a key, or null where there is nothing. */
  read(key: string): Promise<Uint8Array | null>;
  /** Removes what is under a key; nothing there is no error. */
  remove(key: string): Promise<void>;
  /** The tags of an object and which version it is, or null where there is nothing. */
  tags(key: string): Promise<{ tags: Record<string, string>; version: string | null } | null>;
  /** A link for one download, good for `seconds`. */
  link(key: string, options: { fileName: string; contentType: string; seconds: number }): Promise<string>;
  /** A link by which just these bytes can be put there, once, and the headers to send with them. */
  uploadLink(key: string, upload: Announced): Promise<{ href: string; headers: Record<string, string> }>;
};

/** What will be sent: its type, its length and its SHA-256 in base64. */
export type Announced = { contentType: string; bytes: number; sha256: string; seconds: number };

/**
 * Objects with one session's credentials, by signed requests: four calls do not earn the S3 client's 146 kB. The address
 * is the SDK's own: `AWS_ENDPOINT_URL_S3` where it is set.
 */
export function objectStore(options: {
  bucket: string;
  region: string;
  endpoint?: string;
  credentials: Credentials;
}): ObjectStore {
  const { bucket, region, endpoint, credentials } = options;
  const base = new URL(
    endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com/` : `${endpoint}/${bucket}/`,
  );
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false });

  const requestFor = (method: string, key: string, query: Record<string, string> = {}) => ({
    method,
    protocol: base.protocol,
    hostname: base.hostname,
    ...(base.port !== '' && { port: Number(base.port) }),
    path: `${base.pathname}${key.split('/').map(encodeURIComponent).join('/')}`,
    query,
    headers: { host: base.host },
  });

  async function send(
    method: string,
    key: string,
    more: { query?: Record<string, string>; body?: Uint8Array; contentType?: string },
  ) {
    const request = requestFor(method, key, more.query);
    const hash = new Sha256();
    if (more.body !== undefined) hash.update(more.body);
    const headers = {
      ...request.headers,
      'x-amz-content-sha256': Buffer.from(await hash.digest()).toString('hex'),
      ...(more.contentType !== undefined && { 'content-type': more.contentType }),
    };
    const signed = await signer.sign({ ...request, headers });
    return fetch(addressOf(signed), {
      method,
      headers: signed.headers,
      ...(more.body !== undefined && { body: Buffer.from(more.body) }),
    });
  }

  return {
    async write(key, body, contentType) {
      const answer = await send('PUT', key, { body, contentType });
      if (!answer.ok) throw new Error(`The object could not be written: ${answer.status}`);
    },
    async read(key) {
      const answer = await send('GET', key, {});
      if (isAbsent(answer)) return null;
      if (!answer.ok) throw new Error(`The object could not be read: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async remove(key) {
      const answer = await send('DELETE', key, {});
      if (!answer.ok && answer.status !== 404) throw new Error(`The object could not be removed: ${answer.status}`);
    },
    async tags(key) {
      const answer = await send('GET', key, { query: { tagging: '' } });
      if (isAbsent(answer)) return null;
      if (!answer.ok) throw new Error(`The object’s tags could not be read: ${answer.status}`);
      const pairs = (await answer.text()).matchAll(/<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>/g);
      const tags = Object.fromEntries(Array.from(pairs, (pair) => [pair[1] ?? '', pair[2] ?? '']));
      return { tags, version: answer.headers.get('x-amz-version-id') };
    },
    async link(key, { fileName, contentType, seconds }) {
      const query = {
        'response-content-disposition': attachmentOf(fileName),
        'response-content-type': contentType,
      };
      const request = requestFor('GET', key, query);
      // A link is signed before there is a body: S3 wants this word in the hash's place.
      const headers = { ...request.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
      return addressOf(await signer.presign({ ...request, headers }, { expiresIn: seconds }));
    },
    async uploadLink(key, { contentType, bytes, sha256, seconds }) {
      const request = requestFor('PUT', key);
      const sent = { 'content-type': contentType, 'if-none-match': '*', 'x-amz-checksum-sha256': sha256 };
      const signed = { ...request.headers, ...sent, 'content-length': String(bytes) };
      const headers = { ...signed, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
      // What is moved into the address binds nobody: a header that is signed has to be sent as it is.
      const unhoistableHeaders = new Set(Object.keys(sent));
      const href = addressOf(await signer.presign({ ...request, headers }, { expiresIn: seconds, unhoistableHeaders }));
      return { href, headers: sent };
    },
  };
}

/** A download under its own name, and under one of plain letters for whoever cannot read that. */
function attachmentOf(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return plain === fileName
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${encode(fileName)}`;
}

/** To a session that may not list a bucket S3 answers 403, and not 404, for what is not there. */
const isAbsent = (answer: Response): boolean => answer.status === 404 || answer.status === 403;

type Addressed = {
  protocol?: string;
  hostname?: string;
  port?: number | undefined;
  path: string;
  query?: Record<string, string | string[] | null> | undefined;
};

function addressOf(request: Addressed): string {
  const port = request.port === undefined ? '' : `:${request.port}`;
  const query = Object.entries(request.query ?? {})
    .map(([name, value]) => `${encode(name)}=${encode(String(value ?? ''))}`)
    .join('&');
  return `${request.protocol}//${request.hostname}${port}${request.path}${query === '' ? '' : `?${query}`}`;
}

/** As signatures want it: everything but unreserved characters (RFC 3986). */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
