import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createLocalJWKSet, importJWK, SignJWT } from 'jose';
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { identityKeys } from './identity-keys.ts';
import { identityStore } from './identity-store.ts';
import { isPersona } from './personas.ts';
import { signInHeaders, signInPage } from './sign-in-page.ts';

/** Fixed, whatever the port: kept data names the sign-in's issuer. */
export const localIssuer = 'https://identity.placeboard.localhost';
const mount = '/oidc';

/** The user pool's client as the template states it. */
export interface IdentityClient {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Where the client may be sent back to; only their paths matter here, on whatever port the stack has. */
  readonly callbackPaths: readonly string[];
  readonly logoutPaths: readonly string[];
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
}

export interface IdentityOptions {
  readonly client: IdentityClient;
  readonly origins: readonly string[];
  /** Where keys and sessions are kept. */
  readonly folder: string;
}

export interface Identity {
  readonly keys: ReturnType<typeof createLocalJWKSet>;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the page reads at /config.json. */
  configurationFor(origin: string): Record<string, string>;
  /** An access token just as the code flow would have given it to this subject. */
  tokenFor(subject: string): Promise<string>;
}

export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { client } = options;
  const keys = await identityKeys(join(options.folder, 'identity-keys.json'));
  const { kty, kid, n, e } = keys.signing;
  const signingKey = await importJWK(keys.signing, 'RS256');
  const provider = new Provider(localIssuer, configurationOf(options, keys));
  provider.on('server_error', (_, error) => console.error('Sign-in failed:', error));
  const callback = provider.callback();
  return {
    keys: createLocalJWKSet({ keys: [{ kty, kid, n, e, alg: 'RS256', use: 'sig' }] }),
    handle: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname.startsWith(`${mount}/interaction/`)) return interact(provider, request, response);
      if (url.pathname === `${mount}/logout`) return signOut(provider, { request, response, url, options });
      // The provider learns from `originalUrl` that it is mounted, and makes its addresses accordingly.
      const mounted = Object.assign(request, {
        originalUrl: request.url,
        url: request.url?.slice(mount.length) || '/',
      });
      await callback(mounted, response);
    },
    configurationFor: (origin) => ({
      issuer: localIssuer,
      authorizeUrl: `${origin}${mount}/auth`,
      tokenUrl: `${origin}${mount}/token`,
      logoutUrl: `${origin}${mount}/logout`,
      clientId: client.clientId,
      scope: client.scopes.join(' '),
    }),
    tokenFor: (subject) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...poolClaims(subject), client_id: client.clientId, scope: client.scopes.join(' ') })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(localIssuer)
        .setAudience(client.clientId)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + client.accessTokenSeconds)
        .setJti(randomUUID())
        .sign(signingKey);
    },
  };
}

/** What the user pool adds to an access token beside the standard claims. */
const poolClaims = (subject: string) => ({ token_use: 'access', version: 2, username: subject });

function configurationOf(options: IdentityOptions, keys: Awaited<ReturnType<typeof identityKeys>>): Configuration {
  const { client, origins } = options;
  const addresses = (paths: readonly string[]) => origins.flatMap((origin) => paths.map((path) => `${origin}${path}`));
  const own = client.scopes.filter((scope) => scope !== 'openid');
  const resource = `${localIssuer}/api`;
  return {
    clients: [
      {
        client_id: client.clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: addresses(client.callbackPaths),
        post_logout_redirect_uris: addresses(client.logoutPaths),
      },
    ],
    adapter: identityStore(join(options.folder, 'identity-sessions.json')),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies },
    scopes: ['openid', 'offline_access'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    loadExistingGrant: (ctx) => grantOf(ctx, resource),
    interactions: { url: (_, interaction) => `${mount}/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: client.accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: client.refreshTokenSeconds,
      IdToken: client.accessTokenSeconds,
      Interaction: 3600,
      RefreshToken: client.refreshTokenSeconds,
      Session: 12 * 3600,
    },
    formats: {
      customizers: {
        jwt: (_, token, parts) => {
          const subject = 'accountId' in token ? token.accountId : '';
          // The provider makes no token without an audience; the client says the same as a user pool's token without.
          Object.assign(parts.payload, poolClaims(subject), { aud: client.clientId, scope: client.scopes.join(' ') });
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: own.join(' '),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'text/plain';
      ctx.body = `Sign-in was refused: ${error} ${error_description ?? ''}`;
    },
  };
}

/** Nobody is asked for consent: the service is the council's own. */
async function grantOf(ctx: KoaContextWithOIDC, resource: string) {
  const { client, session, provider, requestParamScopes } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const found = known ? await provider.Grant.find(known) : undefined;
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(resource, [...requestParamScopes].join(' '));
  await grant.save();
  return grant;
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Fails, and so shows nothing, unless the browser that asks is the one that began to sign in.
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, signInHeaders).end(signInPage(request.url ?? ''));
    return;
  }
  const persona = new URLSearchParams(await textOf(request)).get('persona') ?? '';
  if (!isPersona(persona)) {
    response.writeHead(400, signInHeaders).end(signInPage(request.url ?? ''));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: persona, remember: false } });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > 10_000) throw new Error('The form is too long');
  }
  return text;
}

interface SignOut {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly options: IdentityOptions;
}

/** The user pool's own way of signing out: `client_id` and `logout_uri`, answered with a redirection. */
async function signOut(provider: Provider, { request, response, url, options }: SignOut): Promise<void> {
  const { client, origins } = options;
  const target = url.searchParams.get('logout_uri') ?? '';
  const allowed = origins.flatMap((origin) => client.logoutPaths.map((path) => `${origin}${path}`));
  if (url.searchParams.get('client_id') !== client.clientId || !allowed.includes(target)) {
    response
      .writeHead(400, { 'content-type': 'text/plain' })
      .end('Sign-out was refused: unknown client_id or logout_uri');
    return;
  }
  const context = provider.createContext(request, response);
  const session = await provider.Session.get(context);
  const grantId = session.grantIdFor(client.clientId);
  if (grantId) await provider.RefreshToken.revokeByGrantId(grantId);
  await session.destroy();
  for (const name of ['_session', '_session.sig']) response.appendHeader('set-cookie', `${name}=; path=/; max-age=0`);
  response.writeHead(302, { location: target }).end();
}
