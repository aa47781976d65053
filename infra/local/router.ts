import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, answerThroughGateway, type GatewayOptions } from './gateway.ts';
import type { Identity } from './identity.ts';
import type { Site } from './site.ts';

export interface RouterOptions {
  readonly gateway: GatewayOptions;
  readonly identity: Identity;
  readonly site: Site;
  /** What the distribution adds to every answer, whoever gave it. */
  readonly headers: Readonly<Record<string, string>>;
  /** What exists on one machine alone, under /local/. */
  readonly local: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;
}

const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** One port for everything that a browser asks of the deployment: page, API, sign-in. */
export function routerOf(options: RouterOptions): RequestListener {
  return (request, response) => {
    route(request, response, options).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The local router failed; its own window says why.');
    });
  };
}

async function route(request: IncomingMessage, response: ServerResponse, options: RouterOptions): Promise<void> {
  const host = request.headers.host ?? '';
  const url = URL.parse(`http://${host}${request.url ?? '/'}`);
  // A page elsewhere could point a name of its own at this machine; only our own names are answered.
  if (!url || !ownHosts.has(url.hostname)) {
    response.writeHead(421, { 'content-type': 'text/plain' }).end('Ask for localhost.');
    return;
  }
  if (options.gateway.routes.owns(url.pathname)) {
    const answer = await answerThroughGateway(request, url, options.gateway);
    send(request, response, { ...answer, headers: { ...answer.headers, ...options.headers } });
  } else if (url.pathname === '/oidc' || url.pathname.startsWith('/oidc/')) {
    await options.identity.handle(request, response);
  } else if (url.pathname === '/config.json') {
    const configuration = JSON.stringify(options.identity.configurationFor(url.origin));
    response
      .writeHead(200, { ...options.headers, 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(configuration);
  } else if (!(url.pathname.startsWith('/local/') && (await options.local(request, response, url)))) {
    await options.site(request, response, url);
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const cookies = answer.cookies.length > 0 && { 'set-cookie': [...answer.cookies] };
  const bodiless = answer.status === 204 || answer.status === 304;
  const length = bodiless ? {} : { 'content-length': String(answer.body.length) };
  response.writeHead(answer.status, { ...answer.headers, ...length, ...cookies });
  response.end(request.method === 'HEAD' || bodiless ? undefined : answer.body);
  // What a refused request still sends is not worth reading; the connection ends with the answer.
  if (answer.headers.connection === 'close') response.once('finish', () => request.destroy());
}
