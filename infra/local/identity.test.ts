import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Identity, startIdentity } from './identity.ts';
import { localIssuer } from './identity-configuration.ts';
import { type Door, openPort } from './port.ts';

const folder = mkdtempSync(join(tmpdir(), 'placeboard-identity-'));
const client = {
  clientId: 'WebClient',
  scopes: ['openid', 'placeboard/api'],
  callbackPaths: ['/signed-in'],
  logoutPaths: ['/'],
  accessTokenSeconds: 600,
  refreshTokenSeconds: 43_200,
};
let door: Door;
let identity: Identity;
let origin: string;

beforeAll(async () => {
  door = await openPort(0);
  origin = `http://localhost:${door.port}`;
  identity = await startIdentity({ client, origins: [origin], folder });
  door.answerWith((request, response) => {
    identity.handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

/** A browser as far as sign-in needs one: it keeps cookies and stops at each redirection. */
function aBrowser() {
  const cookies = new Map<string, string>();
  return async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = new URL(address, origin);
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
}

const locationOf = (response: Response): string => response.headers.get('location') ?? '';

function aRequest() {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'WebClient',
    response_type: 'code',
    redirect_uri: `${origin}/signed-in`,
    scope: 'openid placeboard/api',
    state: 'state',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return { verifier, query };
}

async function signIn(browser: ReturnType<typeof aBrowser>, persona: string) {
  const { verifier, query } = aRequest();
  const page = locationOf(await browser(`/oidc/auth?${query}`));
  const form = new URLSearchParams({ persona });
  const resumed = await browser(page, { method: 'POST', body: form });
  const back = new URL(locationOf(await browser(locationOf(resumed))));
  const tokens = await ask({ grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', verifier });
  return { page, back, tokens };
}

async function ask({ verifier, ...fields }: Record<string, string>) {
  const body = new URLSearchParams({ ...fields, client_id: 'WebClient', redirect_uri: `${origin}/signed-in` });
  if (verifier) body.set('code_verifier', verifier);
  const response = await fetch(`${origin}/oidc/token`, { method: 'POST', body });
  return { status: response.status, body: await response.json() };
}

describe('signing in on this machine', () => {
  test('shows the roles, grouped by authority, on a page without script', async () => {
    const browser = aBrowser();
    const response = await browser(locationOf(await browser(`/oidc/auth?${aRequest().query}`)));
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toContain('<script');
    expect(page).toContain('<legend>Plymouth</legend>');
    expect(page).toContain('value="director@shared.example"');
  });

  test('gives an access token like that of the user pool', async () => {
    const { back, tokens } = await signIn(aBrowser(), 'clerk@plymouth.example');
    expect(back.pathname).toBe('/signed-in');
    expect(back.searchParams.get('state')).toBe('state');
    expect(tokens.body).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    const { payload } = await jwtVerify(tokens.body.access_token, identity.keys, { issuer: localIssuer });
    expect(payload).toMatchObject({
      sub: 'clerk@plymouth.example',
      client_id: 'WebClient',
      token_use: 'access',
      scope: 'openid placeboard/api',
    });
    expect(decodeJwt(tokens.body.id_token)).toMatchObject({ sub: 'clerk@plymouth.example', nonce: 'nonce' });
  });

  test('rotates the refresh token, and takes each once', async () => {
    const { tokens } = await signIn(aBrowser(), 'reader@portsmouth.example');
    const first = { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token };
    const renewed = await ask(first);
    expect(decodeJwt(renewed.body.access_token).sub).toBe('reader@portsmouth.example');
    expect(renewed.body.refresh_token).not.toBe(tokens.body.refresh_token);
    expect((await ask(first)).body.error).toBe('invalid_grant');
  });

  test('is refused without a proof key, and to an address that is not ours', async () => {
    const browser = aBrowser();
    const { query } = aRequest();
    query.delete('code_challenge');
    query.delete('code_challenge_method');
    expect(locationOf(await browser(`/oidc/auth?${query}`))).toContain('error=invalid_request');
    const elsewhere = aRequest().query;
    elsewhere.set('redirect_uri', 'http://localhost:1/signed-in');
    expect((await browser(`/oidc/auth?${elsewhere}`)).status).toBe(400);
  });

  test('knows nobody but the roles', async () => {
    const browser = aBrowser();
    const page = locationOf(await browser(`/oidc/auth?${aRequest().query}`));
    const body = new URLSearchParams({ persona: 'stranger@plymouth.example' });
    expect((await browser(page, { method: 'POST', body })).status).toBe(400);
    const another = await aBrowser()(page);
    expect([another.status, await another.text()]).toEqual([400, expect.stringContaining('This sign-in has ended')]);
  });

  test('ends with signing out, after which one is asked again', async () => {
    const browser = aBrowser();
    const { tokens } = await signIn(browser, 'owner@plymouth.example');
    expect(locationOf(await browser(`/oidc/auth?${aRequest().query}`))).toContain('/signed-in?code=');
    const out = await browser(`/oidc/logout?client_id=WebClient&logout_uri=${encodeURIComponent(`${origin}/`)}`);
    expect([out.status, locationOf(out)]).toEqual([302, `${origin}/`]);
    expect(locationOf(await browser(`/oidc/auth?${aRequest().query}`))).toContain('/oidc/interaction/');
    const refused = await ask({ grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token });
    expect(refused.body.error).toBe('invalid_grant');
  });

  test('outlives a restart', async () => {
    const { tokens } = await signIn(aBrowser(), 'admin@plymouth.example');
    identity = await startIdentity({ client, origins: [origin], folder });
    const renewed = await ask({ grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token });
    expect(renewed.status).toBe(200);
    await expect(jwtVerify(tokens.body.access_token, identity.keys)).resolves.toBeDefined();
  });

  test('a token for the command line says the same as one of the page', async () => {
    const { tokens } = await signIn(aBrowser(), 'clerk@plymouth.example');
    const minted = await identity.tokenFor('clerk@plymouth.example');
    const timeless = ({ iat, exp, jti, ...claims }: Record<string, unknown>) => claims;
    expect(timeless(decodeJwt(minted))).toEqual(timeless(decodeJwt(tokens.body.access_token)));
    expect(decodeProtectedHeader(minted).kid).toBe(decodeProtectedHeader(tokens.body.access_token).kid);
  });
});
