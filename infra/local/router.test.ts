import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openClock } from './clock.ts';
import { edgeFunctionOf } from './edge-function.ts';
import type { Outcome } from './environment.ts';
import { openFailures } from './failures.ts';
import { type Identity, startIdentity } from './identity.ts';
import { localIssuer } from './identity-configuration.ts';
import { localPagesOf } from './local-pages.ts';
import { openMail } from './mail.ts';
import { type Door, openPort } from './port.ts';
import { routerOf } from './router.ts';
import { routesOf } from './routes.ts';
import { siteOf } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'placeboard-router-'));
const scopes = ['placeboard/api'];
const authoriser = { issuer: localIssuer, audience: ['WebClient'] };
const headers = { 'content-security-policy': "default-src 'self'", 'x-frame-options': 'DENY' };
const pageOrFile = `function handler(event) {
  var request = event.request;
  if (request.uri.substring(request.uri.lastIndexOf('/') + 1).indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

let door: Door;
let identity: Identity;
let origin: string;
let token: string;
// biome-ignore lint/suspicious/noExplicitAny: what the function was given is asserted by the tests
let seen: any;
let answer: unknown;
let outcome: Promise<Outcome> | undefined;
let looks = 0;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<title>Placeboard</title>${'x'.repeat(2000)}`);
  writeFileSync(join(folder, 'assets/app-Ab3dEf9h.js'), 'export {};');
  door = await openPort(0);
  origin = `http://localhost:${door.port}`;
  const client = {
    clientId: 'WebClient',
    scopes: ['openid', ...scopes],
    callbackPaths: ['/signed-in'],
    logoutPaths: ['/'],
    accessTokenSeconds: 600,
    refreshTokenSeconds: 600,
  };
  const data = mkdtempSync(join(tmpdir(), 'placeboard-router-data-'));
  identity = await startIdentity({ client, origins: [origin], folder: data });
  token = await identity.tokenFor('clerk@plymouth.example');
  const failures = openFailures(join(data, 'failures'));
  failures.send('queue', { note: '<b>failed</b>' });
  const clock = openClock(join(data, 'clock.json'), async () => undefined);
  const mail = openMail(join(data, 'mail'), () => new Date('2026-11-27T07:00:00Z'));
  for (const subject of ['First', 'Then <b>']) {
    const to = ['owner@plymouth.example'];
    mail.keep({ messageId: 'm', from: 'digest@example.org', to, subject, text: 'Plain & words', html: '<p>Words</p>' });
  }
  const schedules = {
    moveTo: async (to: Date) => {
      await clock.set(to);
      return [{ schedule: 'arn:schedule/default/Mornings', at: '2026-11-27T07:00:00.000Z' }];
    },
  };
  door.answerWith(
    routerOf({
      headers,
      identity,
      gateway: {
        routes: routesOf([
          { routeKey: 'ANY /api/{proxy+}', functionName: 'authority', scopes, authoriser },
          { routeKey: 'GET /api/health', functionName: 'public', scopes: [] },
        ]),
        keys: identity.keys,
        integrationSeconds: 0.3,
        invoke: async (name, event) => {
          seen = { name, event: JSON.parse(event) };
          return outcome ?? { requestId: 'r', payload: JSON.stringify(answer) };
        },
      },
      site: siteOf({ folder, headers, rewrite: edgeFunctionOf(pageOrFile) }),
      local: localPagesOf({
        ...{ failures, mail, clock, schedules, tokenFor: identity.tokenFor, secret: 'secret' },
        idle: async () => {
          looks += 1;
        },
      }),
    }),
  );
});
beforeEach(() => {
  outcome = undefined;
  answer = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

const withToken = (given: string) => ({ headers: { authorization: `Bearer ${given}` } });

async function aToken(claims: Record<string, unknown>, issuer = localIssuer, signer?: CryptoKey) {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer)
    .setExpirationTime('5 min')
    .sign(signer ?? privateKey);
}

describe('the gateway', () => {
  test.each([
    ['no token', () => ''],
    ['a token signed with another key', () => aToken({ client_id: 'WebClient', scope: 'placeboard/api' })],
    ['a token that was changed', () => `${token.slice(0, -8)}AAAAAAAA`],
    ['a token without signature', () => `${btoa('{"alg":"none"}')}.${token.split('.')[1]}.`],
    ['something that is no token', () => 'clerk'],
  ])('refuses %s with its own answer', async (_, given) => {
    const response = await fetch(`${origin}/api/me`, withToken(await given()));
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
  });

  test('hands the request on as the HTTP API does', async () => {
    await fetch(`${origin}/api/authorities/plymouth/a%20b?x=1&x=2&y=%26`, {
      method: 'POST',
      headers: { ...withToken(token).headers, 'content-type': 'application/json; charset=utf-8', cookie: 'a=1; b=2' },
      body: '{"title":"é"}',
    });
    expect(seen.name).toBe('authority');
    expect(seen.event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /api/{proxy+}',
      rawPath: '/api/authorities/plymouth/a b',
      rawQueryString: 'x=1&x=2&y=%26',
      queryStringParameters: { x: '1,2', y: '&' },
      pathParameters: { proxy: 'authorities/plymouth/a b' },
      cookies: ['a=1', 'b=2'],
      body: '{"title":"é"}',
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        http: { method: 'POST' },
        authorizer: { jwt: { scopes, claims: { sub: 'clerk@plymouth.example', client_id: 'WebClient' } } },
      },
    });
    expect(seen.event.requestContext.authorizer.jwt.claims.exp).toMatch(/^\d+$/);
    expect(seen.event.headers).not.toHaveProperty('cookie');
  });

  test('hands on what is not text in base 64', async () => {
    const body = Buffer.from([0, 255, 10]);
    const { headers: authorised } = withToken(token);
    await fetch(`${origin}/api/files`, {
      method: 'PUT',
      headers: { ...authorised, 'content-type': 'application/zip' },
      body,
    });
    expect(seen.event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  test('decodes what the function answers', async () => {
    const body = Buffer.from([1, 2, 250]);
    answer = {
      statusCode: 201,
      headers: { ETag: '"1"' },
      cookies: ['a=1', 'b=2'],
      body: body.toString('base64'),
      isBase64Encoded: true,
    };
    const response = await fetch(`${origin}/api/health`);
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(body);
  });

  test('answers for a function that fails, says nonsense or takes too long', async () => {
    outcome = Promise.resolve({ requestId: 'r', payload: '{"errorMessage":"secret"}', functionError: 'Unhandled' });
    expect(await (await fetch(`${origin}/api/health`)).text()).toBe('{"message":"Internal Server Error"}');
    outcome = undefined;
    answer = { statusCode: 'fine' };
    expect((await fetch(`${origin}/api/health`)).status).toBe(500);
    outcome = new Promise(() => {});
    const late = await fetch(`${origin}/api/health`);
    expect([late.status, await late.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });

  test('refuses a body of more than 10 MB, and a path that cannot be read', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    const large = await fetch(`${origin}/api/files`, { ...withToken(token), method: 'PUT', body });
    expect(large.status).toBe(413);
    expect((await fetch(`${origin}/api/%E0%A4%A`, withToken(token))).status).toBe(400);
  });

  test('answers itself where it has no route', async () => {
    const response = await fetch(`${origin}/api`);
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
  });
});

describe('the site', () => {
  test.each(['/', '/authorities/plymouth', '/signed-in?code=1'])('%s is drawn by the one document', async (path) => {
    const response = await fetch(origin + path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(await response.text()).toContain('<title>Placeboard</title>');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-encoding')).toBe('br');
  });

  test('files with a hash in their name may be kept for ever, others are asked for again', async () => {
    const script = await fetch(`${origin}/assets/app-Ab3dEf9h.js`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const page = await fetch(origin);
    const again = await fetch(origin, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('what is not there is not found, also outside the folder', async () => {
    expect((await fetch(`${origin}/assets/none.js`)).status).toBe(404);
    expect((await fetch(`${origin}/..%2f..%2fetc/passwd.txt`)).status).toBe(404);
    expect((await fetch(`${origin}/x`, { method: 'POST' })).status).toBe(405);
  });

  test('says where to sign in, on the address one came by', async () => {
    const configuration = await (await fetch(`http://127.0.0.1:${door.port}/config.json`)).json();
    expect(configuration).toMatchObject({
      issuer: localIssuer,
      authorizeUrl: `http://127.0.0.1:${door.port}/oidc/auth`,
      clientId: 'WebClient',
      scope: 'openid placeboard/api',
    });
  });
});

describe('what one machine has of its own', () => {
  test('a token is given only to who knows the secret', async () => {
    const ask = (secret: string) =>
      fetch(`${origin}/local/token`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: '{"persona":"reader@plymouth.example"}',
      });
    expect((await ask('guess!')).status).toBe(401);
    const { token: given } = await (await ask('secret')).json();
    expect((await fetch(`${origin}/api/me`, withToken(given))).status).toBe(200);
  });

  test('what changed is worked off for who knows the secret', async () => {
    const ask = (secret: string) =>
      fetch(`${origin}/local/stream`, { method: 'POST', headers: { authorization: `Bearer ${secret}` } });
    expect([(await ask('guess!')).status, looks]).toEqual([401, 0]);
    expect([await (await ask('secret')).json(), looks]).toEqual([{ idle: true }, 1]);
  });

  test('failures are shown as they are, and never as markup', async () => {
    const page = await (await fetch(`${origin}/local/failures`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('&#60;b&#62;failed');
    expect((await (await fetch(`${origin}/local/failures`)).json()).items).toHaveLength(1);
  });

  test('only the names of this machine are answered', async () => {
    const status = await new Promise((resolve) => {
      request({ port: door.port, host: '127.0.0.1', headers: { host: 'elsewhere.example' } }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });
});

describe('mail on this machine', () => {
  test('is shown newest first, its words as words', async () => {
    const page = await (await fetch(`${origin}/local/mail`, { headers: { accept: 'text/html' } })).text();
    expect(page.indexOf('Then &#60;b&#62;')).toBeGreaterThan(0);
    expect(page.indexOf('First')).toBeGreaterThan(page.indexOf('Then'));
    expect(page).toContain('Plain &#38; words');
    const { items } = await (await fetch(`${origin}/local/mail`)).json();
    expect(items).toMatchObject([{ subject: 'Then <b>' }, { subject: 'First', to: ['owner@plymouth.example'] }]);
  });
});

describe('the clock of this machine', () => {
  const at = (to: string) => ({ method: 'POST', body: JSON.stringify({ to }) });
  const knowing = { authorization: 'Bearer secret' };
  const soon = () => new Date(Date.now() + 2 * 86_400_000).toISOString();

  test('is moved by who knows the secret and by nobody else', async () => {
    expect((await fetch(`${origin}/local/clock`, at(soon()))).status).toBe(401);
    expect((await fetch(`${origin}/local/clock`, { ...at(soon()), headers: withToken(token).headers })).status).toBe(
      401,
    );
    const answer = await fetch(`${origin}/local/clock`, { ...at(soon()), headers: knowing });
    expect([answer.status, (await answer.json()).fired]).toMatchObject([200, [{ schedule: expect.any(String) }]]);
    const shown = await (await fetch(`${origin}/local/clock`)).json();
    expect(shown.aheadSeconds).toBeGreaterThan(86_400);
  });

  test.each([
    ['tomorrow', /Say when/],
    ['2019-09-03T07:00', /forward only/],
    ['2199-09-03T07:00', /100 days/],
  ])('is not moved to %s', async (to, words) => {
    const answer = await fetch(`${origin}/local/clock`, { ...at(to), headers: knowing });
    expect([answer.status, (await answer.json()).message]).toEqual([400, expect.stringMatching(words)]);
  });

  test('is moved from its own page, and from no page elsewhere', async () => {
    const page = await (await fetch(`${origin}/local/clock`, { headers: { accept: 'text/html' } })).text();
    const [, word = ''] = /name="word" value="([^"]+)"/.exec(page) ?? [];
    const send = (fields: Record<string, string>) =>
      fetch(`${origin}/local/clock`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const to = new Date(Date.now() + 20 * 86_400_000).toISOString();
    expect((await send({ to, word: 'guessed' })).status).toBe(401);
    expect((await send({ to: '2019-09-03T07:00', word })).status).toBe(400);
    expect((await send({ to, word })).status).toBe(303);
    const after = await (await fetch(`${origin}/local/clock`, { headers: { accept: 'text/html' } })).text();
    expect(after).toContain('Mornings, Friday 27 November 2026 at 07:00');
  });
});
