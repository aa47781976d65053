import { type JWTPayload, jwtVerify } from 'jose';
import type { Route } from './routes.ts';

type KeySet = Parameters<typeof jwtVerify>[1];

export interface Allowed {
  readonly allowed: true;
  readonly jwt?: { readonly claims: Record<string, string>; readonly scopes: string[] | null };
}
export type Verdict = Allowed | { readonly allowed: false; readonly status: 401 | 403 };

/** The JWT authoriser of an HTTP API: signature, issuer, audience or client, times, and the route's scopes. Nothing else. */
export async function authorise(route: Route, header: string | undefined, keys: KeySet): Promise<Verdict> {
  const { authoriser } = route;
  if (!authoriser) return { allowed: true };
  const claims = await verified(header, authoriser.issuer, keys);
  if (!claims || !meantFor(claims, authoriser.audience)) return { allowed: false, status: 401 };
  if (route.scopes.length === 0) return { allowed: true, jwt: { claims: asText(claims), scopes: null } };
  const granted = String(claims.scope ?? '').split(' ');
  const scopes = route.scopes.filter((scope) => granted.includes(scope));
  return scopes.length === 0
    ? { allowed: false, status: 403 }
    : { allowed: true, jwt: { claims: asText(claims), scopes } };
}

async function verified(header: string | undefined, issuer: string, keys: KeySet): Promise<JWTPayload | undefined> {
  const token = header?.replace(/^Bearer /i, '');
  if (!token) return undefined;
  try {
    // The gateway knows RSA signatures only, and demands an end.
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      algorithms: ['RS256', 'RS384', 'RS512'],
      requiredClaims: ['exp'],
    });
    return payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1 ? undefined : payload;
  } catch {
    // Whatever is wrong with the token, the gateway's answer is the same.
    return undefined;
  }
}

function meantFor(claims: JWTPayload, audience: readonly string[]): boolean {
  const named = claims.aud ?? claims.client_id;
  return [named].flat().some((each) => typeof each === 'string' && audience.includes(each));
}

/** The gateway hands every claim on as text; a list becomes `[one two]`. */
function asText(claims: JWTPayload): Record<string, string> {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, text(value)]));
}
