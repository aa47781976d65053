import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { type Allowed, authorise } from './authorise.ts';
import type { Outcome } from './environment.ts';
import type { Match, Routes } from './routes.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

export interface GatewayOptions {
  readonly routes: Routes;
  readonly keys: Parameters<typeof authorise>[2];
  readonly invoke: (functionName: string, event: string) => Promise<Outcome>;
  readonly integrationSeconds?: number;
}

const bodyLimit = 10 * 1024 * 1024;
const invocationLimit = 6 * 1024 * 1024;
const integrationSeconds = 30;

/** What the gateway itself says; none of it comes from a function. */
const own = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message })),
});
const tooLarge = () => own(413, 'Request Entity Too Large', { connection: 'close' });
const failed = () => own(500, 'Internal Server Error');

/** Answers a request as an API Gateway HTTP API with the template's routes would. */
export async function answerThroughGateway(
  request: IncomingMessage,
  url: URL,
  options: GatewayOptions,
): Promise<Answer> {
  const path = decodedPath(url);
  if (path === undefined) return own(400, 'Bad Request');
  const match = options.routes.find(request.method ?? 'GET', path);
  if (!match) return own(404, 'Not Found');
  const verdict = await authorise(match.route, request.headers.authorization, options.keys);
  if (!verdict.allowed) {
    return verdict.status === 401 ? own(401, 'Unauthorized', { 'www-authenticate': 'Bearer' }) : own(403, 'Forbidden');
  }
  const body = await bodyOf(request);
  if (!body) return tooLarge();
  const matched = { ...match, path, ...(verdict.jwt && { jwt: verdict.jwt }) };
  const event = JSON.stringify({
    ...eventOf(request, url, matched),
    ...bodyFields(request, body),
    requestContext: contextOf(request, url, matched),
  });
  if (Buffer.byteLength(event) > invocationLimit) return tooLarge();
  const outcome = await inTime(options.invoke(match.route.functionName, event), options);
  return outcome ? answerOf(outcome) : own(503, 'Service Unavailable');
}

/** An HTTP API hands the path on decoded, and ends it at a question mark that was encoded. */
function decodedPath(url: URL): string | undefined {
  try {
    return decodeURIComponent(url.pathname).split('?')[0];
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > bodyLimit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function inTime(outcome: Promise<Outcome>, options: GatewayOptions): Promise<Outcome | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), (options.integrationSeconds ?? integrationSeconds) * 1000);
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Matched = Match & { readonly path: string; readonly jwt?: Allowed['jwt'] };

function eventOf(request: IncomingMessage, url: URL, { route, pathParameters, path }: Matched) {
  const { cookie, ...headers } = request.headers;
  const names = [...new Set(url.searchParams.keys())];
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      'x-forwarded-for': sourceOf(request),
      'x-forwarded-proto': url.protocol.slice(0, -1),
      'x-forwarded-port': url.port,
    },
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name).join(',')])),
    }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
  };
}

const sourceOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? '127.0.0.1';

function contextOf(request: IncomingMessage, url: URL, { route, path, jwt }: Matched) {
  const now = new Date();
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: url.hostname,
    domainPrefix: url.hostname.split('.')[0],
    http: {
      method: request.method,
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceOf(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: route.routeKey,
    stage: '$default',
    time: now.toISOString(),
    timeEpoch: now.getTime(),
    ...(jwt && { authorizer: { jwt } }),
  };
}

const textTypes = /^(text\/|application\/(json|xml|javascript)\b)/;

function bodyFields(request: IncomingMessage, body: Buffer) {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = textTypes.test(request.headers['content-type'] ?? '') && !request.headers['content-encoding'];
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

const Response = z.object({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

function answerOf(outcome: Outcome): Answer {
  if (outcome.functionError || Buffer.byteLength(outcome.payload) > invocationLimit) return failed();
  const payload: unknown = JSON.parse(outcome.payload);
  const bare = typeof payload !== 'object' || payload === null || !('statusCode' in payload);
  if (bare)
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(outcome.payload),
    };
  const parsed = Response.safeParse(payload);
  if (!parsed.success) return failed();
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(named) },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}
