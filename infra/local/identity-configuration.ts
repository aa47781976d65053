import { join } from 'node:path';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityKeys } from './identity-keys.ts';
import { identityStore } from './identity-store.ts';

/** Fixed, whatever the port: kept data names the sign-in's issuer. */
export const localIssuer = 'https://identity.placeboard.localhost';
export const mount = '/oidc';
const resource = `${localIssuer}/api`;

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

/** What the user pool adds to an access token beside the standard claims. */
export const poolClaims = (subject: string) => ({ token_use: 'access', version: 2, username: subject });

export const addressesOf = ({ origins }: IdentityOptions, paths: readonly string[]): string[] =>
  origins.flatMap((origin) => paths.map((path) => `${origin}${path}`));

export function configurationOf(options: IdentityOptions, keys: IdentityKeys): Configuration {
  return {
    clients: [clientOf(options)],
    adapter: identityStore(join(options.folder, 'identity-sessions.json')),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies },
    scopes: ['openid', 'offline_access'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    loadExistingGrant: grantOf,
    interactions: { url: (_, interaction) => `${mount}/interaction/${interaction.uid}` },
    ttl: lifetimesOf(options.client),
    formats: accessTokensOf(options.client),
    features: featuresOf(options.client),
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'text/plain';
      ctx.body = `Sign-in was refused: ${error} ${error_description ?? ''}`;
    },
  };
}

const clientOf = (options: IdentityOptions): NonNullable<Configuration['clients']>[number] => ({
  client_id: options.client.clientId,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: addressesOf(options, options.client.callbackPaths),
});

const lifetimesOf = (client: IdentityClient): NonNullable<Configuration['ttl']> => ({
  AccessToken: client.accessTokenSeconds,
  AuthorizationCode: 60,
  Grant: client.refreshTokenSeconds,
  IdToken: client.accessTokenSeconds,
  Interaction: 3600,
  RefreshToken: client.refreshTokenSeconds,
  Session: client.refreshTokenSeconds,
});

const accessTokensOf = (client: IdentityClient): NonNullable<Configuration['formats']> => ({
  customizers: {
    jwt: (_, token, parts) => {
      const subject = 'accountId' in token ? token.accountId : '';
      // The provider makes no token without an audience; the client says the same as a user pool's token without.
      Object.assign(parts.payload, poolClaims(subject), { aud: client.clientId, scope: client.scopes.join(' ') });
    },
  },
});

const featuresOf = (client: IdentityClient): NonNullable<Configuration['features']> => ({
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => resource,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: client.scopes.filter((scope) => scope !== 'openid').join(' '),
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'RS256' } },
    }),
  },
});

/** Nobody is asked for consent: the service is the council's own. */
async function grantOf(ctx: KoaContextWithOIDC) {
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
