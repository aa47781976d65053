import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { inject } from 'vitest';
import { type Api, tokenFor } from './world.ts';

/** Tokens that are not to be believed, each as near to a good one of the same person as it can be. */
export async function untrustedTokens(subject: string): Promise<{ name: string; token: string | undefined }[]> {
  const good = await tokenFor(subject);
  const claims = decodeJwt(good);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const { privateKey } = await generateKeyPair('RS256');
  const signed = (changed: object) =>
    new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [
    { name: 'no token', token: undefined },
    { name: 'a token of an unknown issuer', token: await signed({ iss: 'https://elsewhere.example' }) },
    { name: 'a token signed with another key', token: await signed({}) },
    {
      name: 'a token whose words were changed',
      token: [header, text({ ...claims, sub: 'admin' }), signature].join('.'),
    },
    {
      name: 'a token whose end was moved',
      token: [header, text({ ...claims, exp: (claims.exp ?? 0) + 60 }), signature].join('.'),
    },
    { name: 'a token without a signature', token: new UnsecuredJWT({ ...claims }).encode() },
    { name: 'a token cut short', token: [header, payload].join('.') },
  ];
}

/** Whoever holds this token, or no one at all. */
export function bearing(token: string | undefined): Pick<Api, 'send'> {
  return {
    async send(method, path, body, headers = {}) {
      const isForm = body instanceof FormData;
      const answer = await fetch(`${inject('stack').url}${path}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
      return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
    },
  };
}
