import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Clock } from './clock.ts';
import { type ClockDesk, clockDesk } from './clock-page.ts';
import type { Failures } from './failures.ts';
import { answerJson, jsonOf, knows, wantsHtml } from './local-requests.ts';
import type { KeptMessages } from './mail.ts';
import { mailPage } from './mail-page.ts';
import type { Schedules } from './schedules.ts';
import { escapeHtml, pageOf, signInHeaders } from './sign-in-page.ts';

export interface LocalPagesOptions {
  readonly failures: Failures;
  readonly mail: KeptMessages;
  readonly clock: Clock;
  readonly schedules: Pick<Schedules, 'moveTo'>;
  /** Settles when nothing is left to do in the background. */
  readonly idle: () => Promise<void>;
  readonly tokenFor: (subject: string) => Promise<string>;
  /** Known only to who can read the stack's file in `.placeboard/run`. */
  readonly secret: string;
}

const longestWaitMilliseconds = 500;

type Pages = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

const Wanted = z.strictObject({ persona: z.string().min(1).max(256) });

/** What one machine has in place of consoles: kept messages, failures, the clock, and tokens for the command line. */
export function localPagesOf(options: LocalPagesOptions): Pages {
  const desk = clockDesk(options);
  return async (request, response, url) => {
    const page = pageFor(`${request.method} ${url.pathname}`, options, desk);
    if (page === undefined) return false;
    await page(request, response);
    return true;
  };
}

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

function pageFor(asked: string, options: LocalPagesOptions, desk: ClockDesk): Page | undefined {
  switch (asked) {
    case 'POST /local/token':
      return (request, response) => mint(request, response, options);
    case 'GET /local/clock':
      return desk.show;
    case 'POST /local/clock':
      return desk.move;
    case 'POST /local/stream':
      return (request, response) => workOff(request, response, options);
    case 'GET /local/failures':
      return (request, response) => showFailures(request, response, options.failures);
    case 'GET /local/mail':
      return (request, response) => showMail(request, response, options.mail);
    default:
      return undefined;
  }
}

async function mint(request: IncomingMessage, response: ServerResponse, options: LocalPagesOptions): Promise<void> {
  if (!knows(options.secret, request.headers.authorization)) {
    answerJson(response, 401, { message: 'Unauthorized' });
    return;
  }
  const wanted = Wanted.safeParse(await jsonOf(request));
  if (!wanted.success) answerJson(response, 400, { message: 'Say for whom: {"persona":"clerk@plymouth.example"}' });
  else answerJson(response, 200, { token: await options.tokenFor(wanted.data.persona) });
}

/** What changed is worked off now, for whoever waits for it; says whether all of it was, or goes on meanwhile. */
async function workOff(
  request: IncomingMessage,
  response: ServerResponse,
  { secret, idle }: LocalPagesOptions,
): Promise<void> {
  if (!knows(secret, request.headers.authorization)) {
    answerJson(response, 401, { message: 'Unauthorized' });
    return;
  }
  const done = idle().then(() => true);
  answerJson(response, 200, { idle: await Promise.race([done, pause(longestWaitMilliseconds, false)]) });
}

function showMail(request: IncomingMessage, response: ServerResponse, mail: KeptMessages): void {
  const items = mail.list();
  if (wantsHtml(request)) response.writeHead(200, signInHeaders).end(mailPage(items));
  else answerJson(response, 200, { items });
}

function showFailures(request: IncomingMessage, response: ServerResponse, failures: Failures): void {
  const entries = failures.list();
  if (!wantsHtml(request)) {
    answerJson(response, 200, { items: entries });
    return;
  }
  const list = entries.map(
    ({ id, message }) => `<li><h2>${id}</h2><pre>${escapeHtml(JSON.stringify(message, null, 2))}</pre></li>`,
  );
  const content = entries.length === 0 ? '<p>Nothing has failed.</p>' : `<ol>${list.join('')}</ol>`;
  response.writeHead(200, signInHeaders).end(pageOf('Failures', `<h1>Failures</h1>${content}`));
}
