import type { AuthorizationServer, Client, TokenEndpointResponse } from 'oauth4webapi';
import * as oauth from 'oauth4webapi';
import { renewsAt } from './session-timers.ts';

/** Answer of `/config.json`: where this deployment's officers sign in. */
interface SignInConfig {
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  logoutUrl: string;
  clientId: string;
  scope: string;
}

export type SessionState = 'starting' | 'signed-out' | 'signed-in' | 'leaving';
export type EndReason = 'asked' | 'idle' | 'expired';

interface Tokens {
  access: string;
  refresh: string | null;
  id: string | null;
  renewsAt: number;
}

interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

const keys = { attempt: 'placeboard.sign-in', was: 'placeboard.was-signed-in', ended: 'placeboard.ended' } as const;
export const callbackPath = '/signed-in';

let state: SessionState = 'starting';
let tokens: Tokens | null = null;
let renewal: Promise<string | null> | null = null;
let config: Promise<SignInConfig> | null = null;
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function sessionState(): SessionState {
  return state;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function loadConfig(): Promise<SignInConfig> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error('The sign-in service cannot be reached');
  const read: SignInConfig = await response.json();
  return read;
}

function readConfig(): Promise<SignInConfig> {
  config ??= loadConfig().catch((error: unknown) => {
    config = null;
    throw error;
  });
  return config;
}

/** The issuer and its endpoints may be on different origins, so the metadata is made here, not discovered. */
function serverOf(from: SignInConfig): AuthorizationServer {
  return {
    issuer: from.issuer,
    authorization_endpoint: from.authorizeUrl,
    token_endpoint: from.tokenUrl,
    end_session_endpoint: from.logoutUrl,
  };
}

/** On a laptop the sign-in is served over plain HTTP from the loopback address; nowhere else is that let through. */
function options(from: SignInConfig): { [oauth.allowInsecureRequests]?: boolean } {
  const { protocol, hostname } = new URL(from.tokenUrl, location.origin);
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'http:' && loopback ? { [oauth.allowInsecureRequests]: true } : {};
}

const redirectUri = (): string => `${location.origin}${callbackPath}`;
const clientOf = (from: SignInConfig): Client => ({ client_id: from.clientId });

function keep(response: TokenEndpointResponse): void {
  tokens = {
    access: response.access_token,
    refresh: response.refresh_token ?? tokens?.refresh ?? null,
    id: response.id_token ?? tokens?.id ?? null,
    renewsAt: renewsAt(Date.now(), response.expires_in ?? 300),
  };
  sessionStorage.setItem(keys.was, 'yes');
  become('signed-in');
}

/** Leaves for the sign-in page. What was typed and where one was stay in this tab's storage. */
export async function signIn(returnTo: string): Promise<void> {
  const from = await readConfig();
  const attempt: Attempt = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
  sessionStorage.setItem(keys.attempt, JSON.stringify(attempt));
  sessionStorage.removeItem(keys.ended);
  const address = new URL(from.authorizeUrl, location.origin);
  address.search = new URLSearchParams({
    client_id: from.clientId,
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: from.scope,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  }).toString();
  become('leaving');
  location.assign(address);
}

function readAttempt(): Attempt | null {
  const kept = sessionStorage.getItem(keys.attempt);
  sessionStorage.removeItem(keys.attempt);
  if (kept === null) return null;
  const attempt: Attempt = JSON.parse(kept);
  return attempt;
}

/** Takes the code that the sign-in sent back, and answers with the address that was wanted. */
export async function finishSignIn(address: URL): Promise<string> {
  const attempt = readAttempt();
  if (attempt === null) throw new Error('This sign-in was begun in another tab or has been used');
  const from = await readConfig();
  const [server, client] = [serverOf(from), clientOf(from)];
  const answer = oauth.validateAuthResponse(server, client, address, attempt.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    redirectUri(),
    attempt.verifier,
    options(from),
  );
  keep(await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: attempt.nonce }));
  return attempt.returnTo;
}

async function renew(refresh: string): Promise<string | null> {
  const from = await readConfig();
  const [server, client] = [serverOf(from), clientOf(from)];
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options(from));
  try {
    keep(await oauth.processRefreshTokenResponse(server, client, response));
  } catch (error) {
    // The sign-in service refuses to go on: the session is over. Anything else is trouble on the way and may pass.
    if (!(error instanceof oauth.ResponseBodyError)) throw error;
    tokens = null;
  }
  return tokens?.access ?? null;
}

/** A token that is good now, or null where one must sign in again. Many callers share one renewal. */
export async function accessToken(): Promise<string | null> {
  if (tokens === null) return null;
  if (Date.now() < tokens.renewsAt) return tokens.access;
  if (tokens.refresh === null) return null;
  renewal ??= renew(tokens.refresh).finally(() => {
    renewal = null;
  });
  return renewal;
}

/** The API no longer takes our token: the next call asks for a new one. */
export function distrustToken(): void {
  if (tokens !== null) tokens = { ...tokens, renewsAt: 0 };
}

export interface Ended {
  why: EndReason;
  returnTo: string;
}

/** Ends the session here and at the sign-in service, which sends back to the first page. */
export async function signOut(why: EndReason, returnTo: string): Promise<void> {
  const ended: Ended = { why, returnTo };
  sessionStorage.setItem(keys.ended, JSON.stringify(ended));
  sessionStorage.removeItem(keys.was);
  const id = tokens?.id ?? null;
  tokens = null;
  become('leaving');
  const from = await readConfig();
  const home = `${location.origin}/`;
  const address = new URL(from.logoutUrl, location.origin);
  address.searchParams.set('client_id', from.clientId);
  address.searchParams.set('logout_uri', home);
  address.searchParams.set('post_logout_redirect_uri', home);
  if (id !== null) address.searchParams.set('id_token_hint', id);
  location.assign(address);
}

export function readEnded(): Ended | null {
  const kept = sessionStorage.getItem(keys.ended);
  if (kept === null) return null;
  const ended: Ended = JSON.parse(kept);
  return ended;
}

/** On arrival: the sign-in's answer, a page that needs a sign-in, or the first page. Answers with an address to go to. */
export async function startSession(): Promise<string | null> {
  const address = new URL(location.href);
  if (address.pathname === callbackPath) {
    if (!address.searchParams.has('code') && !address.searchParams.has('error')) {
      become('signed-out');
      return '/';
    }
    const returnTo = await finishSignIn(address);
    return returnTo;
  }
  const open = ['/', '/accessibility', '/cookies'].includes(address.pathname);
  const silent = sessionStorage.getItem(keys.was) === 'yes';
  if (silent || !open) {
    await signIn(`${address.pathname}${address.search}${address.hash}`);
    return null;
  }
  become('signed-out');
  return null;
}

export function becomeSignedOut(): void {
  tokens = null;
  sessionStorage.removeItem(keys.was);
  become('signed-out');
}
