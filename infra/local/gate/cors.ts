import type http from 'node:http';
import type { Desk } from './answering.ts';
import { placeOf } from './s3-request.ts';
import type { CorsRule } from './world.ts';

export type Cors = (request: http.IncomingMessage, response: http.ServerResponse) => boolean;

/** Answers preflights and marks answers as a bucket's own rules say; true when nothing is left to answer. */
export function createCors(desk: () => Desk, origins: string[]): Cors {
  return (request, response) => {
    const { origin } = request.headers;
    if (origin === undefined) return false;
    const preflight = request.method === 'OPTIONS';
    const method = String(preflight ? request.headers['access-control-request-method'] : request.method);
    const rule = ruleFor(desk(), request, { origin, method, origins });
    if (rule) allow(request, response, rule);
    if (preflight) response.writeHead(rule ? 200 : 403).end();
    return preflight;
  };
}

type Wanted = { origin: string; method: string; origins: string[] };

function ruleFor(desk: Desk, request: http.IncomingMessage, wanted: Wanted): CorsRule | undefined {
  const [path = '/'] = (request.url ?? '/').split('?');
  const rules = desk.world.buckets.get(placeOf(path).bucket)?.cors ?? [];
  return rules.find(
    ({ AllowedOrigins, AllowedMethods }) =>
      AllowedMethods.includes(wanted.method) &&
      (wanted.origins.includes(wanted.origin) ||
        AllowedOrigins.some((allowed) => ['*', wanted.origin].includes(allowed))),
  );
}

function allow(request: http.IncomingMessage, response: http.ServerResponse, rule: CorsRule): void {
  response.setHeader('access-control-allow-origin', String(request.headers.origin));
  response.setHeader('access-control-allow-methods', rule.AllowedMethods.join(', '));
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
  const asked = request.headers['access-control-request-headers'];
  const headers = rule.AllowedHeaders.includes('*') && asked ? asked : rule.AllowedHeaders.join(', ');
  if (headers) response.setHeader('access-control-allow-headers', headers);
  if (rule.ExposedHeaders.length > 0)
    response.setHeader('access-control-expose-headers', rule.ExposedHeaders.join(', '));
}
