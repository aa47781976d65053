import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { authorise } from './authorise.ts';

const issuer = 'https://identity.placeboard.localhost';
const now = Math.floor(Date.now() / 1000);
const good = { iss: issuer, client_id: 'WebClient', scope: 'openid placeboard/api', exp: now + 300, iat: now };
const route = {
  routeKey: 'ANY /api/{proxy+}',
  functionName: 'authority',
  scopes: ['placeboard/api'],
  authoriser: { issuer, audience: ['WebClient'] },
};

let key: CryptoKey;
let keys: ReturnType<typeof createLocalJWKSet>;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'RS256' }] });
});

async function verdictOn(claims: JWTPayload, asked = route) {
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key);
  return authorise(asked, `Bearer ${token}`, keys);
}

describe('the JWT authoriser', () => {
  test('takes a token of its issuer for its client, and hands its claims on as text', async () => {
    const verdict = await verdictOn({ ...good, sub: 'clerk@plymouth.example', groups: ['a', 'b'] });
    expect(verdict).toEqual({
      allowed: true,
      jwt: {
        scopes: ['placeboard/api'],
        claims: {
          ...good,
          exp: String(good.exp),
          iat: String(good.iat),
          sub: 'clerk@plymouth.example',
          groups: '[a b]',
        },
      },
    });
  });

  test.each([
    ['of another issuer', { ...good, iss: 'https://elsewhere.example' }],
    ['of another client', { ...good, client_id: 'Other' }],
    ['for another audience, whatever its client', { ...good, aud: 'other' }],
    ['for nobody', { iss: issuer, exp: good.exp, scope: good.scope }],
    ['that has ended', { ...good, exp: now - 1 }],
    ['without an end', { iss: issuer, client_id: 'WebClient', scope: good.scope }],
    ['that has not begun', { ...good, nbf: now + 60 }],
    ['issued in the future', { ...good, iat: now + 60 }],
  ])('refuses a token %s', async (_, claims) => {
    expect(await verdictOn(claims)).toEqual({ allowed: false, status: 401 });
  });

  test('forbids a token without the scope of the route', async () => {
    expect(await verdictOn({ ...good, scope: 'openid' })).toEqual({ allowed: false, status: 403 });
  });

  test('asks nothing of a route that has none', async () => {
    const open = { routeKey: 'GET /api/health', functionName: 'public', scopes: [] };
    expect(await authorise(open, undefined, keys)).toEqual({ allowed: true });
  });
});
