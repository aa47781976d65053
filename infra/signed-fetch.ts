import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

export type Keys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

export type SignedRequest = {
  readonly service: string;
  readonly region: string;
  readonly keys: Keys;
  readonly url: URL;
  readonly body: string;
  readonly contentType: string;
};

/** Posts a body to a service of AWS for which there is no client here. */
export async function signedPost({ service, region, keys, url, body, contentType }: SignedRequest): Promise<Response> {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== '' && { port: Number(url.port) }),
    path: url.pathname,
    query: {},
    headers: { host: url.host, 'content-type': contentType },
    body,
  });
  return fetch(url, { method: 'POST', headers, body });
}
