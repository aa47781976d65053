import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { authorise } from '#infra/local/authorise.ts';

const issuer = 'https://identity.example';
const clientId = 'the-page';
const scope = 'openid placeboard/api';
const route = {
  routeKey: 'ANY /api/{proxy+}',
  functionName: 'authority',
  authoriser: { issuer, audience: [clientId] },
  scopes: ['placeboard/api'],
};

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let others: typeof keys;
let keySet: ReturnType<typeof createLocalJWKSet>;

beforeAll(async () => {
  [keys, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  keySet = createLocalJWKSet({
    keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256', use: 'sig', kid: 'one' }],
  });
});

const now = Math.floor(Date.now() / 1000);
const claims: JWTPayload = { iss: issuer, sub: 'clerk', client_id: clientId, scope, iat: now, exp: now + 600 };
const signed = (changed: JWTPayload = {}, pair = keys) =>
  new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(pair.privateKey);
const verdictOn = async (token: string | undefined) => {
  const verdict = await authorise(route, token === undefined ? undefined : `Bearer ${token}`, keySet);
  return verdict.allowed ? 200 : verdict.status;
};

describe('a token', () => {
  test('as the pool gives it is let in', async () => {
    expect(await verdictOn(await signed())).toBe(200);
  });

  test.each<[string, JWTPayload]>([
    ['that has run out', { exp: now - 1 }],
    ['that is not good yet', { nbf: now + 60 }],
    ['from the future', { iat: now + 60 }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['given to another client', { client_id: 'another' }],
    ['meant for another audience', { aud: 'another' }],
  ])('%s is refused', async (_, changed) => {
    expect(await verdictOn(await signed(changed))).toBe(401);
  });

  test('without an end is refused', async () => {
    const { exp: _, ...endless } = claims;
    const token = await new SignJWT(endless).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(keys.privateKey);
    expect(await verdictOn(token)).toBe(401);
  });

  test('signed with a key that is not the pool’s is refused', async () => {
    expect(await verdictOn(await signed({}, others))).toBe(401);
  });

  test('signed with the pool’s public key as if it were a secret is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
    expect(await verdictOn(token)).toBe(401);
  });

  test('without a signature, or without a token, is refused', async () => {
    const answers = [
      await verdictOn(new UnsecuredJWT(claims).encode()),
      await verdictOn(''),
      await verdictOn(undefined),
    ];
    expect(answers).toEqual([401, 401, 401]);
  });

  test('without the scope of this interface is known, and refused all the same', async () => {
    expect(await verdictOn(await signed({ scope: 'openid' }))).toBe(403);
  });
});
