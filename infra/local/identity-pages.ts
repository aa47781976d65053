import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { addressesOf, type IdentityOptions } from './identity-configuration.ts';
import { isPersona } from './personas.ts';
import { pageOf, signInHeaders, signInPage } from './sign-in-page.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** The page on which one chooses who to be. */
export async function chooseRole(provider: Provider, { request, response }: Exchange): Promise<void> {
  const show = (status: number, page: string) => {
    response.writeHead(status, signInHeaders).end(page);
  };
  try {
    // Fails, and so shows nothing, unless the browser that asks is the one that began to sign in.
    await provider.interactionDetails(request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    return show(400, ended);
  }
  if (request.method !== 'POST') return show(200, signInPage(request.url ?? ''));
  const persona = new URLSearchParams(await textOf(request)).get('persona') ?? '';
  if (!isPersona(persona)) return show(400, signInPage(request.url ?? ''));
  await provider.interactionFinished(request, response, { login: { accountId: persona, remember: false } });
}

const ended = pageOf(
  'Sign-in has ended',
  '<h1>This sign-in has ended</h1><p>It was begun too long ago or in another browser. <a href="/">Begin again</a>.</p>',
);

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > 10_000) throw new Error('The form is too long');
  }
  return text;
}

/** The user pool's own way of signing out: `client_id` and `logout_uri`, answered with a redirection. */
export async function signOut(provider: Provider, exchange: Exchange, options: IdentityOptions): Promise<void> {
  const { request, response, url } = exchange;
  const { clientId, logoutPaths } = options.client;
  const target = url.searchParams.get('logout_uri') ?? '';
  if (url.searchParams.get('client_id') !== clientId || !addressesOf(options, logoutPaths).includes(target)) {
    response
      .writeHead(400, { 'content-type': 'text/plain' })
      .end('Sign-out was refused: unknown client_id or logout_uri');
    return;
  }
  const session = await provider.Session.get(provider.createContext(request, response));
  const grantId = session.grantIdFor(clientId);
  if (grantId) await provider.RefreshToken.revokeByGrantId(grantId);
  await session.destroy();
  for (const name of ['_session', '_session.sig']) response.appendHeader('set-cookie', `${name}=; path=/; max-age=0`);
  response.writeHead(302, { location: target }).end();
}
