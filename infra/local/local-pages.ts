import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Failures } from './failures.ts';
import { escapeHtml, pageOf, signInHeaders } from './sign-in-page.ts';

export interface LocalPagesOptions {
  readonly failures: Failures;
  readonly tokenFor: (subject: string) => Promise<string>;
  /** Known only to who can read the stack's file in `.placeboard/run`. */
  readonly secret: string;
}

type Pages = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

const Wanted = z.strictObject({ persona: z.string().min(1).max(256) });

/** What one machine has in place of consoles: kept messages, failures, and tokens for the command line. */
export function localPagesOf(options: LocalPagesOptions): Pages {
  return async (request, response, url) => {
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /local/token':
        await mint(request, response, options);
        return true;
      case 'GET /local/failures':
        show(request, response, { title: 'Failures', none: 'Nothing has failed.', entries: options.failures.list() });
        return true;
      case 'GET /local/mail':
        show(request, response, { title: 'Mail', none: 'No message has been sent.', entries: [] });
        return true;
      default:
        return false;
    }
  };
}

async function mint(request: IncomingMessage, response: ServerResponse, options: LocalPagesOptions): Promise<void> {
  const answer = (status: number, body: object) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body));
  if (!knows(options.secret, request.headers.authorization)) {
    answer(401, { message: 'Unauthorized' });
    return;
  }
  const wanted = Wanted.safeParse(await jsonOf(request));
  if (!wanted.success) answer(400, { message: 'Say for whom: {"persona":"clerk@plymouth.example"}' });
  else answer(200, { token: await options.tokenFor(wanted.data.persona) });
}

function knows(secret: string, header: string | undefined): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${secret}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > 10_000) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Shown {
  readonly title: string;
  readonly none: string;
  readonly entries: readonly { id: string; message: unknown }[];
}

function show(request: IncomingMessage, response: ServerResponse, { title, none, entries }: Shown): void {
  if (!request.headers.accept?.includes('text/html')) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ items: entries }));
    return;
  }
  const list = entries.map(
    ({ id, message }) => `<li><h2>${id}</h2><pre>${escapeHtml(JSON.stringify(message, null, 2))}</pre></li>`,
  );
  const content = entries.length === 0 ? `<p>${none}</p>` : `<ol>${list.join('')}</ol>`;
  response.writeHead(200, signInHeaders).end(pageOf(title, `<h1>${title}</h1>${content}`));
}
