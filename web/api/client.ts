import { hc } from 'hono/client';
import type { AudienceApp } from '#functions/audience/app.ts';
import type { AuthorityApp } from '#functions/authority/app.ts';
import type { PlatformApp } from '#functions/platform/app.ts';
import { fetchSignedIn } from '../fetching.ts';

const { me, authorities } = hc<AuthorityApp>(location.origin, { fetch: fetchSignedIn }).api;

export { me };
export const one = authorities[':authority'];
export const platform = hc<PlatformApp>(location.origin, { fetch: fetchSignedIn }).api.platform;
export const audiencesOf = hc<AudienceApp>(location.origin, { fetch: fetchSignedIn }).api.audiences;

/** How a change is sent: on which version it builds, and the key by which a repeat of it is recognised. */
export interface How {
  version?: number;
  key?: string;
}

export function sent({ version, key }: How): { headers: Record<string, string> } {
  return {
    headers: {
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
  };
}

export const until = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { init: { signal } });

// The client puts the parts of an address in as they are, and an address bar may hold anything.
export const part = encodeURIComponent;
export const inAuthority = (authority: string) => ({ authority: part(authority) });
