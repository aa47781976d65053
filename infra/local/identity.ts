import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createLocalJWKSet, importJWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import {
  configurationOf,
  type IdentityClient,
  type IdentityOptions,
  localIssuer,
  mount,
  poolClaims,
} from './identity-configuration.ts';
import { type IdentityKeys, identityKeys } from './identity-keys.ts';
import { chooseRole, signOut } from './identity-pages.ts';

export interface Identity {
  readonly keys: ReturnType<typeof createLocalJWKSet>;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the page reads at /config.json. */
  configurationFor(origin: string): Record<string, string>;
  /** An access token just as the code flow would have given it to this subject. */
  tokenFor(subject: string): Promise<string>;
}

/** Stands in for the user pool: its client, its tokens, and a page to choose a role on. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { client } = options;
  const keys = await identityKeys(join(options.folder, 'identity-keys.json'));
  const { kty, kid, n, e } = keys.signing;
  const provider = new Provider(localIssuer, configurationOf(options, keys));
  provider.on('server_error', (_, error) => console.error('Sign-in failed:', error));
  const callback = provider.callback();
  return {
    keys: createLocalJWKSet({ keys: [{ kty, kid, n, e, alg: 'RS256', use: 'sig' }] }),
    handle: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname.startsWith(`${mount}/interaction/`)) return chooseRole(provider, { request, response, url });
      if (url.pathname === `${mount}/logout`) return signOut(provider, { request, response, url }, options);
      // The provider learns from `originalUrl` that it is mounted, and makes its addresses accordingly.
      const rest = request.url?.slice(mount.length) || '/';
      await callback(Object.assign(request, { originalUrl: request.url, url: rest }), response);
    },
    configurationFor: (origin) => ({
      issuer: localIssuer,
      authorizeUrl: `${origin}${mount}/auth`,
      tokenUrl: `${origin}${mount}/token`,
      logoutUrl: `${origin}${mount}/logout`,
      clientId: client.clientId,
      scope: client.scopes.join(' '),
    }),
    tokenFor: (subject) => mint(subject, client, keys),
  };
}

async function mint(subject: string, client: IdentityClient, { signing }: IdentityKeys): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...poolClaims(subject), client_id: client.clientId, scope: client.scopes.join(' ') })
    .setProtectedHeader({ alg: 'RS256', kid: signing.kid })
    .setIssuer(localIssuer)
    .setAudience(client.clientId)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + client.accessTokenSeconds)
    .setJti(randomUUID())
    .sign(await importJWK(signing, 'RS256'));
}
